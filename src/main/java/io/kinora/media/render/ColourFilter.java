package io.kinora.media.render;

import io.kinora.media.probe.ColourFacts;
import io.kinora.media.probe.PictureFacts;

/// The words that bring any picture to our own colours: BT.709, limited range. Matrix and range of
/// the input are always said; ffmpeg would guess, and guess wrongly for JPEG.
final class ColourFilter {

  /// Exact rounding and full chroma on the way; the defaults are 20 codes off.
  private static final String CAREFUL = "flags=bicubic+accurate_rnd+full_chroma_int";

  private static final int HD_HEIGHT = 720;

  private ColourFilter() {}

  /// Scales to `width` x `height` and converts, for a filter chain.
  static String scaled(PictureFacts picture, int width, int height) {
    if (picture.colour().isHdr()) {
      return toneMapped(picture.colour()) + ",scale=" + width + ":" + height
          + ":in_color_matrix=bt709:in_range=tv:out_color_matrix=bt709:out_range=tv:" + CAREFUL;
    }
    return "scale=" + width + ":" + height + ":in_color_matrix=" + matrix(picture) + ":in_range="
        + range(picture) + ":out_color_matrix=bt709:out_range=tv:" + CAREFUL;
  }

  /// Brings PQ and HLG down to the brightness of usual screens.
  private static String toneMapped(ColourFacts colour) {
    // Files often leave some of the tags out, and the filter knows no way from "unknown".
    return "setparams=colorspace=bt2020nc:color_primaries=bt2020:color_trc=" + colour.transfer()
        + ",zscale=tin=" + colour.transfer() + ":min=bt2020nc:pin=bt2020:rin="
        + (colour.range().equals("pc") ? "full" : "limited")
        + ":t=linear:npl=203,format=gbrpf32le,zscale=p=bt709,tonemap=hable:desat=0,"
        + "zscale=t=bt709:m=bt709:r=limited,format=yuv444p10le";
  }

  private static String matrix(PictureFacts picture) {
    String told = picture.colour().matrix();
    return switch (told) {
      case "bt470bg", "smpte170m" -> "bt601";
      case "bt709", "fcc", "smpte240m" -> told;
      case "bt2020nc", "bt2020c" -> "bt2020";
      default -> isHd(picture) ? "bt709" : "bt601";
    };
  }

  /// What players take for granted where a video does not say.
  private static boolean isHd(PictureFacts picture) {
    return picture.frameRate() > 0
        && picture.height() >= HD_HEIGHT
        && !picture.codec().equals("mjpeg");
  }

  private static String range(PictureFacts picture) {
    boolean isFull = picture.colour().range().equals("pc")
        || picture.pixelFormat().startsWith("yuvj")
        || picture.isRgb();
    return isFull ? "pc" : "tv";
  }
}
