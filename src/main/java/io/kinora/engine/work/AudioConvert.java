package io.kinora.engine.work;

import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.Work;
import io.kinora.engine.work.Workshop.Bench;
import io.kinora.media.probe.ProbeResult;
import io.kinora.media.transcode.SoundFormat;
import io.kinora.media.transcode.SoundSource;
import java.nio.file.Path;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes a sound file of another codec. Source: the tasks contract, sections 10 and 11.
final class AudioConvert implements Work {

  static final WorkKind KIND = WorkKind.of(
          "audio.convert",
          "Makes a sound file of another codec from a sound or the sound of a video.",
          Parameter.url("url", "The sound to start from.").required(),
          Parameter.string("codec", "The codec of the sound that is made.")
              .orElse("mp3")
              .oneOf("mp3", "vorbis", "aac"),
          Parameter.truth(
                  "force", "Whether a sound that has the codec already is encoded again, too.")
              .orElse(false))
      .making(OutputFile.OUTPUT)
      .reportingPercent();

  private final Workshop workshop;

  AudioConvert(Workshop workshop) {
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
    return workshop.work(run, this::converted);
  }

  private RunResult converted(Bench bench) throws InterruptedException {
    bench.run().phase("fetch");
    SoundSource source = Inputs.input(bench, workshop).sound();
    bench.run().phase("convert");
    Path out = bench.folder().file("output");
    SoundFormat format = SoundFormat.named(bench.parameters().path("codec").asString());
    boolean isForced = bench.parameters().path("force").asBoolean();
    ProbeResult.Audio made = workshop
        .transcoder()
        .convertSound(source, format, isForced, out, bench.stop(), Percent.of(bench.run()));
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("duration", Seconds.rounded(made.length()));
    result.put("content_type", format.contentType());
    return workshop.withOutput(result, out, format.contentType(), bench);
  }
}
