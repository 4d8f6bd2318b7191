package io.kinora.media.colour;

import io.kinora.media.probe.PictureFacts;

/// How the numbers of a foreign picture are read.
///
/// Where a file does not say, what players take for granted counts: BT.601 for stills, for Motion
/// JPEG and for small videos, BT.709 for large ones.
///
/// @param matrix in the words of ffmpeg's filter `scale`
/// @param range `tv` or `pc`
record ColourReading(String matrix, String range) {

  private static final int SMALL_WIDTH_MAX = 1279;
  private static final int SMALL_HEIGHT_MAX = 576;

  /// As our own videos are.
  static final ColourReading OURS = new ColourReading("bt709", "tv");

  static ColourReading of(PictureFacts picture) {
    return new ColourReading(matrix(picture), isFull(picture) ? "pc" : "tv");
  }

  private static String matrix(PictureFacts picture) {
    String told = picture.colour().matrix();
    return switch (told) {
      case "bt470bg", "smpte170m" -> "bt601";
      case "bt709", "fcc", "smpte240m" -> told;
      case "bt2020nc", "bt2020c" -> "bt2020";
      default -> isLargeVideo(picture) ? "bt709" : "bt601";
    };
  }

  private static boolean isLargeVideo(PictureFacts picture) {
    boolean isLarge = picture.width() > SMALL_WIDTH_MAX || picture.height() > SMALL_HEIGHT_MAX;
    return isLarge && picture.frameRate() > 0 && !picture.codec().equals("mjpeg");
  }

  private static boolean isFull(PictureFacts picture) {
    String format = picture.pixelFormat();
    boolean isUntoldGrey =
        format.matches("(gray|ya).*") && !picture.colour().range().equals("tv");
    return picture.colour().range().equals("pc") || format.startsWith("yuvj") || isUntoldGrey;
  }
}
