package io.kinora.engine.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.engine.access.Tenants;
import io.kinora.engine.library.AssetId;
import io.kinora.engine.library.Library;
import io.kinora.engine.library.Maker;
import io.kinora.engine.library.NewFile;
import io.kinora.engine.publishing.VideoList.Place;
import io.kinora.engine.publishing.VideoList.Status;
import io.kinora.engine.publishing.Videos.WithUpload;
import io.kinora.engine.task.Callbacks;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.TaskEngine;
import io.kinora.engine.task.TaskId;
import io.kinora.engine.task.TaskSettings;
import io.kinora.engine.task.Work;
import io.kinora.engine.task.fake.FakeClock;
import io.kinora.engine.task.fake.FakeSender;
import io.kinora.engine.task.fake.FakeWork;
import io.kinora.engine.upload.UploadPlace;
import io.kinora.engine.upload.UploadRules;
import io.kinora.engine.upload.Uploads;
import io.kinora.engine.upload.Writing;
import io.kinora.engine.webhook.Subscription;
import io.kinora.engine.webhook.WebhookEvent;
import io.kinora.engine.webhook.WebhookRules;
import io.kinora.engine.webhook.Webhooks;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.SharedClock;
import io.kinora.infra.db.SqlWork;
import io.kinora.infra.outbound.Guard;
import io.kinora.infra.outbound.Outbound;
import io.kinora.infra.outbound.OutboundSettings;
import io.kinora.infra.secret.MasterKey;
import io.kinora.infra.secret.Vault;
import io.kinora.infra.storage.FolderStorage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What holds for published videos on every database. Their making is stood in for.
abstract class VideosContract {

  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId OTHER = new TenantId("other");
  private static final RunResult DONE = new RunResult("{}");

  @TempDir
  private Path folder;

  private final FakeClock clock = new FakeClock();
  private FolderStorage storage;
  private Uploads uploads;
  private TaskEngine engine;
  private VideoRecords records;
  private Videos videos;

  /// What the second step does; the others have nothing to do.
  private FakeWork.Body encoding = _ -> new RunResult("{}");

  /// Steps whose first run waits until it is told to stop, with who hears that it has begun.
  private final Map<Step, CountDownLatch> holding = new EnumMap<>(Step.class);

  abstract Database database();

  @BeforeEach
  void open() throws IOException {
    var rules = new UploadRules(1_000, Duration.ofHours(24), Duration.ofDays(7));
    storage = FolderStorage.in(folder.resolve("files"), new FreeSpace(0));
    var place = new UploadPlace(storage, folder.resolve("up"), new FreeSpace(0));
    uploads = Uploads.in(place, database(), rules, clock);
    records = new VideoRecords(database(), new Library(database(), storage, clock), clock);
    engine = newEngine();
    videos = new Videos(records, uploads, engine);
    engine.start();
  }

  private TaskEngine newEngine() {
    return new TaskEngine(
        database(),
        TaskSettings.forCores(2),
        SharedClock.alone(clock),
        Stream.concat(
                Arrays.stream(Step.values()).map(this::work),
                Stream.of(new RemoveVideo(records, uploads)))
            .toList(),
        new Callbacks(List.of(), List.of(new VideoFollower(clock)), new FakeSender(), List.of()));
  }

  private Work work(Step step) {
    return new FakeWork(step.kind(), new StepWork(step, 3, _ -> DONE).lane(), run -> {
      CountDownLatch begun = holding.get(step);
      if (begun != null && run.attempt() == 1) {
        begun.countDown();
        new CountDownLatch(1).await(); // Until it is told to stop.
      }
      return done(step, run);
    });
  }

  private RunResult done(Step step, Run run) throws InterruptedException {
    return switch (step) {
      case INSPECT -> DONE;
      case ENCODE -> encoding.run(run);
      case FINISH -> new RunResult("{}", records.ready(VideoRecords.of(run), "{}"));
    };
  }

  @AfterEach
  void forgetAll() {
    engine.close();
    database().transact(it -> {
      for (String table : List.of(
          "webhook_delivery",
          "webhook",
          "tenant",
          "video_task",
          "video",
          "upload",
          "idempotency",
          "task",
          "task_edge",
          "event",
          "slot",
          "asset_file",
          "asset",
          "execution_net",
          "execution_quick",
          "execution_heavy",
          "execution_bulk")) {
        it.handle().execute("delete from " + table);
      }
    });
  }

  private static Slot slot(String title) {
    return new Slot(title, "", null, LaunchFormat.HLS, OptionalDouble.empty(), false, null);
  }

  private VideoId begun(String title) {
    return begun(ACME, title);
  }

  private VideoId begun(TenantId tenant, String title) {
    WithUpload slot = videos.prepare(tenant, slot(title), OptionalLong.empty());
    videos.begin(slot, SqlWork.NOTHING);
    return slot.video().id();
  }

  private VideoId published() throws Exception {
    return published(ACME);
  }

  private VideoId published(TenantId tenant) throws Exception {
    VideoId id = begun(tenant, "A film");
    try (Writing writing = uploads.write(id.upload(), () -> {}).orElseThrow()) {
      writing.append(new ByteArrayInputStream("film".getBytes(UTF_8)), Optional.empty());
      writing.declareSize(4);
      videos.publish(writing);
    }
    return id;
  }

  private Video found(VideoId id) {
    return videos.find(ACME, id).orElseThrow().video();
  }

  private void awaitPhase(VideoId id, Phase phase) {
    await().atMost(Duration.ofSeconds(40)).until(() -> found(id).phase() == phase);
  }

  @Test
  void a_slot_waits_for_its_file() {
    VideoId id = begun("A film");

    WithUpload slot = videos.find(ACME, id).orElseThrow();

    assertThat(slot.video().phase()).isEqualTo(Phase.UPLOAD);
    assertThat(slot.video().slot()).isEqualTo(slot("A film"));
    assertThat(slot.upload().offset()).isZero();
    assertThat(videos.find(OTHER, id)).isEmpty();
  }

  @Test
  void a_video_whose_file_is_whole_goes_through_its_steps() throws Exception {
    var phases = new ArrayList<Phase>();
    var progress = new ArrayList<Integer>();
    encoding = run -> {
      phases.add(found(VideoRecords.of(run)).phase());
      run.progress(50);
      run.phase("half");
      await()
          .atMost(Duration.ofSeconds(40))
          .until(() -> found(VideoRecords.of(run)).progress() > 40);
      progress.add(found(VideoRecords.of(run)).progress());
      return new RunResult("{}");
    };
    VideoId id = published();

    awaitPhase(id, Phase.READY);

    assertThat(phases).containsExactly(Phase.ENCODING);
    assertThat(progress).containsExactly(47);
    assertThat(found(id).progress()).isEqualTo(100);
    String playbackId = found(id).findMedia().orElseThrow().playbackId();
    assertThat(records.findPlayed(playbackId).map(Video::id)).contains(id);
    assertThat(found(id).times().ended()).isNotNull();
  }

  @Test
  void a_step_that_fails_for_good_fails_the_video() throws Exception {
    encoding = _ -> {
      throw new Failure(FailureCode.INPUT_NOT_MEDIA, "no").asException();
    };
    VideoId id = published();

    awaitPhase(id, Phase.FAILED);

    assertThat(found(id).findError().orElseThrow().code()).isEqualTo(VideoError.Code.INTERNAL);
  }

  @Test
  void what_was_wrong_with_the_file_is_said_before_the_step_fails() throws Exception {
    var error = new VideoError(VideoError.Code.TRUNCATED_MEDIA, "It is cut.");
    encoding = run -> {
      run.partial("error", "{}", records.failed(VideoRecords.of(run), error));
      throw new Failure(FailureCode.INPUT_NOT_MEDIA, "no").asException();
    };
    VideoId id = published();

    awaitPhase(id, Phase.FAILED);

    assertThat(found(id).findError()).contains(error);
  }

  @Test
  void a_step_that_is_begun_again_is_queued_meanwhile() throws Exception {
    var isRunning = new CountDownLatch(1);
    var mayFail = new CountDownLatch(1);
    encoding = run -> {
      if (run.attempt() == 1) {
        isRunning.countDown();
        mayFail.await();
        throw new Failure(FailureCode.ENCODER_FAILED, "once").asException();
      }
      return new RunResult("{}");
    };
    VideoId id = published();
    isRunning.await();
    mayFail.countDown();

    awaitPhase(id, Phase.QUEUED);
    clock.turn(Duration.ofSeconds(5));

    awaitPhase(id, Phase.READY);
  }

  /// Source: the publishing contract, section 21, case 5.
  @ParameterizedTest
  @EnumSource(Step.class)
  void a_video_whose_process_stops_in_a_step_goes_on_in_the_next(Step step) throws Exception {
    var begun = new CountDownLatch(1);
    holding.put(step, begun);
    VideoId id = published();
    begun.await();

    engine.close();

    assertThat(found(id).phase()).isEqualTo(Phase.QUEUED);
    engine = newEngine();
    engine.start();
    awaitPhase(id, Phase.READY);
  }

  @Test
  void a_removed_video_is_seen_no_more_and_its_work_stops() throws Exception {
    var isStopped = new CountDownLatch(1);
    var isRunning = new CountDownLatch(1);
    encoding = run -> {
      run.onStop(isStopped::countDown);
      isRunning.countDown();
      isStopped.await();
      throw new InterruptedException();
    };
    VideoId id = published();
    isRunning.await();

    assertThat(videos.delete(id)).isTrue();

    isStopped.await();
    assertThat(videos.find(ACME, id)).isEmpty();
    awaitGone(uploaded(id));
    assertThat(videos.delete(id)).isFalse();
  }

  private Path uploaded(VideoId id) {
    return folder.resolve("up").resolve(id.value());
  }

  private static void awaitGone(Path file) {
    await().atMost(Duration.ofSeconds(40)).until(() -> Files.notExists(file));
  }

  /// Stores a file as a step does that is still at work.
  private Path stored(Run run) {
    var maker = new Maker(run.tenant(), new AssetId(run.id().value()), run.attempt(), run.kind());
    try {
      NewFile file = records
          .library()
          .put(maker, "v180.mp4", "video/mp4", new ByteArrayInputStream("film".getBytes(UTF_8)));
      return storage.findPath(file.key()).orElseThrow();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Test
  void all_bytes_of_a_removed_video_are_removed_even_those_that_nobody_has_seen() throws Exception {
    var made = new CompletableFuture<Path>();
    encoding = run -> {
      made.complete(stored(run));
      throw new Failure(FailureCode.INPUT_NOT_MEDIA, "no").asException();
    };
    VideoId id = published();
    assertThat(made.join()).exists();
    awaitPhase(id, Phase.FAILED);

    videos.delete(id);

    awaitGone(made.join());
    awaitGone(uploaded(id));
  }

  @Test
  void a_removal_is_finished_by_the_next_process() throws Exception {
    var made = new CompletableFuture<Path>();
    encoding = run -> {
      made.complete(stored(run));
      return DONE;
    };
    VideoId id = published();
    awaitPhase(id, Phase.READY);
    engine.close(); // It takes orders still, and nobody works at them.
    videos.delete(id);
    assertThat(uploaded(id)).exists();
    assertThat(videos.find(ACME, id)).isEmpty();

    engine = newEngine();
    engine.start();

    awaitGone(made.join());
    awaitGone(uploaded(id));
  }

  /// Source: the publishing contract, section 21, case 7.
  @Test
  void the_queue_of_one_tenant_does_not_hold_up_the_single_video_of_another() throws Exception {
    var begun = new LinkedBlockingQueue<TenantId>();
    var turns = new Semaphore(0);
    encoding = run -> {
      begun.add(run.tenant());
      turns.acquire();
      return DONE;
    };
    for (int number = 0; number < 50; number++) {
      published(ACME);
    }
    assertThat(begun.take()).isEqualTo(ACME);
    VideoId single = published(OTHER);
    TaskId encode = database()
        .read(handle -> VideoTable.findTask(handle, single, Step.ENCODE))
        .orElseThrow();
    await().until(() -> engine.findTask(encode).orElseThrow().state().word().equals("queued"));

    turns.release();

    assertThat(begun.take()).isEqualTo(OTHER);
    assertThat(begun).as("of two cores only one thread encodes").isEmpty();
    turns.release(60);
  }

  @Test
  void a_list_goes_from_the_newest_to_the_oldest() {
    var ids = new ArrayList<VideoId>();
    for (int number = 0; number < 5; number++) {
      ids.add(begun("Film " + number));
      clock.turn(Duration.ofMillis(number % 2));
    }
    var seen = new ArrayList<VideoId>();
    Optional<Place> behind = Optional.empty();
    while (true) {
      List<WithUpload> page = videos.page(
          ACME, new VideoList(Optional.of(Status.PENDING), Optional.empty(), behind, 2));
      page.forEach(it -> seen.add(it.video().id()));
      if (page.isEmpty()) {
        break;
      }
      behind = Optional.of(Place.of(page.getLast().video()));
    }

    assertThat(seen).containsExactlyInAnyOrderElementsOf(ids).doesNotHaveDuplicates();
    assertThat(videos.page(
            OTHER, new VideoList(Optional.empty(), Optional.empty(), Optional.empty(), 9)))
        .isEmpty();
    assertThat(videos.page(
            ACME, new VideoList(Optional.of(Status.READY), Optional.empty(), Optional.empty(), 9)))
        .isEmpty();
  }

  @Test
  void each_end_of_a_video_is_told_once_to_the_webhooks_of_its_tenant() throws Exception {
    listen();
    VideoId ready = published();
    awaitPhase(ready, Phase.READY);
    encoding = run -> {
      var error = new VideoError(VideoError.Code.TRUNCATED_MEDIA, "It is cut.");
      run.partial("error", "{}", records.failed(VideoRecords.of(run), error));
      throw new Failure(FailureCode.INPUT_NOT_MEDIA, "no").asException();
    };
    VideoId failed = published();
    awaitPhase(failed, Phase.FAILED);
    videos.delete(ready);
    videos.delete(ready);

    assertThat(told())
        .containsExactlyInAnyOrder(
            "video.ready " + ready, "video.error " + failed, "video.deleted " + ready);
  }

  private void listen() {
    new Tenants(database(), clock).create(ACME);
    var vault = new Vault(MasterKey.parse("A".repeat(43) + "=").orElseThrow());
    var subscription =
        new Subscription(URI.create("https://shop.example/"), WebhookEvent.OF_VIDEOS);
    try (var outbound = Outbound.open(OutboundSettings.of(new Guard(List.of()), "test"), clock)) {
      var webhooks =
          new Webhooks(database(), vault, outbound.deliveries(), WebhookRules.usual(false), clock);
      assertThat(webhooks.create(ACME, subscription)).isPresent();
    }
  }

  /// What lies in the outbox; nobody sends it here.
  private List<String> told() {
    return database()
        .read(handle -> handle
            .createQuery("select event, subject from webhook_delivery")
            .map((row, _) -> row.getString(1) + " " + row.getString(2))
            .list());
  }

  @Test
  void a_slot_without_bytes_expires() throws Exception {
    VideoId id = begun("A film");
    clock.turn(Duration.ofHours(25));

    assertThat(videos.expireUploads()).isEqualTo(1);

    assertThat(found(id).findError().orElseThrow().code())
        .isEqualTo(VideoError.Code.UPLOAD_EXPIRED);
  }

  @Test
  void sources_go_when_they_have_been_kept_long_enough() throws Exception {
    VideoId id = published();
    awaitPhase(id, Phase.READY);
    var lifetimes = new VideoLifetimes(Duration.ofDays(7), Duration.ofDays(30));
    clock.turn(Duration.ofDays(6));
    assertThat(videos.dropSources(lifetimes)).isZero();
    clock.turn(Duration.ofDays(2));

    assertThat(videos.dropSources(lifetimes)).isEqualTo(1);

    assertThat(uploaded(id)).doesNotExist();
    assertThat(uploads.storedBytes(ACME)).isZero();
    assertThat(videos.dropSources(lifetimes)).isZero();
    assertThat(found(id).phase()).isEqualTo(Phase.READY);
  }

  @Test
  void a_video_that_failed_is_forgotten_after_a_while() throws Exception {
    encoding = _ -> {
      throw new Failure(FailureCode.INPUT_NOT_MEDIA, "no").asException();
    };
    VideoId id = published();
    awaitPhase(id, Phase.FAILED);
    clock.turn(Duration.ofDays(31));

    assertThat(videos.forgetFailed(new VideoLifetimes(Duration.ZERO, Duration.ofDays(30))))
        .isEqualTo(1);

    assertThat(videos.find(ACME, id)).isEmpty();
  }

  @Test
  void a_request_that_is_sent_twice_is_done_once() {
    var answers = new Idempotency(database(), Duration.ofHours(24), clock);

    assertThat(answers.begin(ACME, "k", "digest")).isEqualTo(new Idempotency.Verdict.First());
    assertThat(answers.begin(ACME, "k", "digest")).isEqualTo(new Idempotency.Verdict.Running());
    assertThat(answers.begin(OTHER, "k", "digest")).isEqualTo(new Idempotency.Verdict.First());
    database().transact(it -> answers.remember(ACME, "k", "done").run(it.handle()));
    assertThat(answers.begin(ACME, "k", "digest")).isEqualTo(new Idempotency.Verdict.Again("done"));
    assertThat(answers.begin(ACME, "k", "other")).isEqualTo(new Idempotency.Verdict.Other());
    clock.turn(Duration.ofHours(24));
    assertThat(answers.prune()).isEqualTo(2);
  }
}
