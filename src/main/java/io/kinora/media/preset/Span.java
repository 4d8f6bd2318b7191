package io.kinora.media.preset;

import io.kinora.media.preset.EncodingProfile.Clip;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The part of a source that is used, in seconds.
///
/// @param isWhole whether it is all of it
record Span(double start, double length, boolean isWhole) {

  /// Of a source that is shorter than the offset nothing is left.
  static Span of(Clip clip, double source) {
    double left = Math.max(0, source - clip.offset());
    double length = Math.min(left, clip.length().orElse(left));
    return new Span(clip.offset(), length, clip.offset() == 0 && length >= source);
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
