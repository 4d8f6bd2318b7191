package io.kinora.engine.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.engine.work.Checked.Right;
import io.kinora.engine.work.Checked.Wrong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The tasks contract, section 4, validation.
class ParametersTest {

  private static final JsonMapper JSON = JsonMapper.shared();

  private static final Parameters ALL = Parameters.of(
      Parameter.string("s", "A string.").oneOf("a", "b"),
      Parameter.integer("i", "An integer.").between(-3, 1000),
      Parameter.decimal("f", "A float."),
      Parameter.truth("b", "A boolean."),
      Parameter.strings("l", "A list."),
      Parameter.url("u", "An address."));

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
          {}                                | {}
          {"s":null,"i":null}               | {}
          {"other":1}                       | {}
          {"s":"a"}                         | {"s":"a"}
          {"i":5}                           | {"i":5}
          {"i":5.0}                         | {"i":5}
          {"i":"0005"}                      | {"i":5}
          {"i":"-3"}                        | {"i":-3}
          {"f":2}                           | {"f":2.0}
          {"f":".5"}                        | {"f":0.5}
          {"f":9007199254740993}            | {"f":9.007199254740992E15}
          {"f":99999999999999999999}        | {"f":1.0E20}
          {"i":5e2}                         | {"i":500}
          {"f":"1e3"}                       | {"f":1000.0}
          {"b":true}                        | {"b":true}
          {"b":"1"}                         | {"b":true}
          {"b":"false"}                     | {"b":false}
          {"b":"0"}                         | {"b":false}
          {"l":["x","y"]}                   | {"l":["x","y"]}
          {"l":"x"}                         | {"l":["x"]}
          {"u":"http://h/a b"}              | {"u":"http://h/a b"}
          {"u":"HTTPS://h"}                 | {"u":"HTTPS://h"}
          {"u":"kinora:asset/1"}            | {"u":"kinora:asset/1"}
          """)
  void what_is_right_comes_out_in_one_spelling(String given, String expected) {
    assertThat(shown(ALL.check(json(given), KindVersion.V2))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
          {"s":1}                   | s: not a valid string
          {"s":"c"}                 | s: not a valid choice, choose one of: 'a', 'b'
          {"i":5.5}                 | i: not a valid integer
          {"i":"5.0"}               | i: not a valid integer
          {"i":true}                | i: not a valid integer
          {"i":1e30}                | i: not a valid integer
          {"i":1e999}               | i: not a valid integer
          {"i":99999999999999999999} | i: not a valid integer
          {"i":999999999999999999}  | i: must be between -3 and 1000
          {"f":1e999}               | f: not a valid float
          {"i":1001}                | i: must be between -3 and 1000
          {"f":"x"}                 | f: not a valid float
          {"f":"NaN"}               | f: not a valid float
          {"f":"1e999"}             | f: not a valid float
          {"f":[]}                  | f: not a valid float
          {"b":"yes"}               | b: not a valid boolean
          {"b":1}                   | b: not a valid boolean
          {"l":["x",1]}             | l: not a valid list
          {"l":{}}                  | l: not a valid list
          {"u":"h/x"}               | u: not a valid URL
          {"u":"file:///x"}         | u: not a valid URL
          {"u":"http:x"}            | u: not a valid URL
          {"u":""}                  | u: not a valid URL
          {"s":1,"i":"x","u":{}}    | s: not a valid string; i: not a valid integer; u: not a valid URL
          """)
  void what_is_wrong_is_said_about_each_parameter(String given, String expected) {
    assertThat(shown(ALL.check(json(given), KindVersion.V2))).isEqualTo(expected);
  }

  @Test
  void a_number_beyond_all_doubles_is_none() {
    var given = json("{\"f\":" + "9".repeat(400) + "}");

    assertThat(shown(ALL.check(given, KindVersion.V2))).isEqualTo("f: not a valid float");
  }

  @Test
  void a_required_parameter_that_is_absent_or_null_is_missed() {
    var required = Parameters.of(
        Parameter.url("url", "An address.").required(),
        Parameter.string("name", "A name.").required());

    assertThat(shown(required.check(json("{\"url\":null}"), KindVersion.V2)))
        .isEqualTo("url: this field is required; name: this field is required");
  }

  @Test
  void a_default_stands_in_and_may_differ_in_a_version() {
    var parameters = Parameters.of(
        Parameter.truth("b", "A boolean.").orElse(false).orElseIn(KindVersion.V1, true),
        Parameter.strings("l", "A list.").orElseNone());

    assertThat(shown(parameters.check(json("{\"b\":null}"), KindVersion.V1)))
        .isEqualTo("{\"b\":true,\"l\":[]}");
    assertThat(shown(parameters.check(json("{}"), KindVersion.V2)))
        .isEqualTo("{\"b\":false,\"l\":[]}");
  }

  static ObjectNode json(String text) {
    return (ObjectNode) JSON.readTree(text);
  }

  static String shown(Checked checked) {
    return switch (checked) {
      case Right(ObjectNode parameters) -> parameters.toString();
      case Wrong wrong ->
        wrong.messages().entrySet().stream()
            .map(it -> it.getKey() + ": " + String.join(", ", it.getValue()))
            .collect(Collectors.joining("; "));
    };
  }
}
