package io.kinora.infra.platform.fake;

import io.kinora.infra.platform.Upload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

/// An upload whose notes are kept in memory.
///
/// @param earlier what an earlier attempt has noted last; at most one
/// @param notes   in order
/// @param arrived in order
public record FakeUpload(
    Path file, List<String> earlier, List<String> notes, List<Long> arrived, AtomicBoolean stopped)
    implements Upload {

  /// A file of that many bytes, always the same ones.
  public static FakeUpload of(Path folder, int sizeBytes) {
    byte[] bytes = new byte[sizeBytes];
    new Random(1).nextBytes(bytes);
    try {
      return new FakeUpload(
          Files.write(folder.resolve("video"), bytes),
          List.of(),
          new ArrayList<>(),
          new ArrayList<>(),
          new AtomicBoolean());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// The next attempt.
  public FakeUpload again() {
    return new FakeUpload(
        file,
        notes.isEmpty() ? earlier : List.of(notes.getLast()),
        new ArrayList<>(),
        new ArrayList<>(),
        new AtomicBoolean());
  }

  public byte[] bytes(int from, int to) {
    try {
      return Arrays.copyOfRange(Files.readAllBytes(file), from, to);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public long sizeBytes() {
    return file.toFile().length();
  }

  @Override
  public boolean isStopped() {
    return stopped.get();
  }

  @Override
  public void arrived(long byteCount) {
    arrived.add(byteCount);
  }

  @Override
  public Optional<String> earlierNote() {
    return earlier.stream().findFirst();
  }

  @Override
  public void note(String note) {
    notes.add(note);
  }
}
