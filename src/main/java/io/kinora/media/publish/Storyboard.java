package io.kinora.media.publish;

import io.kinora.media.image.Fit.Size;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/// Which frames a storyboard has, and where: small pictures in one sheet, shown while somebody
/// seeks. Source: the publishing contract, section 11, storyboard.
///
/// @param length of the video; more than zero
record Storyboard(Duration length) {

  static final String SHEET = "storyboard.jpg";

  static final int TILE_LONG_SIDE = 160;

  private static final int TILES_MAX = 100;
  private static final int COLUMNS_MAX = 10;
  private static final int STEP_MILLIS_MIN = 1_000;

  int tileCount() {
    return (int) Math.min(TILES_MAX, Math.ceilDiv(length.toMillis(), STEP_MILLIS_MIN));
  }

  int columns() {
    return Math.min(tileCount(), COLUMNS_MAX);
  }

  /// The middle of what each tile stands for.
  ///
  /// @param last when the last frame is shown
  List<Duration> times(Duration last) {
    return IntStream.range(0, tileCount())
        .mapToObj(index -> Duration.ofMillis((millis(index) + millis(index + 1)) / 2))
        .map(time -> time.compareTo(last) > 0 ? last : time)
        .toList();
  }

  /// Where a tile begins to count.
  private long millis(int index) {
    double step = Math.max(STEP_MILLIS_MIN, (double) length.toMillis() / TILES_MAX);
    return index == tileCount() ? length.toMillis() : Math.round(index * step);
  }

  /// The text that tells players when to show which part of the sheet. Source: WebVTT; Media
  /// Fragments URI 1.0, section 4.2.2.
  String text(Size tile) {
    var text = new StringBuilder("WEBVTT\n");
    for (int index = 0; index < tileCount(); index++) {
      text.append("\n%s --> %s\n%s#xywh=%d,%d,%d,%d\n"
          .formatted(
              clock(millis(index)),
              clock(millis(index + 1)),
              SHEET,
              index % columns() * tile.width(),
              index / columns() * tile.height(),
              tile.width(),
              tile.height()));
    }
    return text.toString();
  }

  private static String clock(long millis) {
    return "%02d:%02d:%02d.%03d"
        .formatted(millis / 3_600_000, millis / 60_000 % 60, millis / 1_000 % 60, millis % 1_000);
  }
}
