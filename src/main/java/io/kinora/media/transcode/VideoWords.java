package io.kinora.media.transcode;

import io.kinora.media.colour.ColourFilter;
import io.kinora.media.colour.ColourTarget;
import io.kinora.media.image.Fit;
import io.kinora.media.image.Fit.Size;
import io.kinora.media.probe.PictureFacts;
import java.util.List;

/// The words for pictures: how they are scaled and coloured, and how they are encoded.
final class VideoWords {

  /// Of x264: twice as fast as its own default `medium`, and hardly larger. The same as for films.
  private static final String PRESET = "fast";

  /// Frames a second; some files call the ticks of their clock so, 1000 or 90000.
  private static final int FRAME_RATE_MAX = 240;

  private static final String USUAL_FRAME_RATE = "30000/1001";

  private VideoWords() {}

  static Fit.Plan plan(PictureFacts picture, Fit fit) {
    return fit.of(new Size(picture.uprightWidth(), picture.uprightHeight()), 2);
  }

  /// Frames as they come from the decoder, upright already, become ours.
  static String filters(PictureFacts picture, Fit.Plan plan) {
    String cut = plan.cut().equals(plan.scaled())
        ? ""
        : "crop=" + plan.cut().width() + ":" + plan.cut().height() + ",";
    return coloured(picture, plan.scaled()) + cut + ColourFilter.TAGS_AND_ASPECT;
  }

  private static String coloured(PictureFacts picture, Size size) {
    if (ColourFilter.isOurs(picture) && picture.pixelFormat().equals("yuv420p")) {
      boolean isSameSize = size.equals(new Size(picture.uprightWidth(), picture.uprightHeight()));
      // No colour changes, so nothing needs the care that costs a tenth of a conversion.
      return isSameSize ? "" : ColourFilter.scaledOnly(size.width(), size.height()) + ",";
    }
    String scaled = picture.hasAlpha()
        ? ColourFilter.scaledOnBlack(picture, size.width(), size.height(), ColourTarget.VIDEO)
        : ColourFilter.scaled(picture, size.width(), size.height(), ColourTarget.VIDEO);
    return scaled + ",format=yuv420p,";
  }

  /// Frames keep their times; two frames at one time become one. The average rate is told to the
  /// encoder for its sums alone: it would take that of a file's clock, a thousand a second.
  ///
  /// @param frameRate on average
  /// @param timeBase of ffmpeg's option `-enc_time_base`
  static List<String> encoder(VideoWish wish, double frameRate, String timeBase, int threads) {
    return List.of(
        "-fps_mode:v",
        "vfr",
        "-enc_time_base:v",
        timeBase,
        "-c:v",
        "libx264",
        "-preset",
        PRESET,
        "-threads:v",
        String.valueOf(threads),
        // 0 would be a lossless kind of H.264 that ignores the cap and that few players know.
        "-crf",
        String.valueOf(Math.max(1, wish.crf())),
        "-maxrate:v",
        wish.kbit() + "k",
        "-bufsize:v",
        2 * wish.kbit() + "k",
        "-g",
        String.valueOf(wish.gop()),
        "-x264-params",
        "fps=" + fraction(frameRate));
  }

  /// Of the usual rates 29.97 and its like are fractions.
  private static String fraction(double frameRate) {
    if (!(frameRate > 0) || frameRate > FRAME_RATE_MAX) {
      return USUAL_FRAME_RATE;
    }
    long whole = Math.round(frameRate * 1.001);
    boolean isNtsc = Math.abs(frameRate - whole / 1.001) < 0.0005;
    return isNtsc ? whole * 1000 + "/1001" : Math.round(frameRate * 1000) + "/1000";
  }
}
