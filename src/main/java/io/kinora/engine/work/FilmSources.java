package io.kinora.engine.work;

import io.kinora.engine.work.Workshop.Bench;
import io.kinora.media.sxml.FileNames;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The files of a film, fetched.
///
/// @param paths by the address that the film names
record FilmSources(Map<String, Path> paths) {

  FilmSources {
    paths = Map.copyOf(paths);
  }

  /// Fetches all, some at the same time, but not what an earlier attempt has fetched. The first
  /// that cannot be had fails the film.
  static FilmSources fetched(List<FileNames.Named> files, Bench bench, Sources sources)
      throws InterruptedException {
    List<String> addresses = files.stream().map(FileNames.Named::filename).toList();
    return new FilmSources(Inputs.fetched(addresses, bench, sources));
  }

  Path pathOf(FileNames.Named file) {
    Path path = paths.get(file.filename());
    if (path == null) {
      throw new IllegalStateException("was not fetched: " + file.filename());
    }
    return path;
  }
}
