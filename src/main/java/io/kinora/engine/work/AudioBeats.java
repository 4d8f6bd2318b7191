package io.kinora.engine.work;

import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.Work;
import io.kinora.engine.work.Workshop.Bench;
import io.kinora.media.audio.Beats;
import io.kinora.media.audio.SoundFile;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Finds the beats of a piece of music. Source: the tasks contract, sections 10 and 11.
final class AudioBeats implements Work {

  static final WorkKind KIND = WorkKind.of(
          "audio.beats",
          "Finds the beats of a piece of music.",
          Parameter.url("url", "The music, or a video with sound.").required(),
          Parameter.truth("downbeats", "Whether to tell, too, which beats begin a bar.")
              .orElse(true)
              .orElseIn(KindVersion.V1, false))
      .reportingPercent();

  private final Workshop workshop;

  AudioBeats(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public String kind() {
    return KIND.name();
  }

  @Override
  public Lane lane() {
    return Lane.HEAVY;
  }

  @Override
  public RunResult run(Run run) throws InterruptedException {
    return workshop.work(run, this::find);
  }

  private RunResult find(Bench bench) {
    SoundFile sound = Inputs.input(bench, workshop).soundFile();
    Beats found = workshop.sounds().beats().find(sound, bench.run()::progress, bench.stop());
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    ArrayNode beats = result.putArray("beats");
    found.beats().forEach(beats::add);
    if (bench.parameters().path("downbeats").asBoolean()) {
      ArrayNode downbeats = result.putArray("downbeats");
      found.downbeats().forEach(downbeats::add);
    }
    result.put("duration", Math.round(found.length().toNanos() / 1e9)); // An integer here alone.
    return new RunResult(result.toString());
  }
}
