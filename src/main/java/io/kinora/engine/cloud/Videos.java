package io.kinora.engine.cloud;

import io.kinora.engine.task.TaskChange;
import io.kinora.engine.task.TaskEngine;
import io.kinora.engine.task.TaskId;
import io.kinora.engine.task.TaskOrder;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.db.SqlWork;
import io.kinora.media.preset.SourceFacts;
import io.kinora.media.preset.SourceReading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The videos of all clouds. All threads may use it.
public final class Videos {

  private final CloudRecords records;
  private final VideoRows rows;
  private final TaskEngine engine;
  private final Arrival.Ground ground;

  /// @param arriving where files arrive
  public Videos(CloudRecords records, CloudWording wording, TaskEngine engine, Arriving arriving) {
    this.records = records;
    this.rows = new VideoRows(records, wording);
    this.engine = engine;
    this.ground = new Arrival.Ground(
        records.library(), arriving.reading(), arriving.folder(), arriving.freeSpace());
  }

  /// Where files arrive.
  ///
  /// @param reading looks into them
  /// @param folder  parent of the folders that they lie in until they are taken
  public record Arriving(SourceReading reading, Path folder, FreeSpace freeSpace) {}

  /// Tells before bytes are taken whether they could be kept.
  ///
  /// @throws io.kinora.infra.base.FailureException `OUT_OF_SPACE` where too little is left
  public void checkSpace() throws IOException {
    records.library().checkSpace();
  }

  /// Takes the file of a video to be.
  public Arrival arrive(InputStream bytes) throws IOException {
    return Arrival.of(ground, bytes);
  }

  /// The same of a file that is there; it goes from where it is.
  Arrival arrive(Path file) {
    return Arrival.of(ground, file);
  }

  /// Makes a video of a file that was looked into.
  ///
  /// @param with committed with it
  public Video create(Cloud cloud, NewVideo wish, Arrival arrival, SqlWork with)
      throws IOException {
    Video video = video(cloud, wish, arrival.id(), VideoStatus.SUCCESS, arrival.facts(), null);
    EncodingPlan plan = EncodingPlan.of(cloud, video, wish.profiles(), video.createdAt());
    var orders = new ArrayList<>(plan.orders());
    orders.add(PreviewVideo.order(cloud, video));
    VideoRows.StoredFile file =
        arrival.take(cloud.tenant(), MediaTypes.of(wish.details().extname()));
    var _ = engine.submit(orders, handle -> {
      rows.insert(handle, video, Optional.of(file), plan);
      with.run(handle);
    });
    return video;
  }

  /// Makes a video of a file that will be fetched.
  public Video createFetched(Cloud cloud, NewVideo wish) {
    var id = ObjectId.random();
    TaskOrder fetch = VideoTask.order(FetchVideo.KIND, cloud, id);
    Video video = video(cloud, wish, id, VideoStatus.PROCESSING, null, fetch.id());
    EncodingPlan plan = EncodingPlan.of(cloud, video, wish.profiles(), video.createdAt());
    var orders = new ArrayList<TaskOrder>();
    orders.add(fetch);
    orders.addAll(plan.orders());
    orders.add(PreviewVideo.order(cloud, video));
    var _ = engine.submit(orders, handle -> rows.insert(handle, video, Optional.empty(), plan));
    return video;
  }

  private Video video(
      Cloud cloud,
      NewVideo wish,
      ObjectId id,
      VideoStatus status,
      @Nullable SourceFacts facts,
      @Nullable TaskId task) {
    Instant now = records.now();
    VideoDetails details = wish.details();
    String resolution = Optional.ofNullable(facts)
        .flatMap(SourceFacts::pictures)
        .map(it -> it.width() + "x" + it.height())
        .orElse(null);
    PathFormat format =
        Optional.ofNullable(details.pathFormat()).map(PathFormat::new).orElse(PathFormat.USUAL);
    String path = format.path(new PathFormat.Values(
        id,
        id,
        FileName.stem(details.originalFilename()),
        now,
        "original",
        "original",
        resolution));
    return new Video(
        id,
        cloud.id(),
        cloud.tenant(),
        status,
        path,
        details,
        facts,
        facts != null,
        null,
        task,
        now,
        now);
  }

  public Optional<Video> find(Cloud cloud, ObjectId id) {
    return records.findVideo(id).filter(it -> it.cloud().equals(cloud.id()));
  }

  /// A page of a cloud's videos, newest first.
  ///
  /// @param status all there are where there is none
  public Listed<Video> page(Cloud cloud, @Nullable VideoStatus status, Page page) {
    return records
        .database()
        .read(handle -> records.videos().page(handle, cloud.id(), status, page));
  }

  /// Changes what the first version of the API knows of a video. Where its picture is to be taken
  /// elsewhere, it is.
  ///
  /// @return the video after that; empty where it is gone
  public Optional<Video> change(Cloud cloud, Video video, VideoDetails.Form form) {
    boolean isMoved =
        !Objects.equals(form.thumbnailPosition(), video.details().form().thumbnailPosition());
    boolean isDone = engine.change(handle -> records.lock(handle, video.id()).map(locked -> {
      records.videos().setDetails(handle, video.id(), locked.details().with(form), records.now());
      List<TaskOrder> orders =
          isMoved && locked.hasSource() ? List.of(PreviewVideo.order(cloud, locked)) : List.of();
      return new TaskChange(List.of(), orders);
    }));
    return isDone ? find(cloud, video.id()) : Optional.empty();
  }

  /// Removes a video with its encodings and all files. What runs is told to stop.
  ///
  /// @return whether it was there
  public boolean delete(ObjectId id) {
    return engine.change(handle -> records.lock(handle, id).map(video -> removed(handle, video)));
  }

  private TaskChange removed(Handle handle, Video video) {
    var tasks = new ArrayList<TaskId>();
    for (Encoding encoding : EncodingTable.ofVideo(handle, video.id())) {
      EncodingTable.delete(handle, encoding.id());
      records.drop(handle, video, encoding.id().asset());
      Optional.ofNullable(encoding.task()).filter(it -> !tasks.contains(it)).ifPresent(tasks::add);
    }
    Optional.ofNullable(video.task()).ifPresent(tasks::add);
    String bucket = records.cloud(handle, video.cloud()).bucket();
    BucketTable.find(handle, bucket, PreviewVideo.path(video))
        .ifPresent(it -> records.drop(handle, video, it.asset()));
    records.drop(handle, video, video.id().asset());
    int _ = NoticeTable.delete(handle, "video_id = ?", video.id().value());
    VideoTable.delete(handle, video.id());
    return new TaskChange(tasks, List.of());
  }

  /// Removes the original of a video; what was made of it stays.
  ///
  /// @return whether it was there
  public boolean deleteSource(Video video) {
    return records.database().inTransaction(transaction -> {
      Handle handle = transaction.handle();
      boolean wasThere = records.lock(handle, video.id()).isPresent()
          && VideoTable.dropSource(handle, video.id(), records.now());
      if (wasThere) {
        records.drop(handle, video, video.id().asset());
      }
      return wasThere;
    });
  }
}
