package io.kinora.media.probe;

import java.util.List;

/// The technical facts of a picture or of a stream of pictures.
///
/// @param stream where it stands among the streams of its file, from 0
/// @param codec ffmpeg's name, such as `mjpeg`, `h264`
/// @param width as stored, in pixels, before any turn
/// @param height as stored
/// @param turn how far it must be turned to stand upright, counter-clockwise: 0, 90, 180 or 270
/// @param isMirrored whether it is mirrored besides (EXIF 2, 4, 5, 7)
/// @param pixelFormat ffmpeg's name, such as `yuvj420p`; with alpha if any decoder gives some
/// @param frameRate frames a second, 0 for stills
/// @param frameCount as told by the container, 0 where it does not
/// @param colour how numbers stand for colours
public record PictureFacts(
    int stream,
    String codec,
    int width,
    int height,
    int turn,
    boolean isMirrored,
    String pixelFormat,
    double frameRate,
    long frameCount,
    ColourFacts colour) {

  /// Width when it stands upright.
  public int uprightWidth() {
    return turn % 180 == 0 ? width : height;
  }

  public int uprightHeight() {
    return turn % 180 == 0 ? height : width;
  }

  PictureFacts turned(PhotoTurn upright) {
    return new PictureFacts(
        stream,
        codec,
        width,
        height,
        upright.turn(),
        upright.isMirrored(),
        pixelFormat,
        frameRate,
        frameCount,
        colour);
  }

  public boolean hasAlpha() {
    return pixelFormat.matches("(yuva|rgba|bgra|argb|abgr|ya|gbrap|pal8|vuya|ayuv).*");
  }

  /// Words for ffmpeg, to stand before the file: the decoder that gives its alpha, where the usual
  /// one leaves it out.
  public List<String> decoder() {
    return switch (hasAlpha() ? codec : "") {
      case "vp8" -> List.of("-c:" + stream, "libvpx");
      case "vp9" -> List.of("-c:" + stream, "libvpx-vp9");
      default -> List.of();
    };
  }

  public boolean isRgb() {
    return pixelFormat.matches("(rgb|bgr|gbr|argb|abgr|pal8|0rgb|0bgr).*");
  }
}
