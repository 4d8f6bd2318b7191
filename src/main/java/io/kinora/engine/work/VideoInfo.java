package io.kinora.engine.work;

import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.Work;
import io.kinora.engine.work.Inputs.Input;
import io.kinora.engine.work.Workshop.Bench;
import io.kinora.media.probe.ProbeResult;

/// Tells what a video file is. Source: the tasks contract, section 10.
final class VideoInfo implements Work {

  static final WorkKind KIND = WorkKind.of(
          "video.info",
          "Returns what is known about a video file.",
          Parameter.url("url", "The video file.").required())
      .reportingPercent();

  private final Workshop workshop;

  VideoInfo(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public String kind() {
    return KIND.name();
  }

  @Override
  public Lane lane() {
    return Lane.QUICK;
  }

  @Override
  public RunResult run(Run run) throws InterruptedException {
    return workshop.work(run, this::info);
  }

  private RunResult info(Bench bench) {
    Input input = Inputs.input(bench, workshop);
    ProbeResult.Video video = input.video();
    return new RunResult(VideoResult.of(video).toString());
  }
}
