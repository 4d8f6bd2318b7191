package io.kinora.engine.film;

import io.kinora.engine.letter.LetterBox;
import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Origin;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.TaskOrder;
import io.kinora.engine.task.Work;
import io.kinora.engine.work.GrowingStream;
import io.kinora.engine.work.Keeping;
import io.kinora.engine.work.Workshop;
import io.kinora.infra.base.TenantId;
import io.kinora.media.render.EncoderMemory;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes those renditions of a film whose frames are the same, at once.
public final class RenderFilm implements Work {

  static final String KIND = "film.render";

  static final String DOWNLOAD = "download";
  static final String INFO = "info";
  static final String GENERATE = "generate";

  private final FilmRecords records;
  private final Workshop workshop;
  private final RenditionEnds ends;

  public RenderFilm(
      FilmRecords records, FilmWording wording, LetterBox letters, Workshop workshop) {
    this.records = records;
    this.workshop = workshop;
    this.ends =
        new RenditionEnds(records, wording, new NewsOfRenditions(records, wording, letters));
  }

  static TaskOrder order(TenantId tenant, FilmName film, RenditionGroup group) {
    ObjectNode parameters = JsonNodeFactory.instance
        .objectNode()
        .put("preview", group.isPreviewed())
        .put(GrowingStream.NAME, group.isPreviewed());
    var origin = new Origin(FilmFollower.DIALECT, film.toString());
    return TaskOrder.of(tenant, KIND, Keeping.PERSISTENT.in(parameters).toString(), origin);
  }

  /// The state of renditions while their task is in a phase.
  static Optional<RenditionState> stateOf(String phase) {
    return switch (phase) {
      case DOWNLOAD -> Optional.of(RenditionState.DOWNLOADING);
      case INFO -> Optional.of(RenditionState.INFO);
      case GENERATE -> Optional.of(RenditionState.GENERATING);
      default -> Optional.empty();
    };
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
  public int memoryMb(String parameters) {
    return workshop.renderer().memoryMb(EncoderMemory.USUAL); // Its profiles are in the records.
  }

  @Override
  public RunResult run(Run run) throws InterruptedException {
    return workshop.resume(run, bench -> new FilmMaking(records, workshop, ends, bench).make());
  }
}
