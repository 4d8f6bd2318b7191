package io.kinora.infra.outbound;

import io.kinora.infra.base.FailureCode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpMessage;
import org.jspecify.annotations.Nullable;

/// What a server says when it is asked for a file.
sealed interface Reply {

  /// Here it is.
  record Here(Download download) implements Reply {}

  /// Ask there.
  record Elsewhere(URI next) implements Reply {}

  /// Not now.
  ///
  /// @param reason in words for clients
  /// @param wished how long the server wants us to wait at least
  record Again(String reason, Duration wished) implements Reply {}

  Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  Set<Integer> PASSING = Set.of(408, 425, 429);
  int NOT_THAT_RANGE = 416;

  /// Reads an answer; the body, if it is the file, ends up in `landing`.
  ///
  /// @throws RefusedAnswerException where the answer is final and not the file
  static Reply of(ClassicHttpResponse answer, URI asked, Landing landing, InstantSource time)
      throws IOException {
    int status = answer.getCode();
    boolean isFile = status >= 200 && status <= 203;
    if (isFile || (status == Landing.REST && landing.part().keptBytes() > 0)) {
      return new Here(landing.take(answer, asked));
    }
    if (status == NOT_THAT_RANGE && landing.part().keptBytes() > 0) {
      landing.part().discard(); // The file is shorter now than what we have of it.
      return new Again("the file has changed meanwhile", Duration.ZERO);
    }
    if (REDIRECTS.contains(status)) {
      return new Elsewhere(location(answer, asked));
    }
    String reason = ("the server answered " + status + " " + phrase(answer)).strip();
    if (status >= 500 || PASSING.contains(status)) {
      return new Again(reason, wished(header(answer, "Retry-After"), time));
    }
    throw new RefusedAnswerException(FailureCode.INPUT_REFUSED, reason);
  }

  static @Nullable String header(HttpMessage answer, String name) {
    var header = answer.getFirstHeader(name);
    return header == null ? null : header.getValue();
  }

  private static URI location(ClassicHttpResponse answer, URI asked) {
    String location = header(answer, "Location");
    return ClientAddress.parse(location == null ? "" : location)
        .filter(it -> location != null && !location.isBlank())
        .map(asked::resolve)
        .orElseThrow(() -> new RefusedAnswerException(
            FailureCode.INPUT_REFUSED, "the server redirects to nowhere"));
  }

  /// Foreign text on its way to a client: short, and nothing but printable ASCII.
  private static String phrase(ClassicHttpResponse answer) {
    String phrase = String.valueOf(answer.getReasonPhrase()).replaceAll("[^ -~]", "?");
    return phrase.substring(0, Math.min(phrase.length(), 60));
  }

  /// Seconds or a date. Source: RFC 9110, section 10.2.3.
  private static Duration wished(@Nullable String retryAfter, InstantSource time) {
    if (retryAfter == null) {
      return Duration.ZERO;
    }
    if (retryAfter.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(retryAfter));
    }
    Instant date = DateUtils.parseStandardDate(retryAfter);
    return date == null ? Duration.ZERO : Duration.between(time.instant(), date);
  }
}
