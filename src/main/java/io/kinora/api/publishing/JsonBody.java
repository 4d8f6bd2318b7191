package io.kinora.api.publishing;

import io.kinora.api.http.Exchange;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The body of a request that is a JSON object. Source: the publishing contract, section 3.
///
/// @param bytes as they came
record JsonBody(ObjectNode object, byte[] bytes) {

  private static final int BYTES_MAX = 64 << 10;
  private static final int DEPTH_MAX = 32;

  private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).build())
          .build())
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  /// @param type the media type that the body must have
  /// @throws ProblemException where it has another, is too large, or is no JSON object
  static JsonBody read(Call call, String type) throws IOException {
    Exchange exchange = call.exchange();
    call.checkNotEncoded();
    checkType(exchange.header("Content-Type"), type);
    if (exchange.announcedByteCount() > BYTES_MAX) {
      throw Problem.tooLarge(BYTES_MAX).asException();
    }
    byte[] bytes = exchange.body(BYTES_MAX);
    try {
      if (JSON.readTree(bytes) instanceof ObjectNode object) {
        return new JsonBody(object, bytes);
      }
    } catch (JacksonException _) {
      throw Problem.of(ProblemCode.MALFORMED_JSON).asException();
    }
    throw Problem.of(ProblemCode.MALFORMED_JSON).asException();
  }

  private static void checkType(@Nullable String given, String wanted) {
    String[] parts = String.valueOf(given).split(";", 2);
    boolean isRight =
        parts[0].strip().equalsIgnoreCase(wanted) && (parts.length == 1 || isUtf8(parts[1]));
    if (!isRight) {
      throw Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "The body must be " + wanted + ".")
          .asException();
    }
  }

  private static boolean isUtf8(String parameters) {
    String charset = parameters.replace("\"", "").strip();
    return charset.isEmpty() || charset.equalsIgnoreCase("charset=utf-8");
  }

  /// A member, where it is there and not null.
  JsonNode member(String name) {
    JsonNode member = object.path(name);
    return member.isNull() ? object.path("") : member;
  }
}
