package io.kinora.engine.film;

import io.kinora.engine.delivery.Arrived;
import io.kinora.engine.delivery.Carriers;
import io.kinora.engine.delivery.Parcel;
import io.kinora.engine.delivery.UploadTarget;
import io.kinora.engine.letter.LetterBox;
import io.kinora.engine.library.AssetFile;
import io.kinora.engine.library.AssetId;
import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Origin;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.TaskOrder;
import io.kinora.engine.task.Work;
import io.kinora.engine.work.UploadNotes;
import io.kinora.engine.work.Workshop;
import io.kinora.engine.work.Workshop.Bench;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.db.SqlWork;
import io.kinora.media.profile.Container;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Brings a rendition to one of the places where it is wanted. The next place is another task's.
///
/// Source: the factory contract, section 8.
public final class DeliverFilm implements Work {

  static final String KIND = "film.upload";

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String POSITION = "position";

  /// How often a place is tried.
  private static final int TRIES = 3;

  /// Beside those, a worker may die now and then.
  private static final int RUNS_MAX = 10;

  private static final List<Duration> PAUSES =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(5));

  private final FilmRecords records;
  private final FilmWording wording;
  private final Workshop workshop;
  private final Carriers carriers;
  private final RenditionEnds ends;

  public DeliverFilm(
      FilmRecords records,
      FilmWording wording,
      LetterBox letters,
      Workshop workshop,
      Carriers carriers) {
    this.records = records;
    this.wording = wording;
    this.workshop = workshop;
    this.carriers = carriers;
    this.ends =
        new RenditionEnds(records, wording, new NewsOfRenditions(records, wording, letters));
  }

  static TaskOrder order(Rendition rendition, int position) {
    String parameters =
        JsonNodeFactory.instance.objectNode().put(POSITION, position).toString();
    var origin = new Origin(FilmFollower.DIALECT, rendition.id());
    return TaskOrder.of(rendition.tenant(), KIND, parameters, origin);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Lane lane() {
    return Lane.NET;
  }

  @Override
  public OptionalInt triesMax() {
    return OptionalInt.of(RUNS_MAX);
  }

  @Override
  public List<Duration> pauses() {
    return PAUSES;
  }

  @Override
  public RunResult run(Run run) throws InterruptedException {
    Optional<Rendition> rendition = records
        .database()
        .read(handle -> records.renditions().ofUploadTask(handle, run.id()))
        .filter(it -> !it.state().isFinal());
    return rendition.isEmpty() // Cancelled or replaced meanwhile.
        ? new RunResult("{}")
        : workshop.work(run, bench -> delivered(bench, rendition.get()));
  }

  private RunResult delivered(Bench bench, Rendition rendition) throws InterruptedException {
    int position = JSON.readTree(bench.run().parameters()).path(POSITION).asInt();
    Optional<TaskOrder> next = RenditionEnds.next(rendition, position);
    try {
      SqlWork rows = rows(bench, rendition, position, next);
      return new RunResult("{}", rows, next.stream().toList());
    } catch (IOException failure) {
      throw new UncheckedIOException(FreeSpace.orFull(failure));
    }
  }

  /// What is written down of how it went.
  private SqlWork rows(Bench bench, Rendition rendition, int position, Optional<TaskOrder> next)
      throws InterruptedException, IOException {
    RenditionMedia media = rendition.media();
    if (media == null) {
      return refused(rendition, position, wording.nothingToUpload(), next);
    }
    UploadTarget target = rendition.order().uploads().get(position).target();
    if (target.kind() == UploadTarget.Kind.STUPEFLIX_STORE) { // It lies here already.
      return arrived(rendition, position, new Arrived(rendition.toString(), "", false), next);
    }
    Optional<Path> video = brought(bench, media.asset(), media.video());
    if (video.isEmpty()) {
      return refused(rendition, position, wording.nothingToUpload(), next);
    }
    Path thumbnail = brought(bench, media.asset(), media.thumbnail()).orElse(null);
    Parcel parcel = parcel(rendition, position, video.get(), thumbnail);
    try {
      var notes = UploadNotes.of(bench, workshop, video.get());
      return arrived(rendition, position, carriers.carry(parcel, notes), next);
    } catch (FailureException failed) {
      Failure failure = failed.failure();
      if (isWanted(rendition) && isTriedAgain(failure, target, rendition, position)) {
        throw new Failure(FailureCode.OUTPUT_UNREACHABLE, failure.text()).asException(failed);
      }
      carriers.forget(parcel);
      return refused(rendition, position, wording.error(failure), next);
    } catch (StopSignal.StoppedException | CancellationException stopped) {
      if (!isWanted(rendition)) { // Cancelled: nobody goes on with it.
        carriers.forget(parcel);
      }
      throw stopped;
    }
  }

  private boolean isWanted(Rendition rendition) {
    return records
        .database()
        .read(handle -> records.renditions().find(handle, rendition.id()))
        .filter(it -> !it.state().isFinal())
        .isPresent();
  }

  private SqlWork arrived(
      Rendition rendition, int position, Arrived where, Optional<TaskOrder> next) {
    return ifWanted(rendition, (handle, it) -> ends.arrived(handle, it, position, where, next));
  }

  private SqlWork refused(
      Rendition rendition, int position, String error, Optional<TaskOrder> next) {
    return ifWanted(rendition, (handle, it) -> ends.refused(handle, it, position, error, next));
  }

  /// What is done with a rendition.
  private interface Doing {
    void with(Handle handle, Rendition rendition);
  }

  private SqlWork ifWanted(Rendition rendition, Doing doing) {
    return handle -> records
        .renditions()
        .lock(handle, rendition.id())
        .filter(it -> !it.state().isFinal())
        .ifPresent(it -> doing.with(handle, it));
  }

  private boolean isTriedAgain(
      Failure failure, UploadTarget target, Rendition rendition, int position) {
    if (!mayBeOtherwise(failure.code(), target.kind())) {
      return false;
    }
    return records.database().inTransaction(transaction -> {
      UploadTable.addTry(transaction.handle(), rendition.id(), position);
      int tries =
          UploadTable.of(transaction.handle(), rendition.id()).get(position).tries();
      return tries < TRIES;
    });
  }

  /// Whatever a receiver answers is not for good. Source: the factory contract, section 8: no
  /// success is tried again.
  private static boolean mayBeOtherwise(FailureCode code, UploadTarget.Kind kind) {
    boolean isReceiver = switch (kind) {
      case HTTP_POST, HTTP_PUT, S3, FTP -> true;
      case STUPEFLIX_STORE, YOUTUBE, BRIGHTCOVE, FACEBOOK, DAILYMOTION -> false;
    };
    return code.isWorthRetrying() || (isReceiver && code == FailureCode.OUTPUT_REFUSED);
  }

  private static Parcel parcel(
      Rendition rendition, int position, Path video, @Nullable Path thumbnail) {
    Container container = rendition.order().format().format().container();
    FilmName film = rendition.film();
    UploadOrder order = rendition.order().uploads().get(position);
    return new Parcel(
        order.target(),
        rendition.tenant(),
        new Parcel.Video(
            video,
            container.mediaType(),
            container.extension(),
            film.user(),
            film.resource(),
            rendition.profile()),
        thumbnail,
        order.meta(),
        "film-" + rendition.id().toLowerCase(Locale.ROOT) + "-" + position);
  }

  private Optional<Path> brought(Bench bench, AssetId asset, String name) throws IOException {
    Optional<AssetFile> file = records.findFile(asset, name);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    Path target = bench.folder().file(name);
    records.library().bring(file.get(), target);
    return Optional.of(target);
  }
}
