package io.kinora.cli;

import io.kinora.media.sxml.Problem;
import io.kinora.media.timeline.Timeline;
import io.kinora.media.timeline.TimelineTree;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What was found in a film definition.
///
/// @param timeline the times, where they were asked for
/// @param failure  why it could not be looked into to the end, such as a file that is none
record CheckReport(
    Path definition,
    List<Problem> problems,
    Optional<Timeline> timeline,
    Optional<String> failure) {

  CheckReport {
    problems = List.copyOf(problems);
  }

  static CheckReport of(Path definition, List<Problem> problems) {
    return new CheckReport(definition, problems, Optional.empty(), Optional.empty());
  }

  static CheckReport failed(Path definition, String text) {
    return new CheckReport(definition, List.of(), Optional.empty(), Optional.of(text));
  }

  CheckReport with(List<Problem> more) {
    var all = new ArrayList<>(problems);
    all.addAll(more);
    return new CheckReport(definition, all, timeline, failure);
  }

  CheckReport with(Timeline times) {
    return new CheckReport(definition, problems, Optional.of(times), failure);
  }

  boolean isRight() {
    return failure.isEmpty() && problems.stream().noneMatch(Problem::isError);
  }

  void tell(Screen screen, boolean isJson) {
    if (isJson) {
      screen.say(JsonMapper.shared().writeValueAsString(json()));
      return;
    }
    problems.forEach(problem -> screen.complain(problem, definition));
    failure.ifPresent(screen::complain);
    timeline.ifPresent(times -> {
      times.remarks().forEach(remark -> screen.warn(definition + ": " + remark));
      TimelineTree.of(times).forEach(line -> screen.say(text(line)));
    });
    if (isRight()) {
      screen.say(definition + ": right"
          + (problems.isEmpty() ? "" : ", with " + counted(problems.size(), "warning")));
    }
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /// Start, length, and the node as deep as it stands.
  private static String text(TimelineTree.Line line) {
    return String.format(
        Locale.ROOT,
        "%9.3f %9.3f  %s%s",
        seconds(line.span().start()),
        seconds(line.span().length()),
        "  ".repeat(line.depth()),
        line.node());
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }

  private ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("file", definition.toString()).put("right", isRight());
    ArrayNode list = json.putArray("problems");
    problems.stream().map(Problem::json).forEach(list::add);
    failure.ifPresent(text -> json.put("failure", text));
    timeline.ifPresent(times -> {
      json.put("duration", seconds(times.length()));
      ArrayNode nodes = json.putArray("times");
      TimelineTree.of(times)
          .forEach(line -> nodes
              .addObject()
              .put("depth", line.depth())
              .put("node", line.node())
              .put("start", seconds(line.span().start()))
              .put("duration", seconds(line.span().length())));
      ArrayNode remarks = json.putArray("remarks");
      times.remarks().forEach(remarks::add);
    });
    return json;
  }
}
