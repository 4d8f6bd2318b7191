package io.kinora.cli;

import io.kinora.media.pack.FilmPackage;
import io.kinora.media.sxml.FileNames;
import java.nio.file.Path;
import java.util.Optional;

/// Where a film definition is, with the files that it names.
sealed interface FilmPlace extends AutoCloseable permits FilmFolder, PackedFilm {

  /// A folder, or a package: its first bytes tell.
  static FilmPlace of(Path definition) {
    return FilmPackage.isOne(definition) ? PackedFilm.open(definition) : new FilmFolder(definition);
  }

  /// The text of the definition.
  String text();

  Optional<Path> find(FileNames.Named named);

  @Override
  void close();
}
