package io.kinora.media.speech;

import io.kinora.infra.base.Sha256;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.ffmpeg.LocalProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// What was spoken, one file for the same words by the same voice and program. Those that were not
/// used for a while go when another comes. Thread-safe; processes may share the folder.
///
/// @param folder made when the first file comes
record SpokenFiles(Path folder) {

  /// Longer than any film takes to be made.
  static final Duration KEPT = Duration.ofDays(7);

  /// Where the words are kept, once they were spoken.
  Path fileOf(LocalProgram program, String voice, String words) {
    String all = String.join("\0", program.file().toString(), version(program), voice, words);
    return folder.resolve(Sha256.hex(all) + ".wav");
  }

  /// Another program in the same place speaks otherwise.
  private static String version(LocalProgram program) {
    try {
      return Files.getLastModifiedTime(program.file()) + " " + Files.size(program.file());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Tells whether a file is there, which then stays for a while from now.
  boolean has(Path file) {
    if (!Files.exists(file)) {
      return false;
    }
    try {
      Path mark = Files.createTempFile(folder, "now-", ""); // The disk's own clock.
      FileTime now = Files.getLastModifiedTime(mark);
      Files.delete(mark);
      Files.setLastModifiedTime(file, now);
      return true;
    } catch (NoSuchFileException _) { // It has gone just now.
      return false;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Takes a sound that was just made.
  ///
  /// @param sound on the disk of the folder
  void keep(Path sound, Path file) {
    try {
      Instant now = Files.getLastModifiedTime(sound).toInstant();
      Files.move(sound, file, StandardCopyOption.ATOMIC_MOVE);
      for (Path old : all()) {
        removeOlder(old, now.minus(KEPT));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private List<Path> all() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static void removeOlder(Path old, Instant oldest) throws IOException {
    try {
      if (Files.getLastModifiedTime(old).toInstant().isBefore(oldest)) {
        WorkFolder.remove(old);
      }
    } catch (NoSuchFileException _) {
      // Somebody was faster: that is what we want.
    }
  }
}
