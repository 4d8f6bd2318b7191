package io.kinora.media.image.gif;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/// Writes a moving GIF. Source: the GIF89a specification. For one thread.
///
/// One palette serves all pictures, unless their colours are too many: then each has its own.
public final class GifEncoder {

  /// From so large a mean square on, the loss of one palette for all is seen.
  private static final double PALETTE_ERROR_MAX = 60;

  private static final int NO_DISPOSAL_SEE_THROUGH = 1 << 2 | 1;

  private final Frames frames;
  private final Form form;
  private final OutputStream out;
  private final Canvas canvas;
  private final Lzw lzw = new Lzw();

  /// What is the same for all pictures of a GIF.
  ///
  /// @param loop so many repetitions; 0 for ever, nothing for none
  /// @param delay how long each is shown, in hundredths of a second
  public record Form(int width, int height, OptionalInt loop, int delay) {}

  /// Pictures that can be had more than once.
  public interface Frames {

    int count();

    /// Red, green, blue of each pixel of a picture; good until the next call.
    byte[] rgb(int index) throws IOException;
  }

  private GifEncoder(Frames frames, Form form, OutputStream out) {
    this.frames = frames;
    this.form = form;
    this.out = out;
    canvas = new Canvas(form.width(), form.height());
  }

  /// Looks at all pictures twice: for their colours, and to write them.
  ///
  /// @param out buffered by the caller
  public static void write(Frames frames, Form form, OutputStream out) throws IOException {
    var encoder = new GifEncoder(frames, form, out);
    Palette common = encoder.commonPalette();
    if (common.error() <= PALETTE_ERROR_MAX || frames.count() == 1) {
      encoder.writeAll(common);
    } else {
      encoder.writeEach();
    }
    out.write(0x3B); // Trailer.
  }

  private Palette commonPalette() throws IOException {
    var histogram = new Histogram();
    for (int index = 0; index < frames.count(); index++) {
      histogram.add(frames.rgb(index));
    }
    return Palette.of(histogram);
  }

  private void writeAll(Palette common) throws IOException {
    int depth = depth(common);
    begin(0x80 | (depth - 1), tableOf(common, depth));
    for (int index = 0; index < frames.count(); index++) {
      frame(frames.rgb(index), common, 0, new byte[0]);
    }
  }

  private void writeEach() throws IOException {
    begin(0, new byte[0]);
    for (int index = 0; index < frames.count(); index++) {
      byte[] rgb = frames.rgb(index);
      Palette own = ofOne(rgb);
      int depth = depth(own);
      frame(rgb, own, 0x80 | (depth - 1), tableOf(own, depth));
    }
  }

  private static Palette ofOne(byte[] rgb) {
    var histogram = new Histogram();
    histogram.add(rgb);
    return Palette.of(histogram);
  }

  /// Bits of a pixel: one number more than there are colours is needed.
  private static int depth(Palette palette) {
    return Math.max(2, 32 - Integer.numberOfLeadingZeros(palette.colours().length));
  }

  private static byte[] tableOf(Palette palette, int depth) {
    byte[] table = new byte[3 << depth];
    int at = 0;
    for (int colour : palette.colours()) {
      table[at++] = (byte) (colour >> 16);
      table[at++] = (byte) (colour >> 8);
      table[at++] = (byte) colour;
    }
    return table;
  }

  /// @param flags of the table of colours, which may be empty
  private void begin(int flags, byte[] table) throws IOException {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes("GIF89a".getBytes(StandardCharsets.US_ASCII));
    putShort(form.width(), bytes);
    putShort(form.height(), bytes);
    bytes.writeBytes(new byte[] {(byte) (0x70 | flags), 0, 0});
    bytes.writeBytes(table);
    form.loop().ifPresent(count -> {
      bytes.writeBytes(new byte[] {0x21, (byte) 0xFF, 11});
      bytes.writeBytes("NETSCAPE2.0".getBytes(StandardCharsets.US_ASCII));
      bytes.writeBytes(new byte[] {3, 1});
      putShort(count, bytes);
      bytes.write(0);
    });
    bytes.writeTo(out);
  }

  private void frame(byte[] rgb, Palette palette, int flags, byte[] table) throws IOException {
    Canvas.Change change = canvas.draw(rgb, palette);
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {0x21, (byte) 0xF9, 4, NO_DISPOSAL_SEE_THROUGH});
    putShort(form.delay(), bytes);
    bytes.write(palette.colours().length);
    bytes.write(0);
    bytes.write(0x2C);
    putShort(change.left(), bytes);
    putShort(change.top(), bytes);
    putShort(change.width(), bytes);
    putShort(change.height(), bytes);
    bytes.write(flags);
    bytes.writeBytes(table);
    lzw.write(
        change.pixels(),
        change.width() * change.height(),
        depth(palette),
        palette.colours().length,
        bytes);
    bytes.writeTo(out);
  }

  private static void putShort(int value, ByteArrayOutputStream bytes) {
    bytes.write(value);
    bytes.write(value >> 8);
  }
}
