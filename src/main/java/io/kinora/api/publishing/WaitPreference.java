package io.kinora.api.publishing;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How long a client would like us to wait before we answer. Source: RFC 7240, section 4.3, and
/// the publishing contract, section 8.2.
///
/// @param seconds 0 to 30
record WaitPreference(int seconds) {

  private static final int SECONDS_MAX = 30;
  private static final Pattern WAIT =
      Pattern.compile("wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(?:;.*)?", Pattern.CASE_INSENSITIVE);

  /// The first one in the headers `Prefer`; what cannot be read is no wish, and who wants to wait
  /// longer than he may waits as long as he may.
  static Optional<WaitPreference> find(List<String> headers) {
    return headers.stream()
        .flatMap(it -> Arrays.stream(it.split(",", -1)))
        .map(it -> WAIT.matcher(it.strip()))
        .filter(Matcher::matches)
        .map(it -> new WaitPreference(Math.min(SECONDS_MAX, Integer.parseInt(it.group(1)))))
        .findFirst();
  }

  Duration length() {
    return Duration.ofSeconds(seconds);
  }

  /// As an answer says that it was heeded.
  @Override
  public String toString() {
    return "wait=" + seconds;
  }
}
