package io.kinora.media.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Speech programs for tests: shell scripts that "speak" by copying a sound.
public final class SpeechPrograms {

  private SpeechPrograms() {}

  /// A program with these lines; `$1` is the voice, `$2` the file to write. It writes what it was
  /// called with beside itself, into `calls`.
  public static Path program(Path folder, String lines) {
    try {
      Path file = folder.resolve("speak");
      Files.writeString(
          file,
          "#!/bin/sh\nhere=$(dirname \"$0\")\nwords=$(cat)\n"
              + "echo \"$# $1 | $words\" >> \"$here/calls\"\n" + lines + "\n");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
      return file;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// What a program was called with: the number of its arguments, the voice, the words.
  public static String calls(Path folder) {
    try {
      Path calls = folder.resolve("calls");
      return Files.exists(calls) ? Files.readString(calls) : "";
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
