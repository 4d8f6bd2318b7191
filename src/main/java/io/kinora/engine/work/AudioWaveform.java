package io.kinora.engine.work;

import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.Work;
import io.kinora.engine.work.Workshop.Bench;
import io.kinora.media.audio.Colour;
import io.kinora.media.audio.Excerpt;
import io.kinora.media.audio.SoundFile;
import io.kinora.media.audio.Waveform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Draws the waveform of a sound. Source: the tasks contract, section 10.
final class AudioWaveform implements Work {

  static final WorkKind KIND = WorkKind.of(
          "audio.waveform",
          "Draws the waveform of a sound.",
          Parameter.url("url", "The sound, or a video with sound.").required(),
          Parameter.side("width", "The width, in pixels.").orElse(1024),
          Parameter.side("height", "The height, in pixels.").orElse(60),
          Parameter.integer("vmargin", "Pixels that stay free at the top and at the bottom.")
              .orElse(0)
              .between(0, 4095),
          Parameter.colour("fill", "The colour of the waveform.").orElse("#000000"),
          Parameter.colour("background", "The colour behind it.").orElse("#FFFFFF"),
          Parameter.decimal("start", "Where the drawn part begins, in seconds.").orElse(0.0),
          Parameter.decimal("end", "Where it ends, in seconds; with the sound if left out."),
          Parameter.string("format", "The format of the image that is made.")
              .orElse("jpeg")
              .oneOf("png", "jpeg"))
      .making(OutputFile.OUTPUT)
      .reportingPercent()
      .with(AudioWaveform::acrossParameters);

  private final Workshop workshop;

  AudioWaveform(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public String kind() {
    return KIND.name();
  }

  @Override
  public Lane lane() {
    return Lane.HEAVY; // Sounds may last hours.
  }

  @Override
  public RunResult run(Run run) throws InterruptedException {
    return workshop.work(run, this::draw);
  }

  private static Map<String, List<String>> acrossParameters(ObjectNode right) {
    var messages = new LinkedHashMap<String, List<String>>();
    if (2 * right.path("vmargin").asInt() >= right.path("height").asInt()) {
      messages.put("vmargin", List.of("must be less than half of the height"));
    }
    if (right.has("end")
        && right.path("end").asDouble() <= Math.max(0, right.path("start").asDouble())) {
      messages.put("end", List.of("must be after the start"));
    }
    return messages;
  }

  private RunResult draw(Bench bench) {
    SoundFile sound = Inputs.input(bench, workshop).soundFile();
    Waveform wish = wish(bench.parameters());
    Path out = bench.folder().file("output");
    Duration length = workshop
        .sounds()
        .waveforms()
        .draw(sound, excerpt(bench.parameters()), wish, out, bench.run()::progress, bench.stop());
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("duration", Seconds.rounded(length));
    result.put("width", wish.width());
    result.put("height", wish.height());
    result.put("content_type", wish.format().contentType());
    return workshop.withOutput(result, out, wish.format().contentType(), bench);
  }

  private static Waveform wish(JsonNode parameters) {
    return new Waveform(
        parameters.path("width").asInt(),
        parameters.path("height").asInt(),
        parameters.path("vmargin").asInt(),
        new Waveform.Paint(
            Colour.of(parameters.path("fill").asString()),
            Colour.of(parameters.path("background").asString())),
        Waveform.Format.named(parameters.path("format").asString()));
  }

  private static Excerpt excerpt(JsonNode parameters) {
    return new Excerpt(
        Seconds.of(parameters.path("start").asDouble()),
        Optional.of(parameters.path("end"))
            .filter(JsonNode::isNumber)
            .map(end -> Seconds.of(end.asDouble())));
  }
}
