package io.kinora.infra.base;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/// The rule that a disk is never filled to its end.
///
/// @param bytesMin what must stay free
public record FreeSpace(long bytesMin) {

  private static final int STRETCH_BYTES = 256 * 1024;
  private static final long BYTES_BETWEEN_CHECKS = 64L << 20;

  /// The text for clients: they can only come again.
  private static final Failure FULL =
      new Failure(FailureCode.OUT_OF_SPACE, "there is not enough space left, try again later");

  public FreeSpace {
    if (bytesMin < 0) {
      throw new IllegalArgumentException("bytesMin must not be negative, is " + bytesMin);
    }
  }

  /// Asks before and during long writes.
  ///
  /// @param place a file or folder that is there, on the disk in question
  /// @throws FailureException `OUT_OF_SPACE` where too little is left
  public void check(Path place) throws IOException {
    if (Files.getFileStore(place).getUsableSpace() < bytesMin) {
      throw FULL.asException();
    }
  }

  /// Writes all that comes into a new file, and looks now and then whether there is room for more.
  ///
  /// @throws FailureException `OUT_OF_SPACE` where too little is left
  public void write(InputStream bytes, Path file) throws IOException {
    boolean _ = write(bytes, file, Long.MAX_VALUE);
  }

  /// The same, until there are more than `bytesMax`.
  ///
  /// @return whether that was all; else the file is a part of it
  public boolean write(InputStream bytes, Path file, long bytesMax) throws IOException {
    byte[] stretch = new byte[STRETCH_BYTES];
    long nextCheck = 0;
    long sizeBytes = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int count = bytes.readNBytes(stretch, 0, stretch.length);
          count > 0;
          count = bytes.readNBytes(stretch, 0, stretch.length)) {
        if (sizeBytes >= nextCheck) {
          check(file);
          nextCheck += BYTES_BETWEEN_CHECKS;
        }
        write(out, stretch, count);
        sizeBytes += count;
        if (sizeBytes > bytesMax) {
          return false;
        }
      }
    }
    return true;
  }

  private static void write(OutputStream out, byte[] stretch, int count) throws IOException {
    try {
      out.write(stretch, 0, count);
    } catch (IOException failure) {
      throw orFull(failure);
    }
  }

  /// What a storage without space says, of whatever kind it is.
  ///
  /// @return `OUT_OF_SPACE`
  public static FailureException full(Throwable cause) {
    return FULL.asException(cause);
  }

  /// Gives back what failed while writing, a full disk as `OUT_OF_SPACE`.
  public static IOException orFull(IOException failure) {
    String text = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    // Java has no type for it; these are the words of the C library.
    if (Stream.of("no space left", "disk quota exceeded").anyMatch(text::contains)) {
      throw full(failure);
    }
    return failure;
  }
}
