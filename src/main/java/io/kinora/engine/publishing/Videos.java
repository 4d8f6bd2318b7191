package io.kinora.engine.publishing;

import io.kinora.engine.library.AssetId;
import io.kinora.engine.library.Library;
import io.kinora.engine.task.Origin;
import io.kinora.engine.task.TaskChange;
import io.kinora.engine.task.TaskEngine;
import io.kinora.engine.task.TaskId;
import io.kinora.engine.task.TaskOrder;
import io.kinora.engine.upload.Upload;
import io.kinora.engine.upload.Uploads;
import io.kinora.engine.upload.Writing;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.SqlWork;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.json.JsonMapper;

/// The published videos of all tenants. All threads may use it.
public final class Videos {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Database database;
  private final Uploads uploads;
  private final Library library;
  private final TaskEngine engine;
  private final VideoRecords records;
  private final InstantSource clock;

  public Videos(VideoRecords records, Uploads uploads, TaskEngine engine) {
    this.records = records;
    this.database = records.database();
    this.uploads = uploads;
    this.library = records.library();
    this.engine = engine;
    this.clock = records.clock();
  }

  /// A video with the upload that will bring its file.
  public record WithUpload(Video video, Upload upload) {

    /// A copy whose file may be sent by whoever has a word.
    ///
    /// @param delegate its digest
    public WithUpload delegatedBy(String delegate) {
      return new WithUpload(video.with(video.slot().delegatedBy(delegate)), upload);
    }
  }

  /// A slot that is not recorded yet; see [#begin].
  ///
  /// @param size of the whole file, where it is known now and never to change
  public WithUpload prepare(TenantId tenant, Slot slot, OptionalLong size) {
    Upload upload = uploads.prepare(tenant, size);
    Instant now = clock.instant();
    var video = new Video(
        new VideoId(upload.id().value()),
        tenant,
        slot,
        Phase.UPLOAD,
        0,
        null,
        null,
        new Video.Times(now, now, null, null));
    return new WithUpload(video, upload);
  }

  /// Makes a prepared slot known.
  ///
  /// @param rows committed with it
  public void begin(WithUpload slot, SqlWork rows) {
    database.transact(transaction -> {
      uploads.begin(slot.upload()).run(transaction.handle());
      VideoTable.insert(transaction.handle(), slot.video());
      rows.run(transaction.handle());
    });
  }

  /// A video of a tenant, with its upload, both as they stood at one moment.
  public Optional<WithUpload> find(TenantId tenant, VideoId id) {
    return database.read(handle -> VideoTable.find(handle, id)
        .filter(video -> video.tenant().equals(tenant))
        .map(video -> withUpload(handle, video)));
  }

  private WithUpload withUpload(Handle handle, Video video) {
    return new WithUpload(video, uploads.find(handle, video.id().upload()).orElseThrow());
  }

  /// The video whose file may be sent by whoever has this word.
  ///
  /// @param delegate its digest
  public Optional<WithUpload> findDelegated(String delegate) {
    return database.read(handle ->
        VideoTable.findDelegated(handle, delegate).map(video -> withUpload(handle, video)));
  }

  /// A page of a tenant's videos, newest first.
  public List<WithUpload> page(TenantId tenant, VideoList list) {
    return database.read(handle -> VideoTable.page(handle, tenant, list).stream()
        .map(video -> withUpload(handle, video))
        .toList());
  }

  /// Changes what a client says of a video.
  public void describe(VideoId id, Slot slot) {
    database.transact(
        transaction -> VideoTable.describe(transaction.handle(), id, slot, clock.instant()));
  }

  /// The file is whole: its making begins, in the same transaction.
  public void publish(Writing writing) {
    var id = new VideoId(writing.upload().id().value());
    List<TaskOrder> orders = orders(writing.upload().tenant(), id);
    writing.complete(rows -> {
      var _ = engine.submit(orders, handle -> {
        rows.run(handle);
        orders.forEach(order -> VideoTable.addTask(handle, id, order.kind(), order.id()));
        VideoTable.queue(handle, id, clock.instant());
      });
    });
  }

  /// One after the other.
  private static List<TaskOrder> orders(TenantId tenant, VideoId id) {
    var orders = new ArrayList<TaskOrder>();
    for (Step step : Step.values()) {
      var origin = new Origin(VideoFollower.DIALECT, id.value());
      TaskOrder order = TaskOrder.of(tenant, step.kind(), parameters(id), origin);
      orders.add(orders.isEmpty() ? order : order.after(Set.of(orders.getLast().id())));
    }
    return orders;
  }

  private static String parameters(VideoId id) {
    return JSON.createObjectNode().put("video", id.value()).toString();
  }

  /// The client gives its upload up.
  public void cancelUpload(Writing writing) throws IOException {
    var id = new VideoId(writing.upload().id().value());
    writing.giveUp(records.failed(
        id, new VideoError(VideoError.Code.UPLOAD_CANCELLED, "The upload was cancelled.")));
  }

  /// Gives up uploads that have expired.
  ///
  /// @return how many they were
  public int expireUploads() throws IOException {
    var error = new VideoError(
        VideoError.Code.UPLOAD_EXPIRED, "The file did not come in time. Reserve a new slot.");
    return uploads.expire(upload -> records.failed(new VideoId(upload.id().value()), error));
  }

  /// Removes a video in any phase: when this returns, nobody sees anything of it. Its bytes follow
  /// within seconds, by a task that is begun in the same transaction.
  ///
  /// @return whether it was there
  public boolean delete(VideoId id) {
    boolean wasThere = engine.change(handle -> removal(handle, id));
    uploads.breakOff(id.upload());
    return wasThere;
  }

  /// The upload goes first: whoever completes it has done so, or finds it gone.
  private Optional<TaskChange> removal(Handle handle, VideoId id) {
    uploads.forget(id.upload()).run(handle);
    return VideoTable.lock(handle, database.dialect(), id).map(video -> {
      List<TaskId> steps = VideoTable.tasks(handle, id);
      steps.forEach(step -> library.hide(new AssetId(step.value())).run(handle));
      VideoEnds.delete(handle, id, clock.instant());
      return new TaskChange(steps, List.of(RemoveVideo.order(video, steps)));
    });
  }

  /// Removes the files that videos were made of, once they have been kept long enough.
  ///
  /// @return how many they were
  public int dropSources(VideoLifetimes lifetimes) throws IOException {
    int count = 0;
    for (Phase phase : List.of(Phase.READY, Phase.FAILED)) {
      Instant before = clock.instant().minus(lifetimes.sourceOf(phase));
      for (Video video : records.withSource(phase, before)) {
        count += uploads.removeBytes(video.id().upload()) ? 1 : 0;
      }
    }
    return count;
  }

  /// Removes videos that failed long ago.
  ///
  /// @return how many they were
  public int forgetFailed(VideoLifetimes lifetimes) {
    Instant before = clock.instant().minus(lifetimes.failed());
    List<Video> failed = records.endedBefore(Phase.FAILED, before);
    for (Video video : failed) {
      delete(video.id());
    }
    return failed.size();
  }
}
