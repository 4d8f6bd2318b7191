package io.kinora.api.publishing;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which part of the file a request brings. Source: the publishing contract, section 7.3.
///
/// @param first of its bytes; none where it only asks for the state
/// @param last  of its bytes, too
/// @param total of the whole file, where it is known
record ContentRange(OptionalLong first, long last, OptionalLong total) {

  private static final Pattern SHAPE =
      Pattern.compile("bytes (?:(\\d{1,18})-(\\d{1,18})|\\*)/(\\d{1,18}|\\*)");

  /// Reads a header; empty where it is no range.
  static Optional<ContentRange> parse(String text) {
    Matcher matcher = SHAPE.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    OptionalLong total = matcher.group(3).equals("*")
        ? OptionalLong.empty()
        : OptionalLong.of(Long.parseLong(matcher.group(3)));
    if (matcher.group(1) == null) {
      return Optional.of(new ContentRange(OptionalLong.empty(), -1, total));
    }
    long first = Long.parseLong(matcher.group(1));
    long last = Long.parseLong(matcher.group(2));
    boolean isRight = first <= last && (total.isEmpty() || last < total.getAsLong());
    return isRight
        ? Optional.of(new ContentRange(OptionalLong.of(first), last, total))
        : Optional.empty();
  }

  boolean isQuestion() {
    return first.isEmpty();
  }

  long length() {
    return last - first.orElse(0) + 1;
  }

  /// Tells whether it ends where the file does.
  boolean isLast() {
    return total.isPresent() && last == total.getAsLong() - 1;
  }

  static ProblemException wrong() {
    return Problem.of(ProblemCode.BAD_CONTENT_RANGE).asException();
  }
}
