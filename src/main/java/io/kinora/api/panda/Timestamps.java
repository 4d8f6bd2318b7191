package io.kinora.api.panda;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads and writes moments as the API has them.
///
/// Source: the panda contract, sections 3.6 and 4.
final class Timestamps {

  /// Date, time with any fraction of a second, and what says the zone.
  private static final Pattern SHAPE =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[T ](\\d{2}:\\d{2}:\\d{2})(?:[.,](\\d{1,9}))?\\s*"
          + "(Z|[+-]\\d{2}:?\\d{2}|[A-Za-z]{1,5})?");

  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss '+0000'").withZone(ZoneOffset.UTC);

  /// What Java writes for zones, of which its own map knows some only.
  private static final Map<String, String> ABBREVIATIONS = abbreviations();

  private Timestamps() {}

  /// As all dates are shown.
  static String shown(Instant moment) {
    return SHOWN.format(moment);
  }

  /// Without a zone it is UTC.
  static Optional<Instant> parse(String text) {
    Matcher parts = SHAPE.matcher(text.strip());
    if (!parts.matches()) {
      return Optional.empty();
    }
    String fraction = parts.group(3) == null ? "" : "." + parts.group(3);
    try {
      var local = LocalDateTime.parse(parts.group(1) + "T" + parts.group(2) + fraction);
      return Optional.of(local.atZone(zone(parts.group(4))).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static ZoneId zone(@Nullable String text) {
    if (text == null || text.equals("Z")) {
      return ZoneOffset.UTC;
    }
    return Character.isLetter(text.charAt(0))
        ? ZoneId.of(text.toUpperCase(Locale.ROOT), ABBREVIATIONS)
        : ZoneOffset.of(text);
  }

  private static Map<String, String> abbreviations() {
    var zones = new HashMap<>(ZoneId.SHORT_IDS);
    zones.putAll(Map.of(
        "CET", "+01:00", "CEST", "+02:00", "BST", "+01:00", "WEST", "+01:00", "EET", "+02:00"));
    zones.putAll(Map.of(
        "EDT", "-04:00", "CDT", "-05:00", "MDT", "-06:00", "PDT", "-07:00", "EST", "-05:00"));
    zones.putAll(Map.of("CST", "-06:00", "MST", "-07:00", "PST", "-08:00", "MSK", "+03:00"));
    return Map.copyOf(zones);
  }
}
