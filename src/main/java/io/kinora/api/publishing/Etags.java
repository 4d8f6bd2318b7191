package io.kinora.api.publishing;

import io.kinora.api.http.Exchange;
import io.kinora.infra.base.Sha256;
import java.io.IOException;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Strong ETags of what is told of a video: they change when the telling does.
///
/// Source: the publishing contract, section 3.
final class Etags {

  private static final int DIGITS = 32;

  /// When the pass of a tag ends.
  private static final Pattern PASS = Pattern.compile("\\.\\d{1,12}\"$");

  private Etags() {}

  static String hash(String body) {
    return Sha256.hex(body).substring(0, DIGITS);
  }

  /// With its quotes.
  static String of(String body) {
    return "\"" + hash(body) + "\"";
  }

  /// Answers with what is told, or with the news that the client has it.
  static void send(Exchange exchange, Telling telling) throws IOException {
    exchange.header("ETag", telling.etag());
    if (named(exchange.header("If-None-Match")).anyMatch(it -> isOne(it, telling.etag()))) {
      exchange.sendEmpty(304);
    } else {
      Answers.send(exchange, 200, telling.body());
    }
  }

  /// A client that changes a video means its state, whichever pass it was told with that.
  ///
  /// @throws ProblemException where it means another state than this one
  static void checkMatch(Exchange exchange, Telling telling) {
    String wanted = exchange.header("If-Match");
    String state = "\"" + telling.state() + "\"";
    if (wanted != null
        && named(wanted).noneMatch(it -> isOne(PASS.matcher(it).replaceAll("\""), state))) {
      throw Problem.of(ProblemCode.PRECONDITION_FAILED).asException();
    }
  }

  private static boolean isOne(String named, String etag) {
    return named.equals("*") || named.equals(etag);
  }

  private static Stream<String> named(@Nullable String header) {
    return header == null
        ? Stream.empty()
        : Arrays.stream(header.split(",", -1)).map(String::strip);
  }
}
