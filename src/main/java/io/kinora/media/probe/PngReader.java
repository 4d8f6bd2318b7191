package io.kinora.media.probe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.kinora.media.probe.ProbeResult.Image;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Reads from its chunks what an ordinary PNG is, as ffprobe tells it, which decodes it for that.
///
/// Left to ffprobe are moving ones, those with profiles, other colours than usual or notes of their
/// turn, those whose palette can be seen through, and any that is not whole. Source: the PNG
/// specification (third edition), chapters 5 and 11.
final class PngReader {

  private static final long SIGNATURE = 0x89504E47_0D0A1A0AL;

  /// So many have pictures of 150 million pixels with chunks as small as ffmpeg writes them.
  private static final int CHUNKS_MAX = 200_000;

  private static final int HEADER_BYTES = 13;
  private static final int CHECK_BYTES = 4;
  private static final int PALETTE_BYTES_MAX = 3 * 256;

  /// Of longer ones ffprobe tells less.
  private static final int SIDE_MAX = 65_535;

  /// More than any limit of ours, and fewer than ffmpeg's.
  private static final long PIXELS_MAX = 200_000_000;

  /// They may stand before the pixels, and what ffmpeg tells of the others is known.
  private static final Set<String> PLAIN =
      Set.of("PLTE", "pHYs", "sRGB", "gAMA", "cHRM", "tEXt", "tIME", "sBIT", "bKGD", "IDAT");

  private static final Set<String> PLAIN_BEHIND = Set.of("IDAT", "IEND", "tEXt", "tIME");

  private PngReader() {}

  /// Nothing where ffprobe has to be asked.
  static Optional<Image> read(Path file) {
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (in.readLong() != SIGNATURE
          || in.readInt() != HEADER_BYTES
          || !type(in).equals("IHDR")) {
        return Optional.empty();
      }
      var header = ByteBuffer.wrap(in.readNBytes(HEADER_BYTES));
      in.skipNBytes(CHECK_BYTES);
      Set<String> chunks = chunks(in);
      return isPlain(header, chunks)
          ? pixelFormat(header, chunks)
              .map(pixels -> new Image(facts(header, pixels, chunks), "png_pipe"))
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty(); // ffprobe says what is wrong with it.
    }
  }

  private static String type(DataInputStream in) throws IOException {
    return new String(in.readNBytes(4), ISO_8859_1);
  }

  /// Which there are, up to the last; none where one is out of the ordinary.
  private static Set<String> chunks(DataInputStream in) throws IOException {
    var seen = new HashSet<String>();
    for (int count = 0; count < CHUNKS_MAX; count++) {
      int length = in.readInt();
      String type = type(in);
      Set<String> allowed = seen.contains("IDAT") ? PLAIN_BEHIND : PLAIN;
      if (length < 0 || !allowed.contains(type)) {
        break;
      }
      if (type.equals("PLTE") && (length == 0 || length > PALETTE_BYTES_MAX || length % 3 != 0)) {
        break;
      }
      seen.add(type);
      in.skipNBytes(length + (long) CHECK_BYTES);
      if (type.equals("IEND")) {
        return seen;
      }
    }
    return Set.of();
  }

  /// Gamma and primaries count where the usual ones are not told besides: then in ways of ffmpeg's.
  private static boolean isPlain(ByteBuffer header, Set<String> chunks) {
    int width = header.getInt(0);
    int height = header.getInt(4);
    boolean isUsual = header.get(10) == 0 && header.get(11) == 0 && (header.get(12) & ~1) == 0;
    boolean hasOwnColours =
        !chunks.contains("sRGB") && (chunks.contains("gAMA") || chunks.contains("cHRM"));
    return chunks.contains("IEND")
        && isUsual
        && !hasOwnColours
        && width > 0
        && height > 0
        && Math.max(width, height) <= SIDE_MAX
        && (long) width * height <= PIXELS_MAX;
  }

  private static Optional<String> pixelFormat(ByteBuffer header, Set<String> chunks) {
    int depth = header.get(8);
    return switch (header.get(9)) {
      case 0 ->
        switch (depth) {
          case 1 -> Optional.of("monob");
          case 2, 4, 8 -> Optional.of("gray");
          case 16 -> Optional.of("gray16be");
          default -> Optional.empty();
        };
      case 2 -> of(depth, "rgb24", "rgb48be");
      case 3 ->
        chunks.contains("PLTE") && Set.of(1, 2, 4, 8).contains(depth)
            ? Optional.of("pal8")
            : Optional.empty();
      case 4 -> of(depth, "ya8", "ya16be");
      case 6 -> of(depth, "rgba", "rgba64be");
      default -> Optional.empty();
    };
  }

  private static Optional<String> of(int depth, String ofOneByte, String ofTwo) {
    return switch (depth) {
      case 8 -> Optional.of(ofOneByte);
      case 16 -> Optional.of(ofTwo);
      default -> Optional.empty();
    };
  }

  private static PictureFacts facts(ByteBuffer header, String pixels, Set<String> chunks) {
    boolean isUsual = chunks.contains("sRGB");
    var colour = new ColourFacts(
        "pc",
        "gbr",
        isUsual ? "iec61966-2-1" : ColourFacts.UNKNOWN,
        isUsual ? "bt709" : ColourFacts.UNKNOWN);
    return PictureFacts.ofStill("png", header.getInt(0), header.getInt(4), pixels, colour);
  }
}
