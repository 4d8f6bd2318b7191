package io.kinora.engine.work;

import io.kinora.engine.work.Workshop.Bench;
import io.kinora.media.sxml.FileNames;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The files of a film, fetched.
///
/// @param paths by the address that the film names
record FilmSources(Map<String, Path> paths) {

  /// Many pictures come from one server: a few at a time are polite, and fast enough.
  private static final int AT_ONCE = 4;

  FilmSources {
    paths = Map.copyOf(paths);
  }

  /// Fetches all, some at the same time. The first that cannot be had fails the film.
  static FilmSources fetched(List<FileNames.Named> files, Bench bench, Sources sources)
      throws InterruptedException {
    Map<String, Future<Path>> coming = new LinkedHashMap<>();
    Map<String, Path> paths = new LinkedHashMap<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(
        AT_ONCE, Thread.ofVirtual().name("fetch-", 0).factory())) {
      for (FileNames.Named file : files) {
        Path target = bench.folder().file("source-" + coming.size());
        coming.put(
            file.filename(), threads.submit(() -> sources.fetch(file.filename(), bench, target)));
      }
      try {
        for (var entry : coming.entrySet()) {
          paths.put(entry.getKey(), arrived(entry.getValue()));
        }
      } finally {
        threads
            .shutdownNow(); // Nothing is left to do, or one has failed and the others are in vain.
      }
    }
    return new FilmSources(paths);
  }

  private static Path arrived(Future<Path> file) throws InterruptedException {
    try {
      return file.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(failed.getCause());
    }
  }

  Path pathOf(FileNames.Named file) {
    Path path = paths.get(file.filename());
    if (path == null) {
      throw new IllegalStateException("was not fetched: " + file.filename());
    }
    return path;
  }
}
