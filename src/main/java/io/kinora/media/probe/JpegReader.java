package io.kinora.media.probe;

import static io.kinora.media.probe.JpegSegments.COMMENT;
import static io.kinora.media.probe.JpegSegments.END;
import static io.kinora.media.probe.JpegSegments.HUFFMAN_TABLES;
import static io.kinora.media.probe.JpegSegments.QUANTISATION_TABLES;
import static io.kinora.media.probe.JpegSegments.RESTART_FIRST;
import static io.kinora.media.probe.JpegSegments.RESTART_INTERVAL;
import static io.kinora.media.probe.JpegSegments.RESTART_LAST;
import static io.kinora.media.probe.JpegSegments.SCAN;

import io.kinora.media.probe.JpegSegments.Segment;
import io.kinora.media.probe.ProbeResult.Image;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads from its first bytes what an ordinary photo is, as ffprobe tells it: to start ffprobe
/// takes
/// a fifth of the time of a thumbnail.
///
/// Whatever is out of the ordinary is left to ffprobe: four inks, colours without a brightness,
/// more
/// than 8 bits, arithmetic coding, marks of moving pictures, anything where it should not be.
/// Source: ITU-T T.81, annex B; JFIF 1.02; ffmpeg 8.0, of which this knows what it tells.
final class JpegReader {

  /// Thumbnails, profiles and the notes of cameras stand before the picture.
  private static final int HEAD_BYTES_MAX = 1 << 20;

  /// ffprobe looks at so many bytes, then at twice as many, until it knows what a file is.
  private static final int LOOK_BYTES_MIN = 2048;

  /// From these on ffmpeg behaves as it did in files of old programs.
  private static final List<String> ODD_COMMENTS =
      List.of("AVID", "CS=ITU601", "Intel(R)", "Metasoft", "MULTISCOPE");

  private static final List<String> ODD_NOTES = List.of("AVI1", "LJIF", "mjpg", "_JPS");
  private static final int NOTE_BYTES_MIN = 6;

  private static final int TABLE_BYTES = 65;
  private static final int TABLES_MAX = 4;

  private JpegReader() {}

  /// Nothing where ffprobe has to be asked.
  static Optional<Image> read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(HEAD_BYTES_MAX);
      long fileBytes = Files.size(file);
      var segments = JpegSegments.of(ByteBuffer.wrap(head));
      return segments.list().stream().allMatch(JpegReader::isPlain)
              && hasName(segments.list())
              && isKnownByLook(segments, head, fileBytes)
          ? format(file, fileBytes)
              .flatMap(format -> JpegFrame.facts(segments.list(), fileBytes)
                  .map(facts -> new Image(facts.turned(PhotoTurn.of(file)), format)))
          : Optional.empty();
    } catch (IOException
        | BufferUnderflowException
        | IndexOutOfBoundsException
        | IllegalArgumentException _) {
      return Optional.empty(); // ffprobe says what is wrong with it.
    }
  }

  /// Tells whether ffmpeg finds its end, and nothing inside that it minds.
  private static boolean isPlain(Segment segment) {
    return switch (segment.marker()) {
      case QUANTISATION_TABLES -> holdsTables(segment);
      case HUFFMAN_TABLES, RESTART_INTERVAL -> !holdsByte(segment, 0xFF);
      case COMMENT -> ODD_COMMENTS.stream().noneMatch(segment::startsWith);
      case SCAN -> true;
      default ->
        segment.isFrame()
            || (segment.isApplication()
                && segment.length() >= NOTE_BYTES_MIN
                && ODD_NOTES.stream().noneMatch(segment::startsWith));
    };
  }

  private static boolean holdsByte(Segment segment, int wanted) {
    for (int index = 0; index < segment.length(); index++) {
      if (segment.part(index) == wanted) {
        return true;
      }
    }
    return false;
  }

  /// Tells whether it is tables of 64 bytes, each behind one of its four numbers.
  private static boolean holdsTables(Segment segment) {
    for (int index = 0; index < segment.length(); index += TABLE_BYTES) {
      if (segment.part(index) >= TABLES_MAX) {
        return false;
      }
    }
    return segment.length() % TABLE_BYTES == 0;
  }

  /// Without one of them ffprobe reads up to the end before it believes in a JPEG.
  private static boolean hasName(List<Segment> segments) {
    return segments.stream()
        .anyMatch(segment -> (segment.marker() == 0xE0 && segment.startsWith("JFIF"))
            || (segment.marker() == 0xE1 && segment.startsWith("Exif")));
  }

  /// Tells whether the begin of the pixels looks like a JPEG, as far as ffprobe looks.
  private static boolean isKnownByLook(JpegSegments segments, byte[] head, long fileBytes) {
    int looked = LOOK_BYTES_MIN;
    while (looked - 1 <= segments.scan()) {
      looked *= 2;
    }
    int end = (int) Math.min(looked, fileBytes);
    if (end > head.length) {
      return false;
    }
    for (int at = segments.end(); at < end - 1; at++) {
      int next = head[at + 1] & 255;
      if ((head[at] & 255) == 0xFF && !isInScan(next) && !(next == END && at + 2 == fileBytes)) {
        return false;
      }
    }
    return true;
  }

  /// Progressive ones have several scans, with tables between them.
  private static boolean isInScan(int next) {
    return next == 0
        || (next >= RESTART_FIRST && next <= RESTART_LAST)
        || next == HUFFMAN_TABLES
        || next == SCAN
        || next == 0xFF;
  }

  /// ffprobe goes by the name of the file, unless it sees all of it at the first look. Nothing
  /// where
  /// the name may stand for another format.
  private static Optional<String> format(Path file, long fileBytes) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".jpg") || name.endsWith(".jpeg")) {
      return fileBytes > LOOK_BYTES_MIN ? Optional.of("image2") : Optional.empty();
    }
    boolean hasEnding = name.lastIndexOf('.') > name.lastIndexOf('/');
    return hasEnding ? Optional.empty() : Optional.of("jpeg_pipe");
  }
}
