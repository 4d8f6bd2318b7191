package io.kinora.media.fake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.kinora.media.ffmpeg.FfmpegCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Writes pictures as phones store them: HEVC, in tiles, with a small one beside it and the notes
/// of the camera. ffmpeg writes none. Source: ISO/IEC 23008-12; ISO/IEC 14496-12, 8.11.
public final class HeifFile {

  private static final int TILE = 128;

  private final List<byte[]> items = new ArrayList<>();
  private final List<byte[]> entries = new ArrayList<>();
  private final List<byte[]> uses = new ArrayList<>();

  private HeifFile() {}

  /// What is done to the stored picture before it is shown.
  ///
  /// @param quarters turns counter-clockwise
  /// @param mirror 0 up and down, 1 left and right, -1 not at all; after the turn
  public record Transform(int quarters, int mirror) {}

  /// A picture in so many tiles as it needs; in one piece where it is as large as a tile.
  ///
  /// @param source of ffmpeg, in red, green and blue
  /// @param exifOrientation what the camera notes besides
  public static Path write(
      Path file, String source, int width, int height, Transform transform, int exifOrientation) {
    var heif = new HeifFile();
    int columns = (width + TILE - 1) / TILE;
    int rows = (height + TILE - 1) / TILE;
    var properties = new ArrayList<>(List.of(new byte[0], sized(TILE, TILE)));
    for (int tile = 0; tile < columns * rows; tile++) {
      String cut = ",pad=" + columns * TILE + ":" + rows * TILE + ",crop=" + TILE + ":" + TILE + ":"
          + tile % columns * TILE + ":" + tile / columns * TILE;
      Path made = encoded(file.resolveSibling("tile.mp4"), source + cut);
      properties.set(0, found(made, "hvcC"));
      boolean isWhole = columns * rows == 1;
      heif.add("hvc1", !isWhole, inside(found(made, "mdat")), isWhole ? "1 2 5 6" : "1 2");
    }
    int main = columns * rows == 1 ? 1 : columns * rows + 1;
    if (main > 1) {
      byte[] grid = joined(bytes(0, 0, rows - 1, columns - 1), shorts(width, height));
      heif.add("grid", false, grid, "3 5 6");
    }
    Path small = encoded(file.resolveSibling("small.mp4"), source + ",scale=64:48");
    heif.add("hvc1", false, inside(found(small, "mdat")), "4 7 5 6");
    heif.add("Exif", true, joined(ints(6), exif(exifOrientation)), "");
    properties.add(sized(width, height));
    properties.add(found(small, "hvcC"));
    properties.add(box("irot", bytes(transform.quarters())));
    properties.add(transform.mirror() < 0 ? box("free") : box("imir", bytes(transform.mirror())));
    properties.add(sized(64, 48));
    return heif.written(file, main, properties);
  }

  private static Path encoded(Path file, String source) {
    String colours = ",scale=out_color_matrix=bt601:out_range=pc,format=yuv420p,"
        + "setparams=range=pc:colorspace=smpte170m";
    TestMedia.run(FfmpegCommand.ffmpeg()
        .words("-filter_complex", source + colours, "-frames:v", "1", "-c:v", "libx265")
        .words("-crf", "4", "-x265-params", "log-level=error", "-tag:v", "hvc1")
        .output(file)
        .build());
    return file;
  }

  /// @param uses numbers of properties, from 1
  private void add(String type, boolean isHidden, byte[] data, String uses) {
    items.add(data);
    int number = items.size();
    byte[] head = joined(ints(0x02000000 | (isHidden ? 1 : 0)), shorts(number, 0));
    entries.add(box("infe", head, text(type), bytes(0)));
    int[] used = uses.isEmpty()
        ? new int[0]
        : Arrays.stream(uses.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
    this.uses.add(joined(shorts(number), bytes(used.length), bytes(used)));
  }

  private Path written(Path file, int main, List<byte[]> properties) {
    byte[] begin = box("ftyp", text("heic"), ints(0), text("mif1heic"));
    byte[] description = description(main, properties, 0);
    int offset = begin.length + description.length + 8;
    byte[] data = box("mdat", joined(items.toArray(byte[][]::new)));
    try {
      return Files.write(file, joined(begin, description(main, properties, offset), data));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private byte[] description(int main, List<byte[]> properties, int offset) {
    byte[] info =
        box("iinf", ints(0), shorts(entries.size()), joined(entries.toArray(byte[][]::new)));
    byte[] tiles = new byte[0];
    for (int tile = 1; tile < main; tile++) {
      tiles = joined(tiles, shorts(tile));
    }
    byte[] grid = main == 1 ? new byte[0] : box("dimg", shorts(main, main - 1), tiles);
    byte[] links = box(
        "iref",
        ints(0),
        grid,
        box("thmb", shorts(main + 1, 1, main)),
        box("cdsc", shorts(main + 2, 1, main)));
    byte[] used = box("ipma", ints(0, uses.size()), joined(uses.toArray(byte[][]::new)));
    return box(
        "meta",
        ints(0),
        box("hdlr", ints(0, 0), text("pict"), ints(0, 0, 0), bytes(0)),
        box("pitm", ints(0), shorts(main)),
        box("iloc", places(offset)),
        info,
        links,
        box("iprp", box("ipco", joined(properties.toArray(byte[][]::new))), used));
  }

  private byte[] places(int offset) {
    byte[] places = joined(ints(0), bytes(0x44, 0), shorts(items.size()));
    int at = offset;
    for (int item = 0; item < items.size(); item++) {
      int length = items.get(item).length;
      places = joined(places, shorts(item + 1, 0, 1), ints(at, length));
      at += length;
    }
    return places;
  }

  private static byte[] exif(int orientation) {
    return joined(
        text("Exif\0\0MM"),
        shorts(42),
        ints(8),
        shorts(1, 0x112, 3),
        ints(1),
        shorts(orientation, 0),
        ints(0));
  }

  private static byte[] sized(int width, int height) {
    return box("ispe", ints(0, width, height));
  }

  /// A whole box of an MP4, found by its name.
  private static byte[] found(Path file, String type) {
    try {
      byte[] all = Files.readAllBytes(file);
      int at = new String(all, ISO_8859_1).indexOf(type) - 4;
      return Arrays.copyOfRange(all, at, at + ByteBuffer.wrap(all).getInt(at));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static byte[] inside(byte[] box) {
    return Arrays.copyOfRange(box, 8, box.length);
  }

  private static byte[] box(String type, byte[]... parts) {
    byte[] body = joined(parts);
    return joined(ints(body.length + 8), text(type), body);
  }

  private static byte[] joined(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] text(String text) {
    return text.getBytes(ISO_8859_1);
  }

  private static byte[] bytes(int... values) {
    var bytes = new byte[values.length];
    for (int index = 0; index < values.length; index++) {
      bytes[index] = (byte) values[index];
    }
    return bytes;
  }

  private static byte[] shorts(int... values) {
    var bytes = ByteBuffer.allocate(2 * values.length);
    for (int value : values) {
      bytes.putShort((short) value);
    }
    return bytes.array();
  }

  private static byte[] ints(int... values) {
    var bytes = ByteBuffer.allocate(4 * values.length);
    for (int value : values) {
      bytes.putInt(value);
    }
    return bytes.array();
  }
}
