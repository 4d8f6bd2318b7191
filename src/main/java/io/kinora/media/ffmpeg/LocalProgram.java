package io.kinora.media.ffmpeg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A program that the operator brings. It runs locked in as ffmpeg does, with nothing of our
/// environment; [FfmpegRunner] starts it.
///
/// @param file the executable, without links in its path
public record LocalProgram(Path file) {

  /// One run of it. Nothing goes through a shell.
  ///
  /// @param words its arguments
  /// @param input what it reads from its standard input, as UTF-8
  /// @param folder where it may write; its home
  public record Call(LocalProgram program, List<String> words, String input, Path folder) {
    public Call {
      words = List.copyOf(words);
    }

    /// All of its environment: ours has secrets.
    Map<String, String> environment() {
      String home = folder.toString();
      return Map.of(
          "PATH", "/usr/local/bin:/usr/bin:/bin", "LANG", "C.UTF-8", "HOME", home, "TMPDIR", home);
    }
  }

  /// @param setting names it to the operator
  /// @throws IllegalArgumentException when it cannot be started
  public static LocalProgram at(Path file, String setting) {
    if (!Files.isRegularFile(file) || !Files.isExecutable(file)) {
      throw new IllegalArgumentException(setting + " names no executable file");
    }
    try {
      return new LocalProgram(file.toRealPath());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// All that it needs besides the system lies beside it.
  Path neighbourhood() {
    Path folder = file.getParent();
    return folder == null || folder.getParent() == null ? file : folder;
  }
}
