package io.kinora.cli;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.media.sxml.FileNames;
import io.kinora.media.sxml.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// A film definition on disk, and the files that it names: beside it.
///
/// @param definition the document
record FilmFolder(Path definition) {

  /// Far more than a definition may have of characters.
  private static final long BYTES_MAX = 32L << 20;

  /// The text of the definition.
  String text() {
    try {
      if (Files.size(definition) > BYTES_MAX) {
        throw new Failure(
                FailureCode.INPUT_REFUSED,
                definition + " is larger than " + (BYTES_MAX >> 20) + " MB: no film definition is")
            .asException();
      }
      return Files.readString(definition);
    } catch (IOException _) {
      throw new Failure(FailureCode.INPUT_REFUSED, "cannot read " + definition).asException();
    }
  }

  /// Names count from the folder of the definition.
  Optional<Path> find(FileNames.Named named) {
    try {
      Path folder = definition.toAbsolutePath().getParent();
      Path file = (folder == null ? Path.of("") : folder).resolve(named.filename());
      return Optional.of(file).filter(Files::isRegularFile);
    } catch (InvalidPathException _) {
      return Optional.empty(); // An address, for example: it is not there either.
    }
  }

  Path file(FileNames.Named named) {
    return find(named)
        .orElseThrow(
            () -> new Failure(FailureCode.INPUT_REFUSED, definition + ": " + missing(named))
                .asException());
  }

  /// Commands fetch nothing. Source: the film language, rules V18 and V20.
  static Problem missing(FileNames.Named named) {
    String kind = named.kind().name().toLowerCase(Locale.ROOT);
    boolean isAddress = named.filename().contains("://");
    return new Problem(
        Problem.Severity.ERROR,
        isAddress ? "V20" : "V18",
        named.at(),
        isAddress
            ? "the " + kind + " '" + named.filename()
                + "' is not fetched: put the file beside the film and name it"
            : "there is no " + kind + " '" + named.filename() + "' beside the film");
  }
}
