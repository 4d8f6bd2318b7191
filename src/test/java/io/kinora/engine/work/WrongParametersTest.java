package io.kinora.engine.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.kinora.engine.work.Checked.Right;
import io.kinora.engine.work.Checked.Wrong;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The tasks contract, section 4: each parameter of each kind, wrong in each way.
class WrongParametersTest {

  private static final JsonMapper JSON = JsonMapper.shared();

  static Stream<Arguments> parameters() {
    return WorkCatalogue.full().kinds().stream()
        .flatMap(kind -> kind.parameters().all().stream().map(it -> arguments(kind, it)));
  }

  /// Values in JSON that are not of the type.
  private static List<String> notOf(ParameterType type) {
    return switch (type) {
      case STRING -> List.of("5", "true", "[\"x\"]", "{}");
      case INTEGER -> List.of("\"x\"", "1.5", "true", "[]", "{}", "\"1.5\"", "1e300", "\"\"");
      case FLOAT -> List.of("\"x\"", "true", "[]", "{}", "\"NaN\"", "\"1,5\"", "\"0x10\"");
      case BOOLEAN -> List.of("\"maybe\"", "2", "[]", "\"TRUE\"", "1.0");
      case STRINGS -> List.of("5", "[1]", "[\"x\",null]", "{}", "true");
      case URL, WEB_URL ->
        List.of(
            "5",
            "\"x\"",
            "\"ftps://h/x\"",
            "\"file:///etc/passwd\"",
            "\"http:///x\"",
            "[]",
            "\"\"");
      case COLOUR -> List.of("5", "\"red\"", "\"#12345\"", "\"112233\"", "\"\"", "[]");
    };
  }

  private static Map<String, List<String>> messages(WorkKind kind, ObjectNode given) {
    return switch (kind.check(given, KindVersion.V2)) {
      case Right _ -> Map.of();
      case Wrong wrong -> wrong.messages();
    };
  }

  private static ObjectNode with(String name, String valueJson) {
    return (ObjectNode) JSON.readTree("{\"" + name + "\":" + valueJson + "}");
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void of_another_type_is_told_with_the_name_of_the_right_one(WorkKind kind, Parameter parameter) {
    for (String value : notOf(parameter.type())) {
      assertThat(messages(kind, with(parameter.name(), value)).get(parameter.name()))
          .as(kind.name() + " " + parameter.name() + " = " + value)
          .containsExactly(parameter.type().complaint());
    }
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void that_is_absent_or_null_is_told_where_it_is_required(WorkKind kind, Parameter parameter) {
    boolean isRequired = parameter.presence() instanceof Presence.Required;
    for (ObjectNode given : List.of(JSON.createObjectNode(), with(parameter.name(), "null"))) {
      List<String> told = messages(kind, given).get(parameter.name());
      if (isRequired) {
        assertThat(told).containsExactly("this field is required");
      } else {
        assertThat(told == null || !told.contains("this field is required")).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void outside_of_what_is_allowed_is_told_with_what_is(WorkKind kind, Parameter parameter) {
    switch (parameter.allowed()) {
      case Allowed.Everything _ -> {}
      case Allowed.Between(long min, long max) -> {
        for (long value : new long[] {min - 1, max + 1}) {
          assertThat(messages(kind, with(parameter.name(), "" + value)).get(parameter.name()))
              .containsExactly("must be between " + min + " and " + max);
        }
      }
      case Allowed.OneOf(List<String> choices) -> {
        String value = parameter.type() == ParameterType.INTEGER ? "77777" : "\"no such choice\"";
        assertThat(messages(kind, with(parameter.name(), value)).get(parameter.name()))
            .containsExactly("not a valid choice, choose one of: "
                + choices.stream().map(it -> "'" + it + "'").collect(Collectors.joining(", ")));
      }
    }
  }

  static List<WorkKind> kinds() {
    return new ArrayList<>(WorkCatalogue.full().kinds());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void that_are_wrong_together_are_all_told(WorkKind kind) {
    ObjectNode given = JSON.createObjectNode();
    kind.parameters()
        .all()
        .forEach(it -> given.set(it.name(), JSON.readTree(notOf(it.type()).getFirst())));

    assertThat(messages(kind, given).keySet())
        .containsExactlyElementsOf(
            kind.parameters().all().stream().map(Parameter::name).toList());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void that_are_not_known_are_ignored(WorkKind kind) {
    assertThat(messages(kind, with("no_such_parameter", "{}")))
        .doesNotContainKey("no_such_parameter");
  }
}
