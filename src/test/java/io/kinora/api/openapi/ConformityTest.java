package io.kinora.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is not as a document says is complained of.
class ConformityTest {

  private static final JsonNode DOCUMENT = JsonMapper.shared().readTree("""
      {"servers": [{"url": "https://media.example/api"}],
       "paths": {"/films/{id}": {
         "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "integer"}}],
         "get": {
           "operationId": "getFilm", "security": [{"bearer": []}],
           "parameters": [{"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 9}}],
           "responses": {"200": {
             "headers": {"ETag": {"required": true, "schema": {"type": "string"}}},
             "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Film"}}}}}}}},
       "components": {"schemas": {"Film": {"allOf": [
         {"type": "object", "required": ["title"], "properties": {"title": {"type": "string"}}},
         {"type": "object", "properties": {"end": {"oneOf": [{"type": "null"}, {"type": "number"}]}}}]}}}}
      """);

  private static List<String> complaints(
      String target, int status, Map<String, String> headers, String body) {
    var all = new HashMap<>(headers);
    all.put("Content-Type", "application/json");
    var sent = Map.of("Authorization", "Bearer x");
    return new Conformity(DOCUMENT)
        .complaints(new Seen("GET", target, sent, "", status, all, body));
  }

  private static List<String> ofBody(String body) {
    return complaints("/api/films/7", 200, Map.of("ETag", "x"), body);
  }

  @Test
  void what_is_right_is_not_complained_of() {
    assertThat(ofBody("{\"title\":\"a\",\"end\":null}")).isEmpty();
    assertThat(ofBody("{\"title\":\"a\",\"end\":1.5}")).isEmpty();
  }

  @Test
  void a_body_has_the_members_of_its_schema_and_no_others() {
    assertThat(ofBody("{\"end\":1}")).singleElement().asString().contains("required");
    assertThat(ofBody("{\"title\":7}")).singleElement().asString().contains("/title is 7");
    assertThat(ofBody("{\"title\":\"a\",\"more\":1}"))
        .containsExactly("/more is not in the document");
    assertThat(ofBody("{\"title\":\"a\",\"end\":\"x\"}")).contains("/end fits 0 of 2 schemas");
    assertThat(ofBody("")).hasSize(1);
  }

  @Test
  void headers_are_documented_and_there() {
    assertThat(complaints("/api/films/7", 200, Map.of(), "{\"title\":\"a\"}"))
        .containsExactly("ETag is missing");
    assertThat(
            complaints("/api/films/7", 200, Map.of("ETag", "x", "X-New", "y"), "{\"title\":\"a\"}"))
        .containsExactly("the header X-New is not documented");
  }

  @Test
  void what_was_taken_is_documented_too() {
    Map<String, String> tag = Map.of("ETag", "x");
    String body = "{\"title\":\"a\"}";

    assertThat(complaints("/api/films/x", 200, tag, body)).hasSize(1);
    assertThat(complaints("/api/films/7?limit=10", 200, tag, body)).hasSize(1);
    assertThat(complaints("/api/films/7?more=1", 200, tag, body)).hasSize(1);
    assertThat(complaints("/api/films/7", 201, tag, body))
        .containsExactly("the status is not documented");
    assertThat(complaints("/api/none", 200, tag, body))
        .containsExactly("no operation, and not refused");
  }
}
