package io.kinora.engine.job;

import io.kinora.engine.library.AssetFile;
import io.kinora.engine.library.AssetId;
import io.kinora.engine.library.Library;
import io.kinora.engine.library.Maker;
import io.kinora.engine.library.NewFile;
import io.kinora.engine.task.Run;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CancellationException;

/// The folder of one step of one job. It outlives a run that was stopped or may be tried again:
/// what was fetched by then is gone on with.
record StepFolder(Run run, WorkFolder work, StopSignal stop, Library library) {

  /// What is done there.
  interface Doing<T> {
    T in(StepFolder folder) throws InterruptedException;
  }

  /// @param parent of all work folders
  static <T> T use(Run run, Path parent, Library library, Doing<T> doing)
      throws InterruptedException {
    var work = WorkFolder.resumed(parent.resolve("task-" + run.id()));
    var stop = new StopSignal();
    run.onStop(stop::stop);
    boolean isKept = false;
    try {
      return doing.in(new StepFolder(run, work, stop, library));
    } catch (StopSignal.StoppedException | CancellationException _) {
      isKept = true;
      throw new InterruptedException("the run was stopped");
    } catch (FailureException failure) {
      isKept = failure.failure().code().isWorthRetrying();
      throw failure;
    } finally {
      if (!isKept) {
        work.close();
      }
    }
  }

  Path file(String name) {
    return work.file(name);
  }

  /// Stores a file for the next step.
  NewFile put(String name, String mediaType, Path file) {
    try (InputStream bytes = Files.newInputStream(file)) {
      return library.put(maker(), name, mediaType, bytes);
    } catch (IOException failure) {
      throw new UncheckedIOException(FreeSpace.orFull(failure));
    }
  }

  Maker maker() {
    var asset = new AssetId(run.id().value());
    return new Maker(run.tenant(), asset, run.attempt(), run.kind());
  }

  /// A file of a step before, in this folder, to be read only. Each run finds the same one: who
  /// sends it goes on with it, and puts notes beside it.
  Path local(AssetFile file) {
    Path here = file("from-" + file.name());
    try {
      if (!Files.exists(here)) {
        Path part = file("part-of-" + file.name());
        Files.deleteIfExists(part); // A run before this one may have begun it.
        library.bring(file, part);
        Files.move(part, here, StandardCopyOption.ATOMIC_MOVE);
      }
      return here;
    } catch (IOException failure) {
      throw new UncheckedIOException(FreeSpace.orFull(failure));
    }
  }
}
