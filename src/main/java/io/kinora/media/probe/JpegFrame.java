package io.kinora.media.probe;

import io.kinora.media.probe.JpegSegments.Segment;
import java.util.List;
import java.util.Optional;

/// What the header of a JPEG's frame says of its pixels. Source: ITU-T T.81, B.2.2; of the turn of
/// colours: Adobe technical note 5116.
final class JpegFrame {

  /// More than any limit of ours, and fewer than ffmpeg's.
  private static final long PIXELS_MAX = 200_000_000;

  /// ffmpeg does not believe in more squares of 8 by 8 pixels.
  private static final int SQUARES_PER_BYTE_MAX = 4;

  private static final int BEGIN_BYTES = 6;
  private static final int TABLES_MAX = 4;
  private static final int ADOBE_TRANSFORM = 11;

  private final Segment segment;
  private final int componentCount;

  private JpegFrame(Segment segment) {
    this.segment = segment;
    componentCount = segment.part(5);
  }

  /// Not turned. Nothing where its pixels are of an unusual kind.
  static Optional<PictureFacts> facts(List<Segment> segments, long fileBytes) {
    List<Segment> frames = segments.stream().filter(Segment::isFrame).toList();
    if (frames.size() != 1 || segments.stream().anyMatch(JpegFrame::isWithoutBrightness)) {
      return Optional.empty();
    }
    var frame = new JpegFrame(frames.getFirst());
    return frame.isPlausible(fileBytes) ? frame.pixelFormat().map(frame::facts) : Optional.empty();
  }

  /// Adobe says so of red, green and blue, and of inks.
  private static boolean isWithoutBrightness(Segment segment) {
    return segment.marker() == 0xEE
        && segment.startsWith("Adobe")
        && (segment.length() <= ADOBE_TRANSFORM || segment.part(ADOBE_TRANSFORM) != 1);
  }

  private boolean isPlausible(long fileBytes) {
    long squares = (width() + 7L) / 8 * ((height() + 7L) / 8);
    return segment.part(0) == 8
        && width() > 0
        && height() > 0
        && (long) width() * height() <= PIXELS_MAX
        && squares <= SQUARES_PER_BYTE_MAX * fileBytes
        && segment.length() == BEGIN_BYTES + 3 * componentCount;
  }

  private int height() {
    return segment.body().getShort(1) & 0xFFFF;
  }

  private int width() {
    return segment.body().getShort(3) & 0xFFFF;
  }

  private Optional<String> pixelFormat() {
    for (int index = 0; index < componentCount; index++) {
      if (segment.part(BEGIN_BYTES + 3 * index + 2) >= TABLES_MAX) {
        return Optional.empty();
      }
    }
    return switch (componentCount) {
      case 1 -> sampling(0) == 0x11 ? Optional.of("gray") : Optional.empty();
      case 3 ->
        sampling(1) == 0x11 && sampling(2) == 0x11 && !isNamedRgb() ? colours() : Optional.empty();
      default -> Optional.empty();
    };
  }

  /// How many samples there are across and down, four bits each.
  private int sampling(int component) {
    return segment.part(BEGIN_BYTES + 3 * component + 1);
  }

  private boolean isNamedRgb() {
    return segment.part(BEGIN_BYTES) == 'R'
        && segment.part(BEGIN_BYTES + 3) == 'G'
        && segment.part(BEGIN_BYTES + 6) == 'B';
  }

  private Optional<String> colours() {
    return switch (sampling(0)) {
      case 0x11 -> Optional.of("yuvj444p");
      case 0x12 -> Optional.of("yuvj440p");
      case 0x21 -> Optional.of("yuvj422p");
      case 0x22 -> Optional.of("yuvj420p");
      default -> Optional.empty();
    };
  }

  private PictureFacts facts(String pixelFormat) {
    String range = pixelFormat.equals("gray") ? ColourFacts.UNKNOWN : "pc";
    return PictureFacts.ofStill(
        "mjpeg",
        width(),
        height(),
        pixelFormat,
        new ColourFacts(range, "bt470bg", ColourFacts.UNKNOWN, ColourFacts.UNKNOWN));
  }
}
