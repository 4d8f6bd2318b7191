package io.kinora.api.publishing;

import io.kinora.api.http.Exchange;
import io.kinora.infra.base.Sha256;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Strong ETags of what is told of a video: they change when the telling does.
///
/// Source: the publishing contract, section 3.
final class Etags {

  private static final int DIGITS = 32;

  private Etags() {}

  /// With its quotes.
  static String of(String body) {
    return "\"" + Sha256.hex(body).substring(0, DIGITS) + "\"";
  }

  /// Answers with `body`, or with the news that the client has it.
  static void send(Exchange exchange, JsonNode body) throws IOException {
    String etag = of(body.toString());
    exchange.header("ETag", etag);
    if (isNamed(exchange.header("If-None-Match"), etag)) {
      exchange.sendEmpty(304);
    } else {
      Answers.send(exchange, 200, body);
    }
  }

  /// @throws ProblemException where the client means another state than this one
  static void checkMatch(Exchange exchange, JsonNode body) {
    String wanted = exchange.header("If-Match");
    if (wanted != null && !isNamed(wanted, of(body.toString()))) {
      throw Problem.of(ProblemCode.PRECONDITION_FAILED).asException();
    }
  }

  private static boolean isNamed(@Nullable String header, String etag) {
    return header != null
        && Arrays.stream(header.split(",", -1))
            .map(String::strip)
            .anyMatch(it -> it.equals("*") || it.equals(etag));
  }
}
