package io.kinora.engine.work;

import io.kinora.infra.outbound.ClientAddress;
import io.kinora.infra.transfer.Place;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What a parameter holds, and which other spellings of it are understood.
///
/// Source: the tasks contract, section 4, validation.
public enum ParameterType {
  STRING("string"),
  INTEGER("integer"),
  FLOAT("float"),
  BOOLEAN("boolean"),
  STRINGS("list"),
  /// Of a scheme that files are fetched by, such as `https` or `sftp`, or `kinora:asset/ID` for
  /// what the tenant has here already.
  URL("URL"),
  /// `http` or `https`: where we send something to.
  WEB_URL("URL"),
  /// `#RGB` or `#RRGGBB`.
  COLOUR("colour, write it as #RRGGBB");

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");

  private static final Pattern COLOUR_DIGITS = Pattern.compile("#(\\p{XDigit}{3}){1,2}");

  private final String word;

  ParameterType(String word) {
    this.word = word;
  }

  /// What the client is told about a value that is none of this type.
  public String complaint() {
    return "not a valid " + word;
  }

  /// The value in the one spelling that works see: `"5"` becomes 5 for an integer. Empty where
  /// it is none of this type.
  public Optional<JsonNode> read(JsonNode value) {
    return switch (this) {
      case STRING -> Optional.of(value).filter(JsonNode::isString);
      case INTEGER -> whole(value);
      case FLOAT -> number(value);
      case BOOLEAN -> truth(value);
      case STRINGS -> strings(value);
      case URL -> Optional.of(value).filter(it -> isFetched(it) || isAsset(it));
      case WEB_URL -> address(value, ParameterType::isOnWeb);
      case COLOUR ->
        Optional.of(value)
            .filter(it -> it.isString() && COLOUR_DIGITS.matcher(it.asString()).matches());
    };
  }

  /// What the values of a query mean that came under one name; the list keeps all, the others
  /// the first.
  public JsonNode ofQuery(List<String> values) {
    if (this != STRINGS) {
      return JSON.stringNode(values.getFirst());
    }
    ArrayNode list = JSON.arrayNode();
    values.forEach(list::add);
    return list;
  }

  private static Optional<JsonNode> whole(JsonNode value) {
    if (value.isString()) {
      return Optional.of(value.asString())
          .filter(WHOLE.asMatchPredicate())
          .map(text -> JSON.numberNode(Long.parseLong(text)));
    }
    boolean isWhole =
        value.isNumber() && value.canConvertToExactIntegral() && value.canConvertToLong();
    return isWhole ? Optional.of(JSON.numberNode(value.longValue())) : Optional.empty();
  }

  /// By its text: asked for its value, a number beyond all doubles throws.
  private static Optional<JsonNode> number(JsonNode value) {
    return Optional.of(value)
        .filter(it -> it.isNumber() || it.isString())
        .map(JsonNode::asString)
        .filter(NUMBER.asMatchPredicate())
        .map(Double::parseDouble)
        .filter(Double::isFinite)
        .map(JSON::numberNode);
  }

  private static Optional<JsonNode> truth(JsonNode value) {
    if (value.isBoolean()) {
      return Optional.of(value);
    }
    return Optional.of(value)
        .filter(it -> it.isString() && Set.of("true", "false", "1", "0").contains(it.asString()))
        .map(it -> JSON.booleanNode(Set.of("true", "1").contains(it.asString())));
  }

  private static Optional<JsonNode> strings(JsonNode value) {
    if (value.isString()) {
      return Optional.of(JSON.arrayNode().add(value));
    }
    return Optional.of(value)
        .filter(it -> it.isArray() && it.valueStream().allMatch(JsonNode::isString));
  }

  private static Optional<JsonNode> address(JsonNode value, Predicate<URI> isAllowed) {
    return Optional.of(value)
        .filter(it -> it.isString()
            && ClientAddress.parse(it.asString()).filter(isAllowed).isPresent());
  }

  private static boolean isOnWeb(URI address) {
    return ("http".equalsIgnoreCase(address.getScheme())
            || "https".equalsIgnoreCase(address.getScheme()))
        && address.getRawAuthority() != null;
  }

  private static boolean isFetched(JsonNode value) {
    return value.isString() && Place.parse(value.asString(), null).isPresent();
  }

  private static boolean isAsset(JsonNode value) {
    return address(value, ParameterType::isAsset).isPresent();
  }

  private static boolean isAsset(URI address) {
    return "kinora".equals(address.getScheme())
        && address.getRawSchemeSpecificPart().startsWith("asset/");
  }
}
