package io.kinora.api.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.api.openapi.Operations.Operation;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Tells where a real exchange is not as the document says. Requests that were refused were meant
/// to be wrong: of them only what came back is judged.
public final class Conformity {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /// What HTTP itself adds.
  private static final Set<String> OF_HTTP =
      Set.of("connection", "content-length", "content-type", "date", "server", "vary", ":status");

  /// Where a document says it elsewhere: as security and as media type.
  private static final Set<String> SAID_ELSEWHERE = Set.of("authorization", "content-type");

  private final SchemaCheck check;
  private final Operations operations;

  public Conformity(JsonNode document) {
    this.check = new SchemaCheck(document);
    this.operations = Operations.of(document);
  }

  public List<String> complaints(Seen seen) {
    return operations
        .find(seen)
        .map(it -> complaints(it, seen))
        .orElseGet(() -> ofNoOperation(seen));
  }

  /// A path or a method that the document does not have must be refused.
  private List<String> ofNoOperation(Seen seen) {
    String schema = switch (seen.status()) {
      case 404 -> "NotFoundProblem";
      case 405 -> "MethodNotAllowedProblem";
      default -> "none";
    };
    if (schema.equals("none")) {
      return List.of("no operation, and not refused");
    }
    return check.complaints(
        check.referred("#/components/schemas/" + schema), JSON.readTree(seen.body()), "");
  }

  private List<String> complaints(Operation operation, Seen seen) {
    var complaints = new ArrayList<String>();
    if (seen.status() < 400) {
      addAboutRequest(operation, seen, complaints);
    }
    JsonNode response = resolved(operation.node().path("responses").path("" + seen.status()));
    if (response.isMissingNode()) {
      complaints.add("the status is not documented");
      return complaints;
    }
    addAboutHeaders(response, seen, complaints);
    boolean isHead = seen.method().equals("HEAD");
    if (!isHead || !seen.body().isEmpty()) {
      addAboutBody(response.path("content"), seen.type(), seen.body(), complaints);
    }
    return complaints;
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? check.referred(node.path("$ref").asString()) : node;
  }

  private void addAboutRequest(Operation operation, Seen seen, List<String> complaints) {
    boolean isSecured = !operation.node().path("security").isEmpty()
        && operation.node().path("security").valueStream().noneMatch(JsonNode::isEmpty);
    if (isSecured && !seen.sent().containsKey("Authorization")) {
      complaints.add("no credential was needed");
    }
    Map<String, Map<String, String>> given = given(operation, seen);
    for (JsonNode parameter : parameters(operation)) {
      String name = parameter.path("name").asString();
      Map<String, String> values =
          given.getOrDefault(parameter.path("in").asString(), new HashMap<>());
      String value = values.remove(name);
      if (value != null) {
        complaints.addAll(
            check.complaints(parameter.path("schema"), typed(parameter, value), name));
      } else if (parameter.path("required").asBoolean(false)) {
        complaints.add(name + " was not needed");
      }
    }
    given
        .values()
        .forEach(rest -> rest.keySet().stream()
            .filter(it -> !SAID_ELSEWHERE.contains(it.toLowerCase(Locale.ROOT)))
            .forEach(it -> complaints.add(it + " was sent, and is not documented")));
    JsonNode content = operation.node().path("requestBody").path("content");
    if (!seen.sentText().isEmpty()) {
      addAboutBody(content, seen.sentType(), seen.sentText(), complaints);
    }
  }

  private List<JsonNode> parameters(Operation operation) {
    return Stream.of(operation.path(), operation.node())
        .flatMap(it -> it.path("parameters").valueStream())
        .map(this::resolved)
        .toList();
  }

  /// What came, by where it stood.
  private static Map<String, Map<String, String>> given(Operation operation, Seen seen) {
    var path = new HashMap<String, String>();
    Matcher names = Pattern.compile("\\{([a-z]+)}").matcher(operation.template());
    Matcher values = operation.pattern().matcher(seen.path());
    for (int group = 1; values.matches() && names.find(); group++) {
      path.put(names.group(1), values.group(group));
    }
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(seen.sent());
    return Map.of("path", path, "query", form(seen.query()), "header", headers);
  }

  private static Map<String, String> form(String text) {
    var values = new HashMap<String, String>();
    Stream.of(text.split("&", -1)).filter(it -> !it.isEmpty()).forEach(pair -> {
      String[] parts = pair.split("=", 2);
      values.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
    });
    return values;
  }

  /// What stands outside of JSON is text: it is a number where one is wanted.
  private JsonNode typed(JsonNode parameter, String value) {
    boolean isNumber =
        resolved(parameter.path("schema")).path("type").asString().equals("integer")
            && value.matches("-?\\d{1,18}");
    return isNumber ? NODES.numberNode(Long.parseLong(value)) : NODES.stringNode(value);
  }

  private void addAboutHeaders(JsonNode response, Seen seen, List<String> complaints) {
    var left = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    left.putAll(seen.headers());
    response.path("headers").properties().forEach(entry -> {
      JsonNode header = resolved(entry.getValue());
      String value = left.remove(entry.getKey());
      if (value != null) {
        complaints.addAll(
            check.complaints(header.path("schema"), typed(header, value), entry.getKey()));
      } else if (header.path("required").asBoolean(false)) {
        complaints.add(entry.getKey() + " is missing");
      }
    });
    left.keySet().stream()
        .filter(it -> !OF_HTTP.contains(it.toLowerCase(Locale.ROOT)))
        .forEach(it -> complaints.add("the header " + it + " is not documented"));
  }

  private void addAboutBody(JsonNode content, String type, String text, List<String> complaints) {
    if (content.isMissingNode() || text.isEmpty()) {
      if (content.isMissingNode() != text.isEmpty()) {
        complaints.add("there is a body in one, and none in the other");
      }
      return;
    }
    JsonNode media = content.path(type);
    if (media.isMissingNode()) {
      complaints.add("the media type '" + type + "' is not documented");
    } else {
      complaints.addAll(check.complaints(media.path("schema"), value(type, text), ""));
    }
  }

  private static JsonNode value(String type, String text) {
    if (type.endsWith("json")) {
      return JSON.readTree(text);
    }
    if (type.endsWith("form-urlencoded")) {
      ObjectNode form = NODES.objectNode();
      form(text).forEach(form::put);
      return form;
    }
    return NODES.stringNode(text);
  }
}
