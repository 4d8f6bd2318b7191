package io.kinora.engine.filming;

import io.kinora.engine.library.AssetFile;
import io.kinora.engine.library.NewFile;
import io.kinora.infra.base.Handover;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WholeFile;
import io.kinora.infra.db.SqlWork;
import io.kinora.media.render.FilmParts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The segments of a film, here and in its share. Thread-safe.
record SharedParts(Share share, FilmParts parts) {

  private static final Logger LOG = LoggerFactory.getLogger(SharedParts.class);

  /// Files that come from the storage at the same time.
  private static final int AT_ONCE = 8;

  /// Stores the parts of a segment, in the order of the profiles.
  ///
  /// @return what makes them visible
  static SqlWork put(Share share, int segment, List<Path> files) {
    var stored = new ArrayList<NewFile>();
    for (int index = 0; index < files.size(); index++) {
      stored.add(share.put(name(segment, index), files.get(index)));
    }
    return share.keep(stored);
  }

  private static String name(int segment, int index) {
    return "segment-" + segment + "-" + index;
  }

  /// Shows a segment that was made here to the others.
  void store(int segment) {
    List<Path> files = parts.ofSegment(segment).stream().map(WholeFile::path).toList();
    share.library().commit(put(share, segment, files));
  }

  /// Brings a segment that somebody has made.
  ///
  /// @return whether it is there now
  boolean bring(int segment) {
    return bring(segment, share::find);
  }

  /// Brings all that earlier runs and their helpers have made.
  void bringAll() {
    Map<String, AssetFile> files =
        share.files().stream().collect(Collectors.toMap(AssetFile::name, Function.identity()));
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<?>> brought = new ArrayList<>();
      for (int number = 0; number < parts.segmentCount(); number++) {
        int segment = number;
        if (!parts.isThere(segment)) {
          brought.add(threads.submit(
              Handover.ofCall(() -> bring(segment, name -> Optional.ofNullable(files.get(name))))));
        }
      }
      brought.forEach(SharedParts::await);
    }
  }

  /// What could not be brought is made here.
  private static void await(Future<?> bringing) {
    try {
      bringing.get();
    } catch (ExecutionException failure) {
      LOG.warn("A segment of another run could not be brought.", failure);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new StopSignal.StoppedException();
    }
  }

  private boolean bring(int segment, Function<String, Optional<AssetFile>> find) {
    List<WholeFile> targets = parts.ofSegment(segment);
    var files = new ArrayList<AssetFile>();
    for (int index = 0; index < targets.size(); index++) {
      find.apply(name(segment, index)).ifPresent(files::add);
    }
    if (files.size() < targets.size()) {
      return false;
    }
    WholeFile.makeAll(targets, places -> {
      for (int index = 0; index < places.size(); index++) {
        share.bring(files.get(index), places.get(index));
      }
    });
    return true;
  }
}
