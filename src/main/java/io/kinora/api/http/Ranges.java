package io.kinora.api.http;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What of a file a client wants. Source: RFC 9110, section 14.
sealed interface Ranges {

  /// Everything: nothing else was asked, or in a way that is to be ignored.
  record Whole() implements Ranges {}

  /// One or more stretches, in the order in which they were asked for.
  record Parts(List<Part> parts) implements Ranges {

    public Parts {
      parts = List.copyOf(parts);
    }
  }

  /// Only what lies behind the end.
  record Unsatisfiable() implements Ranges {}

  /// One stretch.
  ///
  /// @param first index of its first byte
  /// @param last  index of its last byte, not the one behind it
  record Part(long first, long last) {

    long length() {
      return last - first + 1;
    }

    String asContentRange(long sizeBytes) {
      return "bytes " + first + "-" + last + "/" + sizeBytes;
    }
  }

  /// More stretches than a player asks for: such a request is ignored, as the RFC allows.
  int PARTS_MAX = 16;

  /// `bytes=0-9`, `bytes=5-`, `bytes=-3`; up to 18 digits fit into a long.
  Pattern SPEC = Pattern.compile("(\\d{1,18})-(\\d{0,18})|-(\\d{1,18})");

  static Ranges of(@Nullable String header, long sizeBytes) {
    if (header == null || !header.regionMatches(true, 0, "bytes=", 0, 6)) {
      return new Whole();
    }
    String[] specs = header.substring(6).split(",", PARTS_MAX + 1);
    var parts = new ArrayList<Part>();
    for (String spec : specs) {
      Matcher matcher = SPEC.matcher(spec.strip());
      if (!matcher.matches() || isBackwards(matcher)) {
        return new Whole(); // Also of a rest that has more than we read.
      }
      Part part = part(matcher, sizeBytes);
      if (part.first <= part.last) {
        parts.add(part);
      }
    }
    return of(parts, sizeBytes);
  }

  private static Ranges of(List<Part> parts, long sizeBytes) {
    if (parts.isEmpty()) {
      return new Unsatisfiable();
    }
    // Stretches that overlap can make a small request cost many times the file.
    boolean isCostly = parts.stream().mapToLong(Part::length).sum() > sizeBytes;
    return isCostly ? new Whole() : new Parts(parts);
  }

  private static boolean isBackwards(Matcher spec) {
    return spec.group(1) != null
        && !spec.group(2).isEmpty()
        && Long.parseLong(spec.group(2)) < Long.parseLong(spec.group(1));
  }

  /// Its last byte lies before its first where nothing of it is there.
  private static Part part(Matcher spec, long sizeBytes) {
    if (spec.group(1) == null) {
      return new Part(Math.max(0, sizeBytes - Long.parseLong(spec.group(3))), sizeBytes - 1);
    }
    long last = spec.group(2).isEmpty() ? sizeBytes - 1 : Long.parseLong(spec.group(2));
    return new Part(Long.parseLong(spec.group(1)), Math.min(last, sizeBytes - 1));
  }
}
