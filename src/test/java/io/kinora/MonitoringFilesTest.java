package io.kinora;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What operators look at and are woken by asks for numbers that there are. The page of the metrics
/// is held against the server by its own test.
class MonitoringFilesTest {

  private static final Path ALERTS = Path.of("deploy/prometheus/alerts.yaml");
  private static final Path DASHBOARD = Path.of("deploy/grafana/kinora.json");

  private static final Pattern ROW = Pattern.compile("\\| `([a-z_]+)` \\|[^|]*\\|([^|]*)\\|.*");
  private static final Pattern WORD = Pattern.compile("`([a-z]+)`");
  private static final Pattern METRIC =
      Pattern.compile("\\b((?:engine|http|kinora)_[a-z_]+)(?:\\{([^}]*)})?");
  private static final Pattern MATCHER = Pattern.compile("([a-z]+)=~?\\\\?\"");
  private static final Pattern BY = Pattern.compile("\\bby \\(([a-z, ]+)\\)");

  /// The tags of each metric on the page; a summary is there as its count and its sum.
  private static Map<String, Set<String>> tagsOnThePage() throws IOException {
    var tags = new HashMap<String, Set<String>>();
    for (String line : Files.readAllLines(Path.of("docs/metrics.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        Set<String> words = words(row.group(2));
        List.of("", "_count", "_sum").forEach(end -> tags.put(row.group(1) + end, words));
      }
    }
    return tags;
  }

  private static Set<String> words(String text) {
    var words = new HashSet<String>();
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      words.add(word.group(1));
    }
    return words;
  }

  private static List<String> expressions(String file) throws IOException {
    if (Path.of(file).equals(ALERTS)) {
      return List.of(Files.readString(ALERTS).split("- alert:"));
    }
    var expressions = new ArrayList<String>();
    for (JsonNode panel : JsonMapper.shared().readTree(DASHBOARD.toFile()).path("panels")) {
      panel
          .path("targets")
          .forEach(target -> expressions.add(target.path("expr").asString()));
    }
    return expressions;
  }

  @ParameterizedTest
  @ValueSource(strings = {"deploy/prometheus/alerts.yaml", "deploy/grafana/kinora.json"})
  void each_number_and_tag_is_one_of_the_page(String file) throws IOException {
    Map<String, Set<String>> page = tagsOnThePage();
    var seen = new HashSet<String>();
    for (String expression : expressions(file)) {
      var tags = new HashSet<String>();
      Matcher metric = METRIC.matcher(expression);
      while (metric.find()) {
        assertThat(page).as(expression).containsKey(metric.group(1));
        tags.addAll(page.getOrDefault(metric.group(1), Set.of()));
        seen.add(metric.group(1));
        Matcher matcher = MATCHER.matcher(metric.group(2) == null ? "" : metric.group(2));
        while (matcher.find()) {
          assertThat(page.get(metric.group(1))).as(expression).contains(matcher.group(1));
        }
      }
      Matcher by = BY.matcher(expression);
      while (by.find()) {
        assertThat(tags).as(expression).contains(by.group(1).split(", *"));
      }
    }
    assertThat(seen).hasSizeGreaterThan(5);
  }

  @Test
  void each_number_of_the_engine_is_on_the_dashboard() throws IOException {
    String shown = String.join(" ", expressions(DASHBOARD.toString()));

    for (String name : tagsOnThePage().keySet()) {
      if (!name.endsWith("_count") && !name.endsWith("_sum")) {
        assertThat(shown).contains(name);
      }
    }
  }

  @Test
  void panels_do_not_lie_on_each_other() throws IOException {
    var taken = new HashSet<String>();
    for (JsonNode panel : JsonMapper.shared().readTree(DASHBOARD.toFile()).path("panels")) {
      JsonNode place = panel.path("gridPos");
      for (int x = 0; x < place.path("w").asInt(); x++) {
        for (int y = 0; y < place.path("h").asInt(); y++) {
          int column = place.path("x").asInt() + x;
          assertThat(column).isLessThan(24);
          assertThat(taken.add(column + "/" + (place.path("y").asInt() + y)))
              .as(panel.path("title").asString())
              .isTrue();
        }
      }
    }
  }
}
