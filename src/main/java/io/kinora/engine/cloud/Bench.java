package io.kinora.engine.cloud;

import io.kinora.engine.library.Library;
import io.kinora.engine.library.Maker;
import io.kinora.engine.library.NewFile;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import tools.jackson.databind.json.JsonMapper;

/// One run with all that belongs to it alone.
record Bench(Run run, WorkFolder folder, StopSignal stop) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /// What is done there.
  interface Doing {
    RunResult at(Bench bench) throws InterruptedException, IOException;
  }

  /// @param parent of all work folders
  static RunResult use(Run run, Path parent, Doing doing) throws InterruptedException {
    var stop = new StopSignal();
    run.onStop(stop::stop);
    try (var folder = WorkFolder.in(parent)) {
      return doing.at(new Bench(run, folder, stop));
    } catch (StopSignal.StoppedException | CancellationException _) {
      throw new InterruptedException("the run was stopped");
    } catch (IOException failure) {
      throw new UncheckedIOException(FreeSpace.orFull(failure));
    }
  }

  /// The video that the run is for.
  ObjectId video() {
    return new ObjectId(JSON.readTree(run.parameters()).path("video").asString());
  }

  /// Brings the file of a video here.
  ///
  /// @return whether it is still there
  static boolean bring(Library library, Video video, Path target) throws IOException {
    var original = library.findFile(video.tenant(), video.id().asset(), Video.ORIGINAL);
    if (original.isEmpty()) {
      return false;
    }
    library.bring(original.get(), target);
    return true;
  }

  static NewFile put(Library library, Maker maker, String name, Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      return library.put(maker, name, MediaTypes.of(String.valueOf(file.getFileName())), bytes);
    }
  }
}
