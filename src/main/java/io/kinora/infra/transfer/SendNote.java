package io.kinora.infra.transfer;

import io.kinora.infra.base.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A note beside a file that is being sent: of which version of the file, and whereto. Only
/// what was begun with this very version is gone on with.
final class SendNote {

  private final Path note;
  private final String subject;

  private SendNote(Path note, String subject) {
    this.note = note;
    this.subject = subject;
  }

  /// @param mark a word of letters, digits and `-`
  static SendNote of(Path file, Place target, String mark) {
    try {
      String version = Files.size(file) + " " + Files.getLastModifiedTime(file);
      return new SendNote(
          file.resolveSibling(file.getFileName() + "." + mark + ".sending"),
          Sha256.hex(target.address() + " " + version));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// What was noted last; empty where nothing was, or of something else.
  String earlier() {
    try {
      List<String> lines = Files.exists(note) ? Files.readAllLines(note) : List.of();
      return lines.size() == 2 && lines.get(0).equals(subject) ? lines.get(1) : "";
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// @param session what is needed to go on, on one line
  void keep(String session) {
    try {
      Files.writeString(note, subject + "\n" + session);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  void remove() {
    try {
      Files.deleteIfExists(note);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
