package io.kinora.cli;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.pack.FilmPackage;
import io.kinora.media.pack.PackageLimits;
import io.kinora.media.sxml.FileNames;
import java.nio.file.Path;
import java.util.Optional;

/// A film in a package. What is asked for is unpacked into a folder that closing removes.
record PackedFilm(FilmPackage film, WorkFolder folder) implements FilmPlace {

  static PackedFilm open(Path zip) {
    var folder = WorkFolder.in(Path.of(System.getProperty("java.io.tmpdir")));
    try {
      return new PackedFilm(FilmPackage.open(zip, folder.path(), PackageLimits.USUAL), folder);
    } catch (FailureException failed) {
      folder.close();
      Failure failure = failed.failure();
      throw new Failure(failure.code(), zip + ": " + failure.text()).asException(failed);
    }
  }

  @Override
  public String text() {
    return film.definition();
  }

  @Override
  public Optional<Path> find(FileNames.Named named) {
    return film.find(named);
  }

  @Override
  public void close() {
    film.close();
    folder.close();
  }
}
