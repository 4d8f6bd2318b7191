package io.kinora.engine.work;

import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.Work;
import io.kinora.engine.work.Inputs.Input;
import io.kinora.engine.work.Workshop.Bench;
import io.kinora.media.probe.Container;
import io.kinora.media.probe.ProbeResult;
import io.kinora.media.probe.SoundFacts;
import java.time.Duration;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Tells what a sound file is. Source: the tasks contract, section 10.
final class AudioInfo implements Work {

  static final WorkKind KIND = WorkKind.of(
          "audio.info",
          "Returns how long a sound file is, and its codec.",
          Parameter.url("url", "The sound file.").required())
      .reportingPercent();

  private final Workshop workshop;

  AudioInfo(Workshop workshop) {
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
    return switch (input.probed()) {
      case ProbeResult.Audio audio -> result(audio.length(), audio.sound(), audio);
      case ProbeResult.Video video
      when video.sound().isPresent() -> result(video.length(), video.sound().get(), video);
      case ProbeResult.Video _, ProbeResult.Image _, ProbeResult.NotMedia _ ->
        throw input.isNot("audio");
    };
  }

  private static RunResult result(Duration length, SoundFacts sound, ProbeResult probed) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("duration", Seconds.rounded(length));
    result.put("content_type", Container.typeOf(probed));
    result.put("codec", sound.codec());
    return new RunResult(result.toString());
  }
}
