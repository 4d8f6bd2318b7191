package io.kinora.engine.work;

import io.kinora.engine.work.Workshop.Bench;
import io.kinora.infra.base.WholeFile;
import io.kinora.media.sxml.FileNames;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The files of a film, fetched. For one thread.
final class FilmSources {

  private final Bench bench;
  private final Sources sources;
  private final Map<String, Path> paths;

  private FilmSources(Bench bench, Sources sources, Map<String, Path> paths) {
    this.bench = bench;
    this.sources = sources;
    this.paths = new HashMap<>(paths);
  }

  /// Fetches all that must be there, some at the same time, but not what an earlier attempt has
  /// fetched. The first that cannot be had fails the film.
  static FilmSources fetched(List<FileNames.Named> files, Bench bench, Sources sources)
      throws InterruptedException {
    List<String> addresses = files.stream()
        .filter(file -> file.alternative().isEmpty())
        .map(FileNames.Named::filename)
        .toList();
    return new FilmSources(bench, sources, Inputs.fetched(addresses, bench, sources));
  }

  /// Where a file is. What another may stand in for is fetched when it is asked for, and so is the
  /// other.
  ///
  /// @throws io.kinora.infra.base.FailureException where it cannot be had
  Path pathOf(FileNames.Named file) {
    Path known = paths.get(file.filename());
    if (known != null) {
      return known;
    }
    // By its address: another attempt may ask for others.
    var name = UUID.nameUUIDFromBytes(file.filename().getBytes(StandardCharsets.UTF_8));
    var late = new WholeFile(bench.folder().file("source-" + name));
    if (!late.isThere()) {
      late.make(part -> sources.fetch(file.filename(), bench.asker(), part));
    }
    paths.put(file.filename(), late.path());
    return late.path();
  }
}
