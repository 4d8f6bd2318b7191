package io.kinora.api.http;

import java.util.Arrays;
import java.util.List;

/// The decoded segments of a path. A slash that came encoded is part of its segment.
///
/// @param segments none is empty, `.` or `..`, none has control characters
record RequestPath(List<String> segments) {

  RequestPath {
    segments = List.copyOf(segments);
  }

  /// Splits first and decodes then. Runs of slashes count as one, a slash at the end as none.
  ///
  /// @throws RefusedException where a segment is broken or would lead out of its folder
  static RequestPath of(String rawPath) {
    return new RequestPath(Arrays.stream(rawPath.split("/"))
        .filter(it -> !it.isEmpty())
        .map(RequestPath::decoded)
        .toList());
  }

  private static String decoded(String raw) {
    return PercentDecoding.strict(raw)
        .filter(RequestPath::isHarmless)
        .orElseThrow(Refusal.PATH_INVALID::asException);
  }

  private static boolean isHarmless(String segment) {
    return !List.of("", ".", "..").contains(segment)
        && segment.chars().noneMatch(Character::isISOControl);
  }
}
