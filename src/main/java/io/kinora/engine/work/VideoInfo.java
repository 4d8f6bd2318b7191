package io.kinora.engine.work;

import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.Work;
import io.kinora.engine.work.Inputs.Input;
import io.kinora.engine.work.Workshop.Bench;
import io.kinora.media.probe.Container;
import io.kinora.media.probe.PictureFacts;
import io.kinora.media.probe.ProbeResult;
import io.kinora.media.probe.SoundFacts;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

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
    if (!(input.probed() instanceof ProbeResult.Video video)) {
      throw input.isNot("video");
    }
    PictureFacts picture = video.picture();
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("content_type", Container.typeOf(video));
    result.put("width", picture.width());
    result.put("height", picture.height());
    result.put("duration", Seconds.rounded(video.length()));
    result.put("frame_rate", Math.round(picture.frameRate() * 1000) / 1000.0);
    result.put("alpha", picture.hasAlpha());
    result.put("rotation", (double) picture.turn());
    result.put("audio_codec", video.sound().map(SoundFacts::codec).orElse(null));
    result.put("video_codec", picture.codec());
    return new RunResult(result.toString());
  }
}
