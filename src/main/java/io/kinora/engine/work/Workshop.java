package io.kinora.engine.work;

import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.infra.outbound.Downloads;
import io.kinora.media.image.Thumbnails;
import io.kinora.media.probe.Prober;
import io.kinora.media.render.FilmRenderer;
import io.kinora.media.transcode.Transcoder;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What all kinds of work work with.
///
/// @param downloads the guarded way to the files that clients name
/// @param outputs where files go that are to stay
/// @param folder for the files of runs, one folder each, removed at their end
public record Workshop(
    Downloads downloads,
    Outputs outputs,
    Prober prober,
    Thumbnails thumbnails,
    FilmRenderer renderer,
    Transcoder transcoder,
    Path folder) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /// One run with all that belongs to it alone.
  record Bench(Run run, JsonNode parameters, WorkFolder folder, StopSignal stop) {}

  /// The steps of a kind.
  interface Job {
    RunResult at(Bench bench) throws InterruptedException;
  }

  /// Does a job at a bench of its own, and cleans up behind it.
  ///
  /// @throws InterruptedException when the run was stopped
  RunResult work(Run run, Job job) throws InterruptedException {
    var stop = new StopSignal();
    run.onStop(stop::stop);
    try (var work = WorkFolder.in(folder)) {
      return job.at(new Bench(run, JSON.readTree(run.parameters()), work, stop));
    } catch (StopSignal.StoppedException | CancellationException _) {
      throw new InterruptedException("the run was stopped");
    }
  }
}
