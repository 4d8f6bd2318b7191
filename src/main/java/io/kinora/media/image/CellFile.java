package io.kinora.media.image;

import io.kinora.infra.base.FreeSpace;
import io.kinora.media.image.Fit.Size;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Decoded pictures of one size in a file, red, green and blue of each pixel: many are too large
/// for
/// memory. Threads may write different pictures at the same time.
final class CellFile implements AutoCloseable {

  private static final int RGB_BYTES = 3;
  private static final int RGBA_BYTES = 4;
  private static final int CHUNK_BYTES = 1 << 17;

  private final Size cell;
  private final int background;
  private final FileChannel file;
  private final Set<Integer> present = ConcurrentHashMap.newKeySet();

  private CellFile(Size cell, int background, FileChannel file) {
    this.cell = cell;
    this.background = background;
    this.file = file;
  }

  /// @param background of what pictures leave free: 0 is black, 255 white
  static CellFile in(Path path, Size cell, int background) {
    try {
      return new CellFile(
          cell,
          background,
          FileChannel.open(
              path,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE));
    } catch (IOException failure) {
      throw new UncheckedIOException(FreeSpace.orFull(failure));
    }
  }

  Size cell() {
    return cell;
  }

  /// Which are there, in order.
  List<Integer> present() {
    return present.stream().sorted().toList();
  }

  /// Keeps one picture, in the middle of its cell.
  ///
  /// @param in red, green, blue of each pixel; with alpha too, colours multiplied by it
  /// @return whether there was a whole picture
  boolean read(InputStream in, int index, Size picture, boolean hasAlpha) throws IOException {
    if (picture.equals(cell) && !hasAlpha) {
      return readWhole(in, index);
    }
    int left = (cell.width() - picture.width()) / 2 * RGB_BYTES;
    int top = (cell.height() - picture.height()) / 2;
    byte[] row = new byte[cell.width() * RGB_BYTES];
    byte[] read = new byte[picture.width() * (hasAlpha ? RGBA_BYTES : RGB_BYTES)];
    for (int y = 0; y < cell.height(); y++) {
      Arrays.fill(row, (byte) background);
      if (y >= top && y < top + picture.height()) {
        if (in.readNBytes(read, 0, read.length) < read.length) {
          return false;
        }
        if (hasAlpha) {
          drawThrough(read, row, left);
        } else {
          System.arraycopy(read, 0, row, left, read.length);
        }
      }
      write(row, row.length, offset(index, y));
    }
    present.add(index);
    return true;
  }

  /// Many rows at a time.
  private boolean readWhole(InputStream in, int index) throws IOException {
    long end = offset(index, cell.height());
    byte[] bytes = new byte[(int) Math.min(CHUNK_BYTES, end - offset(index, 0))];
    for (long at = offset(index, 0); at < end; at += bytes.length) {
      int length = (int) Math.min(bytes.length, end - at);
      if (in.readNBytes(bytes, 0, length) < length) {
        return false;
      }
      write(bytes, length, at);
    }
    present.add(index);
    return true;
  }

  private void drawThrough(byte[] rgba, byte[] row, int left) {
    for (int at = 0, to = left; at < rgba.length; at += RGBA_BYTES, to += RGB_BYTES) {
      int rest = background * (255 - (rgba[at + 3] & 255)) / 255;
      for (int part = 0; part < RGB_BYTES; part++) {
        row[to + part] = (byte) Math.min(255, (rgba[at + part] & 255) + rest);
      }
    }
  }

  private void write(byte[] from, int length, long offset) throws IOException {
    var bytes = ByteBuffer.wrap(from, 0, length);
    long at = offset;
    try {
      while (bytes.hasRemaining()) {
        at += file.write(bytes, at);
      }
    } catch (IOException failure) {
      throw FreeSpace.orFull(failure);
    }
  }

  /// Copies rows of a picture to `into`, from the byte `to` on.
  void rows(int index, int y, int count, byte[] into, int to) throws IOException {
    var bytes = ByteBuffer.wrap(into, to, cell.width() * RGB_BYTES * count);
    long at = offset(index, y);
    while (bytes.hasRemaining()) {
      int read = file.read(bytes, at);
      if (read < 0) {
        throw new IOException("has no picture " + index);
      }
      at += read;
    }
  }

  private long offset(int index, int y) {
    return ((long) index * cell.height() + y) * cell.width() * RGB_BYTES;
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
