package io.kinora.engine.work;

import io.kinora.engine.work.Workshop.Bench;
import io.kinora.infra.base.WholeFile;
import io.kinora.media.sxml.FileNames;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/// The files of a film, fetched. Thread-safe.
final class FilmSources {

  private final Bench bench;
  private final Sources sources;

  private FilmSources(Bench bench, Sources sources) {
    this.bench = bench;
    this.sources = sources;
  }

  /// Fetches all that must be there, some at the same time, but not what an earlier attempt has
  /// fetched. The first that cannot be had fails the film.
  static FilmSources fetched(List<FileNames.Named> files, Bench bench, Sources sources)
      throws InterruptedException {
    var fetched = new FilmSources(bench, sources);
    Inputs.fetched(addressesNeeded(files), fetched::file);
    return fetched;
  }

  /// Of the files that nothing stands in for.
  static List<String> addressesNeeded(List<FileNames.Named> files) {
    return files.stream()
        .filter(file -> file.alternative().isEmpty())
        .map(FileNames.Named::filename)
        .toList();
  }

  /// Where a file is. What another may stand in for is fetched when it is asked for, and so is the
  /// other.
  ///
  /// @throws io.kinora.infra.base.FailureException where it cannot be had
  Path pathOf(FileNames.Named file) {
    return file(file.filename());
  }

  private Path file(String address) {
    // By its address: another attempt may ask for others.
    var name = UUID.nameUUIDFromBytes(address.getBytes(StandardCharsets.UTF_8));
    var file = new WholeFile(bench.folder().file("source-" + name));
    if (!file.isThere()) {
      file.make(part -> sources.fetch(address, bench.asker(), part));
    }
    return file.path();
  }
}
