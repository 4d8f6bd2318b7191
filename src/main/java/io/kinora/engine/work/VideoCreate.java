package io.kinora.engine.work;

import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.Work;
import io.kinora.media.profile.Profile;
import io.kinora.media.render.EncoderMemory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Renders a film from its definition. Source: the tasks contract, sections 10 and 11.
final class VideoCreate implements Work {

  static final WorkKind KIND = WorkKind.of(
          "video.create",
          "Renders a film from its definition.",
          Parameter.string("definition", "The film, in SXML.").required(),
          Parameter.string("profile", "Size, rates, codecs and container of the film.")
              .orElse(Profile.USUAL)
              .oneOf(Profile.names()),
          Parameter.truth("preview", "Whether a small film can be watched while it renders.")
              .orElse(false)
              .orElseIn(KindVersion.V1, true),
          Parameter.truth(
              GrowingStream.NAME,
              "Whether the preview is there as HLS, too; false where it is not given."),
          Parameter.truth("export", "Whether the film itself is made.").orElse(true),
          Parameter.decimal("thumbnail_time", "Which frame is the thumbnail, in seconds.")
              .orElse(1.0),
          Parameter.integer("antialias", "Is checked; edges are always finer than it asks for.")
              .orElse(4)
              .oneOf("1", "2", "4"))
      .making(
          new OutputFile(GrowingPreview.NAME, true, true),
          new OutputFile(GrowingStream.NAME, true, true).asExtra(),
          new OutputFile("export", false, true),
          new OutputFile("thumbnail", false, false))
      .reportingPercent()
      .with(VideoCreate::acrossParameters);

  private final Workshop workshop;

  VideoCreate(Workshop workshop) {
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
  public int memoryMb(String parameters) {
    String profile = JsonMapper.shared().readTree(parameters).path("profile").asString("");
    return workshop
        .renderer()
        .memoryMb(Profile.findOrFree(profile).map(Profile::shape).orElse(EncoderMemory.USUAL));
  }

  @Override
  public RunResult run(Run run) throws InterruptedException {
    return workshop.resume(run, bench -> new FilmJob(workshop, bench).make());
  }

  private static Map<String, List<String>> acrossParameters(ObjectNode right) {
    boolean isPreviewed = right.path("preview").booleanValue();
    var messages = new LinkedHashMap<String, List<String>>();
    if (!isPreviewed && !right.path("export").booleanValue()) {
      var message = List.of("preview and export must not both be false");
      messages.put("preview", message);
      messages.put("export", message);
    }
    if (!isPreviewed && right.path(GrowingStream.NAME).asBoolean(false)) {
      messages.put(GrowingStream.NAME, List.of("must not be true without preview"));
    }
    return messages;
  }
}
