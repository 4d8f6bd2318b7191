package io.kinora.media.preset;

import io.kinora.media.image.Fit.Size;
import java.util.Optional;

/// The rule behind `$resolution_and_padding$`, as the service of 2009 had it. Source: the panda
/// contract, section 9.
///
/// @param size    to which a picture is scaled
/// @param padding so many lines of black above and as many below
record ResolutionRule(Size size, int padding) {

  /// @param source upright; nothing where it is not known
  static ResolutionRule of(Optional<Size> source, Size wished) {
    if (source.isEmpty() || source.get().width() <= 0 || source.get().height() <= 0) {
      return new ResolutionRule(wished, 0);
    }
    long width = source.get().width();
    long height = source.get().height();
    int high = even(wished.width() * height / width);
    if (high > wished.height()) {
      int wide = even(wished.height() * width / height);
      return new ResolutionRule(new Size(Math.max(2, wide), wished.height()), 0);
    }
    return new ResolutionRule(
        new Size(wished.width(), Math.max(2, high)), even((wished.height() - high) / 2));
  }

  private static int even(long side) {
    return Math.toIntExact(side / 2 * 2);
  }

  /// In the options of that time.
  String classic() {
    String words = "-s " + size.width() + "x" + size.height() + " ";
    return padding == 0 ? words : words + "-padtop " + padding + " -padbottom " + padding;
  }

  /// For today's ffmpeg.
  String filters() {
    String scale = "scale=" + size.width() + ":" + size.height();
    return padding == 0
        ? scale
        : scale + ",pad=" + size.width() + ":" + (size.height() + 2 * padding) + ":0:" + padding;
  }
}
