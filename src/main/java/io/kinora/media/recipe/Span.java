package io.kinora.media.recipe;

import io.kinora.media.recipe.Recipe.Cut;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The part of a source that is used, in seconds.
///
/// @param isWhole whether it is all of it
record Span(double start, double length, boolean isWhole) {

  /// The part that a cut leaves of a source: of one that is shorter than its begin nothing.
  static Span of(Cut cut, Duration source) {
    double whole = source.toNanos() / 1e9;
    double end = Math.min(whole, cut.end().orElse(whole));
    boolean isWhole = cut.start() == 0 && end >= whole;
    return new Span(cut.start(), Math.max(0, end - cut.start()), isWhole);
  }

  Duration duration() {
    return Duration.ofNanos(Math.round(length * 1e9));
  }

  /// To stand before the input.
  List<String> words() {
    var words = new ArrayList<String>();
    if (start > 0) { // Not every file can be entered at its beginning.
      words.addAll(List.of("-ss", seconds(start)));
    }
    if (!isWhole) {
      words.addAll(List.of("-t", seconds(length)));
    }
    return words;
  }

  static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.6f", seconds);
  }
}
