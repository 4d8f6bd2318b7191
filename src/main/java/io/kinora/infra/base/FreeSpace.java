package io.kinora.infra.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/// The rule that a disk is never filled to its end.
///
/// @param bytesMin what must stay free
public record FreeSpace(long bytesMin) {

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
