package io.kinora.engine.work;

import io.kinora.engine.filming.Filming;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.audio.SoundAnalysis;
import io.kinora.media.image.Pictures;
import io.kinora.media.probe.Prober;
import io.kinora.media.render.FilmRenderer;
import io.kinora.media.transcode.Transcoder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What all kinds of work work with.
///
/// @param sources brings the files that clients name
/// @param outputs where files go that are to stay
/// @param filming makes films of some length, maybe with others
/// @param folder for the files of runs, one folder each, removed at their end
public record Workshop(
    Sources sources,
    Outputs outputs,
    Prober prober,
    Pictures pictures,
    FilmRenderer renderer,
    Filming filming,
    SoundAnalysis sounds,
    SecretParameters secrets,
    Transcoder transcoder,
    Path folder) {

  /// Begins the names of folders that outlive a run; the id of the task follows.
  public static final String OF_TASK = "task-";

  private static final JsonMapper JSON = JsonMapper.shared();

  /// One run with all that belongs to it alone.
  public record Bench(Run run, JsonNode parameters, WorkFolder folder, StopSignal stop) {

    Sources.Asker asker() {
      return new Sources.Asker(run.tenant(), stop);
    }
  }

  /// The steps of a kind.
  public interface Job {
    RunResult at(Bench bench) throws InterruptedException;
  }

  private JsonNode parameters(Run run) {
    return secrets.opened((ObjectNode) JSON.readTree(run.parameters()), run.tenant());
  }

  /// A result with its one file `output`, which is kept.
  RunResult withOutput(ObjectNode result, Path file, String contentType, Bench bench) {
    result.set("output", OutputFile.OUTPUT.placeholder());
    var made = new Outputs.Made("output", file, contentType);
    return new RunResult(result.toString(), outputs.keep(bench.run(), List.of(made)));
  }

  /// Does a job at a bench of its own, and cleans up behind it.
  ///
  /// @throws InterruptedException when the run was stopped
  public RunResult work(Run run, Job job) throws InterruptedException {
    try (var work = WorkFolder.in(folder)) {
      return work(run, job, work);
    }
  }

  /// The same at the bench of its task. When the run is stopped, or this process killed, the files
  /// stay there for the next attempt: a job of this kind leaves none that are not whole.
  ///
  /// @throws InterruptedException when the run was stopped
  public RunResult resume(Run run, Job job) throws InterruptedException {
    var work = WorkFolder.resumed(folder.resolve(OF_TASK + run.id()));
    boolean isStopped = false;
    try {
      return work(run, job, work);
    } catch (InterruptedException stopped) {
      isStopped = true;
      throw stopped;
    } finally {
      if (!isStopped) {
        work.close();
      }
    }
  }

  private RunResult work(Run run, Job job, WorkFolder work) throws InterruptedException {
    var stop = new StopSignal();
    run.onStop(stop::stop);
    try {
      return job.at(new Bench(run, parameters(run), work, stop));
    } catch (StopSignal.StoppedException | CancellationException _) {
      throw new InterruptedException("the run was stopped");
    }
  }
}
