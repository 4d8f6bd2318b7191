package io.kinora.infra.base;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Writes moments as RFC 3339 has them: in UTC, always with three digits of milliseconds.
public final class Rfc3339 {

  private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
          "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
      .withZone(ZoneOffset.UTC);

  private Rfc3339() {}

  /// Such as `2026-11-20T12:44:42.448Z`.
  public static String text(Instant instant) {
    return MILLIS.format(instant);
  }
}
