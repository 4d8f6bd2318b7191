package io.kinora.cli.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;

/// A command of the operator or of the system, run to its end.
final class SystemCommand {

  private SystemCommand() {}

  /// @param log what it says is appended to this file
  /// @throws IllegalStateException where it fails
  static void run(List<String> words, Path log) throws InterruptedException {
    try {
      int status = new ProcessBuilder(words)
          .redirectErrorStream(true)
          .redirectOutput(Redirect.appendTo(log.toFile()))
          .start()
          .waitFor();
      if (status != 0) {
        throw new IllegalStateException(
            String.join(" ", words) + " failed with status " + status + "; see " + log);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
