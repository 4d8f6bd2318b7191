package io.kinora.api.openapi;

import java.net.URI;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Holds values against the schemas of a document: that part of JSON Schema that our documents use;
/// a word that is not known is a mistake. Members that no schema tells of are complained of, too.
///
/// @param document where references lead
public record SchemaCheck(JsonNode document) {

  /// Words that say nothing about values.
  private static final Set<String> SAYINGS =
      Set.of("description", "default", "examples", "discriminator", "title");

  /// What is wrong; empty where nothing is.
  public List<String> complaints(JsonNode schema, JsonNode value, String at) {
    Judged judged = judge(schema, value, at);
    var complaints = new ArrayList<>(judged.complaints());
    addStrangers(judged, value, at, complaints);
    return complaints;
  }

  /// @param told the members of an object that a schema tells of
  private record Judged(List<String> complaints, Set<String> told) {}

  private static void addStrangers(
      Judged judged, JsonNode value, String at, List<String> complaints) {
    if (value.isObject() && !judged.told().isEmpty()) {
      value.propertyNames().stream()
          .filter(it -> !judged.told().contains(it))
          .forEach(it -> complaints.add(at + "/" + it + " is not in the document"));
    }
  }

  private Judged judge(JsonNode schema, JsonNode value, String at) {
    var complaints = new ArrayList<String>();
    var told = new HashSet<String>();
    for (Map.Entry<String, JsonNode> rule : schema.properties()) {
      JsonNode wanted = rule.getValue();
      switch (rule.getKey()) {
        case "$ref" -> add(judge(referred(wanted.asString()), value, at), complaints, told);
        case "allOf" -> wanted.forEach(it -> add(judge(it, value, at), complaints, told));
        case "oneOf" -> add(oneOf(wanted, value, at), complaints, told);
        case "properties" -> add(properties(wanted, value, at), complaints, told);
        case "items" -> items(wanted, value, at, complaints);
        default -> {
          if (!SAYINGS.contains(rule.getKey()) && !holds(rule.getKey(), wanted, value)) {
            complaints.add(at + " is " + value + ", not of " + rule.getKey() + " " + wanted);
          }
        }
      }
    }
    return new Judged(complaints, told);
  }

  private static void add(Judged judged, List<String> complaints, Set<String> told) {
    complaints.addAll(judged.complaints());
    told.addAll(judged.told());
  }

  JsonNode referred(String reference) {
    JsonNode found = document.at(reference.substring(1));
    if (found.isMissingNode()) {
      throw new AssertionError("there is no " + reference);
    }
    return found;
  }

  private Judged oneOf(JsonNode schemas, JsonNode value, String at) {
    List<Judged> all = schemas.valueStream().map(it -> judge(it, value, at)).toList();
    List<Judged> fitting = all.stream().filter(it -> it.complaints().isEmpty()).toList();
    if (fitting.size() == 1) {
      return fitting.getFirst();
    }
    var complaints = new ArrayList<String>();
    complaints.add(at + " fits " + fitting.size() + " of " + schemas.size() + " schemas");
    all.forEach(it -> complaints.addAll(it.complaints()));
    return new Judged(complaints, Set.of());
  }

  private Judged properties(JsonNode properties, JsonNode value, String at) {
    var complaints = new ArrayList<String>();
    properties.properties().stream()
        .filter(it -> value.has(it.getKey()))
        .forEach(it -> complaints.addAll(
            complaints(it.getValue(), value.path(it.getKey()), at + "/" + it.getKey())));
    return new Judged(complaints, new HashSet<>(properties.propertyNames()));
  }

  private void items(JsonNode schema, JsonNode value, String at, List<String> complaints) {
    for (int index = 0; index < value.size(); index++) {
      complaints.addAll(complaints(schema, value.get(index), at + "/" + index));
    }
  }

  /// Rules about other types than that of a value are kept to.
  private static boolean holds(String rule, JsonNode wanted, JsonNode value) {
    return switch (rule) {
      case "type" ->
        wanted.isArray()
            ? wanted.valueStream().anyMatch(it -> isOfType(it.asString(), value))
            : isOfType(wanted.asString(), value);
      case "const" -> isSame(wanted, value);
      case "enum" -> wanted.valueStream().anyMatch(it -> isSame(it, value));
      case "required" ->
        !value.isObject() || wanted.valueStream().allMatch(it -> value.has(it.asString()));
      case "pattern" ->
        !value.isString()
            || Pattern.compile(wanted.asString()).matcher(value.asString()).find();
      case "minLength" -> !value.isString() || length(value) >= wanted.asInt();
      case "maxLength" -> !value.isString() || length(value) <= wanted.asInt();
      case "minimum" -> !value.isNumber() || value.asDouble() >= wanted.asDouble();
      case "exclusiveMinimum" -> !value.isNumber() || value.asDouble() > wanted.asDouble();
      case "maximum" -> !value.isNumber() || value.asDouble() <= wanted.asDouble();
      case "minItems" -> !value.isArray() || value.size() >= wanted.asInt();
      case "format" -> !value.isString() || isOfFormat(wanted.asString(), value.asString());
      default -> throw new AssertionError("the check does not know '" + rule + "'");
    };
  }

  private static boolean isSame(JsonNode wanted, JsonNode value) {
    return (wanted.isNumber() && value.isNumber())
        ? wanted.asDouble() == value.asDouble()
        : wanted.equals(value);
  }

  private static int length(JsonNode text) {
    return text.asString().codePointCount(0, text.asString().length());
  }

  private static boolean isOfType(String type, JsonNode value) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isString();
      case "boolean" -> value.isBoolean();
      case "number" -> value.isNumber();
      case "integer" -> value.isIntegralNumber();
      case "null" -> value.isNull();
      default -> throw new AssertionError("there is no type " + type);
    };
  }

  private static boolean isOfFormat(String format, String text) {
    return switch (format) {
      case "date-time" -> isTime(text);
      case "uri" -> URI.create(text).isAbsolute();
      case "binary" -> true;
      default -> throw new AssertionError("the check does not know the format " + format);
    };
  }

  private static boolean isTime(String text) {
    try {
      return OffsetDateTime.parse(text).toString().endsWith("Z");
    } catch (DateTimeParseException _) {
      return false;
    }
  }
}
