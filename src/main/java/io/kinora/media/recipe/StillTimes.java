package io.kinora.media.recipe;

import io.kinora.media.recipe.Recipe.Pick;
import java.util.ArrayList;
import java.util.List;

/// Plans of which moments pictures are made. Source: the flixcloud contract, section 8.
///
/// @param seconds from the begin of the source
/// @param isFirstNotBlack whether the one moment is only where to begin to look
record StillTimes(List<Double> seconds, boolean isFirstNotBlack) {

  /// No recipe makes more.
  private static final int COUNT_MAX = 1_000;

  StillTimes {
    seconds = List.copyOf(seconds);
  }

  /// @param cues seconds of the new video
  static StillTimes of(Pick pick, Span span, List<Double> cues) {
    double begin = span.start() + Math.min(pick.start(), span.length());
    double end = span.start() + Math.min(pick.end().orElse(span.length()), span.length());
    var seconds = new ArrayList<Double>();
    if (pick.also().first()) {
      seconds.add(span.start());
    }
    if (pick.also().cues()) {
      cues.stream()
          .filter(it -> it < span.length())
          .map(it -> span.start() + it)
          .forEach(seconds::add);
    }
    if (pick.interval().isPresent()) {
      double gap = pick.interval().getAsDouble();
      for (int index = 0; index < COUNT_MAX && begin + index * gap < end; index++) {
        seconds.add(begin + index * gap);
      }
    } else if (pick.count().isPresent()) {
      int count = pick.count().getAsInt();
      for (int index = 0; index < count; index++) {
        seconds.add(begin + (end - begin) * (index + 0.5) / count);
      }
    }
    return seconds.isEmpty()
        ? new StillTimes(List.of(begin), true)
        : new StillTimes(seconds.stream().distinct().sorted().limit(COUNT_MAX).toList(), false);
  }
}
