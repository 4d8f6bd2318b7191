package io.kinora.engine.filming;

import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Origin;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.TaskId;
import io.kinora.engine.task.TaskOrder;
import io.kinora.engine.task.Work;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.db.SqlWork;
import io.kinora.media.render.EncoderMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import tools.jackson.databind.json.JsonMapper;

/// Makes one segment of a film that another process has begun.
final class FilmSegment implements Work {

  static final String KIND = "film.segment";

  /// Who began the film makes it himself then.
  private static final int TRIES_MAX = 2;

  private static final Duration REMEMBERED = Duration.ofDays(1);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Filming filming;
  private final Stages stages;

  FilmSegment(Filming filming, Stages stages) {
    this.filming = filming;
    this.stages = stages;
  }

  /// The parameters.
  ///
  /// @param film    26 characters: the task that the film is made by
  /// @param key     of its [Share]
  /// @param segment from 0
  record Parameters(String film, String key, int segment) {}

  static TaskOrder order(Share share, int segment) {
    var parameters = new Parameters(share.film().value(), share.key(), segment);
    return TaskOrder.of(
        share.tenant(),
        KIND,
        JSON.writeValueAsString(parameters),
        new Origin(KIND, share.film().value(), REMEMBERED));
  }

  static int segmentOf(String parameters) {
    return JSON.readValue(parameters, Parameters.class).segment();
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Lane lane() {
    return Lane.HEAVY;
  }

  @Override
  public OptionalInt triesMax() {
    return OptionalInt.of(TRIES_MAX);
  }

  @Override
  public int memoryMb(String parameters) {
    return EncoderMemory.ofSegment(EncoderMemory.USUAL);
  }

  @Override
  public RunResult run(Run run) throws InterruptedException {
    Parameters wanted = JSON.readValue(run.parameters(), Parameters.class);
    Share share = filming.share(run.tenant(), new TaskId(wanted.film()), wanted.key());
    var stop = new StopSignal();
    run.onStop(stop::stop);
    try (Stages.Use stage = stages.enter(share)) {
      List<Path> files = stage.desk().make(wanted.segment(), stop);
      SqlWork rows = SharedParts.put(share, wanted.segment(), files);
      for (Path file : files) {
        Files.delete(file);
      }
      return new RunResult("{}", rows);
    } catch (StopSignal.StoppedException | CancellationException _) {
      throw new InterruptedException("the run was stopped");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
