package io.kinora.cli;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.media.sxml.FileNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// A film definition on disk, and the files that it names: beside it.
///
/// @param definition the document
record FilmFolder(Path definition) implements FilmPlace {

  /// Far more than a definition may have of characters.
  private static final long BYTES_MAX = 32L << 20;

  @Override
  public String text() {
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

  /// Names count from the folder of the definition, or from the one for files of their kind.
  @Override
  public Optional<Path> find(FileNames.Named named) {
    Path folder = definition.toAbsolutePath().getParent();
    Path from = folder == null ? Path.of("") : folder;
    return named.places().stream().flatMap(place -> file(from, place)).findFirst();
  }

  private static Stream<Path> file(Path folder, String name) {
    try {
      return Stream.of(folder.resolve(name)).filter(Files::isRegularFile);
    } catch (InvalidPathException _) {
      return Stream.empty(); // An address, for example: it is not there either.
    }
  }

  @Override
  public void close() {}
}
