package io.kinora.media.sxml;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The page of features says for each row of the language whether it is supported, and which test
/// shows it. Words are written on the page, tests are found in the sources.
class FeaturesPageTest {

  private static final Path PAGE = Path.of("docs/sxml/features.md");
  private static final Path TESTS = Path.of("src/test/java");
  private static final Path LANGUAGE = Path.of("../shared/spec/sxml.md");

  /// Number, feature, support, how, and the tests.
  private static final Pattern ROW = Pattern.compile(
      "^\\| ([A-Z]{3}\\d\\d) \\| (.+?) \\| (.+?) \\| (.*?) \\| (.*) \\|$", Pattern.MULTILINE);

  private static final Pattern FIRST_CELL =
      Pattern.compile("^\\| ([A-Z]{3}\\d\\d) \\|", Pattern.MULTILINE);
  private static final Pattern COUNT = Pattern.compile("^\\d+ rows: .*$", Pattern.MULTILINE);
  private static final Pattern MARK =
      Pattern.compile("@Feature\\(([^)]*)\\)\\s+(?:static )?[\\w<>]+ (\\w+)\\(");
  private static final Pattern ID = Pattern.compile("[A-Z]{3}\\d\\d");

  /// What the page may say of a row.
  ///
  /// @param counted how the first lines of the page tell how many there are
  private record Support(String word, String counted) {

    boolean isOf(MatchResult row) {
      return row.group(3).equals(word);
    }
  }

  private static final List<Support> SUPPORT = List.of(
      new Support("yes", "are supported"),
      new Support("in part", "in part"),
      new Support("no effect", "have no effect"));

  /// A test that shows something, and where it stands.
  private record Shown(String test, Path file) {

    /// A link with the name of the test as words.
    String link() {
      return "[" + test.replace('_', ' ') + "](../../" + file.toString().replace('\\', '/') + ")";
    }
  }

  /// When it fails, a test was marked or renamed: run it with `-Dwrite=docs` to renew the page.
  @Test
  void the_tests_on_the_page_are_those_of_the_sources() throws IOException {
    String page = Files.readString(PAGE);
    Map<String, List<Shown>> shown = shown();
    String rows =
        ROW.matcher(page).replaceAll(row -> Matcher.quoteReplacement(renewed(row, shown)));
    String renewed = COUNT.matcher(rows).replaceFirst(Matcher.quoteReplacement(count(page)));
    if ("docs".equals(System.getProperty("write"))) {
      Files.writeString(PAGE, renewed);
    }

    assertThat(Files.readString(PAGE))
        .as("renew it: mvn test -Dtest=FeaturesPageTest -Dwrite=docs")
        .isEqualTo(renewed);
  }

  private static String renewed(MatchResult row, Map<String, List<Shown>> shown) {
    String tests = shown.getOrDefault(row.group(1), List.of()).stream()
        .map(Shown::link)
        .collect(joining(", "));
    return String.join(
        " | ", "| " + row.group(1), row.group(2), row.group(3), row.group(4), tests + " |");
  }

  private static String count(String page) {
    return rows(page).count() + " rows: "
        + SUPPORT.stream()
            .filter(support -> rows(page).anyMatch(support::isOf))
            .map(support -> rows(page).filter(support::isOf).count() + " " + support.counted())
            .collect(joining(", "))
        + ".";
  }

  @Test
  void every_row_says_how_it_is_supported_and_has_a_test() throws IOException {
    String page = Files.readString(PAGE);
    Map<String, List<Shown>> shown = shown();

    assertThat(rows(page).filter(row -> SUPPORT.stream().noneMatch(it -> it.isOf(row))))
        .isEmpty();
    assertThat(rows(page).map(row -> row.group(1)).filter(id -> !shown.containsKey(id)))
        .as("rows without a test")
        .isEmpty();
  }

  @Test
  void every_mark_names_a_row_and_stands_right_before_its_test() throws IOException {
    String page = Files.readString(PAGE);
    var ids = rows(page).map(row -> row.group(1)).collect(toCollection(TreeSet::new));

    assertThat(ids).containsAll(shown().keySet());
    assertThat(sources().filter(FeaturesPageTest::hasStrayMark)).isEmpty();
  }

  private static boolean hasStrayMark(Path file) {
    String text = read(file);
    return text.lines().filter(line -> line.strip().startsWith("@Feature(")).count()
        != MARK.matcher(text).results().count();
  }

  @Test
  void the_rows_are_those_of_the_language() throws IOException {
    assumeTrue(Files.exists(LANGUAGE), "the page of the language is not here");

    assertThat(ids(Files.readString(PAGE))).isEqualTo(ids(Files.readString(LANGUAGE)));
  }

  private static List<String> ids(String page) {
    return FIRST_CELL.matcher(page).results().map(row -> row.group(1)).toList();
  }

  private static Stream<MatchResult> rows(String page) {
    return ROW.matcher(page).results();
  }

  /// The tests of each row, in the order of their files.
  private static Map<String, List<Shown>> shown() throws IOException {
    var shown = new TreeMap<String, List<Shown>>();
    sources()
        .forEach(file -> MARK.matcher(read(file))
            .results()
            .forEach(mark -> ID.matcher(mark.group(1))
                .results()
                .forEach(id -> shown
                    .computeIfAbsent(id.group(), _ -> new ArrayList<>())
                    .add(new Shown(mark.group(2), file)))));
    return shown;
  }

  private static Stream<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(TESTS)) {
      return files.filter(file -> file.toString().endsWith("Test.java")).sorted().toList().stream();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
