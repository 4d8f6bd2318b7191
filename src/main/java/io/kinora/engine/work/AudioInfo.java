package io.kinora.engine.work;

import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.Work;
import io.kinora.engine.work.Inputs.Input;
import io.kinora.engine.work.Workshop.Bench;
import io.kinora.media.probe.Container;
import io.kinora.media.transcode.SoundSource;
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
    SoundSource source = input.sound();
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("duration", Seconds.rounded(source.length()));
    result.put("content_type", Container.typeOf(input.probed()));
    result.put("codec", source.sound().codec());
    return new RunResult(result.toString());
  }
}
