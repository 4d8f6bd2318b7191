package io.kinora.media.probe;

import java.util.List;
import java.util.Optional;

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
/// @param tiles where it is stored in tiles; `stream` is the first one then
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
    ColourFacts colour,
    Optional<TileGrid> tiles) {

  /// Of the only picture in a file, as it is stored.
  static PictureFacts ofStill(
      String codec, int width, int height, String pixelFormat, ColourFacts colour) {
    return new PictureFacts(
        0, codec, width, height, 0, false, pixelFormat, 0, 0, colour, Optional.empty());
  }

  /// Width when it stands upright.
  public int uprightWidth() {
    return turn % 180 == 0 ? width : height;
  }

  public int uprightHeight() {
    return turn % 180 == 0 ? height : width;
  }

  /// Width of a still as its format has it: what cameras note of the turn beside it is left aside.
  public int storedWidth() {
    return isTurnedByFormat() ? uprightWidth() : width;
  }

  public int storedHeight() {
    return isTurnedByFormat() ? uprightHeight() : height;
  }

  /// Tells whether the turn of a still is a part of it, and no note beside it: in HEIF files.
  public boolean isTurnedByFormat() {
    return codec.equals("hevc") || codec.equals("av1");
  }

  /// The begin of a filter graph that reads it from the first input: of tiles the whole, upright.
  public String source() {
    return tiles.map(TileGrid::source).orElse("[0:" + stream + "]");
  }

  PictureFacts turned(PhotoTurn upright) {
    return with(width, height, upright.turn(), upright.isMirrored(), frameRate, tiles);
  }

  PictureFacts turned(HeifTurn upright) {
    return with(
        width,
        height,
        upright.turn(),
        upright.isMirrored(),
        frameRate,
        tiles.map(it -> it.turned(upright)));
  }

  PictureFacts still() {
    return with(width, height, turn, isMirrored, 0, tiles);
  }

  PictureFacts in(TileGrid grid) {
    return with(
        grid.window().width(),
        grid.window().height(),
        turn,
        isMirrored,
        frameRate,
        Optional.of(grid));
  }

  private PictureFacts with(
      int newWidth,
      int newHeight,
      int newTurn,
      boolean isMirroredNow,
      double newFrameRate,
      Optional<TileGrid> newTiles) {
    return new PictureFacts(
        stream,
        codec,
        newWidth,
        newHeight,
        newTurn,
        isMirroredNow,
        pixelFormat,
        newFrameRate,
        frameCount,
        colour,
        newTiles);
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
