package io.kinora.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueryParametersTest {

  @Test
  void a_repeated_name_keeps_all_its_values_in_order() {
    var query = QueryParameters.parse("tasks=B&x=1&tasks=A");

    assertThat(query.values("tasks")).containsExactly("B", "A");
    assertThat(query.find("tasks")).contains("B");
  }

  @Test
  void names_and_values_are_decoded() {
    var query = QueryParameters.parse("a%20b=c+d%3D%C3%A9");

    assertThat(query.find("a b")).contains("c d=é");
  }

  @Test
  void careless_encoding_is_taken_as_it_is() {
    var query = QueryParameters.parse("&a=100%&b=%zz&&c&=d&e=%ff");

    assertThat(query.find("a")).contains("100%");
    assertThat(query.find("b")).contains("%zz");
    assertThat(query.find("c")).contains("");
    assertThat(query.find("")).contains("d");
    assertThat(query.find("e")).contains("\uFFFD");
    assertThat(query.find("missing")).isEmpty();
  }
}
