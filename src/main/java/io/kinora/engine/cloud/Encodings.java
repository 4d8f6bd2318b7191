package io.kinora.engine.cloud;

import io.kinora.engine.task.TaskChange;
import io.kinora.engine.task.TaskEngine;
import io.kinora.engine.task.TaskId;
import io.kinora.engine.task.TaskOrder;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The encodings of all clouds. All threads may use it.
public final class Encodings {

  private final CloudRecords records;
  private final VideoRows rows;
  private final TaskEngine engine;

  public Encodings(CloudRecords records, CloudWording wording, TaskEngine engine) {
    this.records = records;
    this.rows = new VideoRows(records, wording);
    this.engine = engine;
  }

  public Optional<Encoding> find(Cloud cloud, ObjectId id) {
    return records
        .database()
        .read(handle -> EncodingTable.find(handle, id))
        .filter(it -> it.cloud().equals(cloud.id()));
  }

  /// A page of a cloud's encodings, newest first.
  public Listed<Encoding> page(Cloud cloud, EncodingFilter filter, Page page) {
    return records.database().read(handle -> EncodingTable.page(handle, cloud.id(), filter, page));
  }

  /// Has a video encoded by another profile.
  ///
  /// @return empty where there is no such video any more
  public Optional<Encoding> create(Cloud cloud, ObjectId video, StoredProfile profile) {
    var made = new Encoding[1];
    boolean isMade = engine.change(handle -> records.lock(handle, video).map(locked -> {
      EncodingPlan plan = EncodingPlan.of(cloud, locked, List.of(profile), records.now());
      plan.encodings().forEach(it -> EncodingTable.insert(handle, it));
      made[0] = plan.encodings().getFirst();
      if (locked.status() == VideoStatus.FAIL) {
        var error = new CloudError(CloudError.VIDEO_STATUS_INVALID, "The video failed");
        boolean _ = rows.ends().failed(handle, locked, made[0].id(), error, null);
        return new TaskChange(List.of(), List.of());
      }
      if (locked.status() == VideoStatus.SUCCESS) {
        rows.ends().lookForPlaylists(handle, locked);
      }
      return new TaskChange(List.of(), plan.orders());
    }));
    return isMade ? Optional.of(made[0]) : Optional.empty();
  }

  /// Ends an encoding that has not come to its end. What runs is told to stop.
  ///
  /// @return whether there was anything to end
  public boolean cancel(Encoding encoding) {
    return engine.change(handle -> records
        .lock(handle, encoding.video())
        .filter(
            video -> rows.ends().failed(handle, video, encoding.id(), CloudError.cancelled(), null))
        .map(_ -> new TaskChange(unneeded(handle, encoding), List.of())));
  }

  /// The task of an encoding, if nothing else waits for it.
  private static List<TaskId> unneeded(Handle handle, Encoding encoding) {
    TaskId task = encoding.task();
    boolean isNeeded = task == null
        || EncodingTable.ofTask(handle, task).stream()
            .anyMatch(it -> !it.state().isFinal());
    return isNeeded ? List.of() : List.of(task);
  }

  /// Has an encoding that failed made anew.
  ///
  /// @return whether it had failed
  public boolean retry(Cloud cloud, Encoding encoding) {
    return engine.change(handle -> records
        .lock(handle, encoding.video())
        .filter(_ -> EncodingTable.find(handle, encoding.id())
            .filter(it -> it.state() == EncodingState.ERROR)
            .isPresent())
        .map(video -> retried(handle, cloud, video, encoding)));
  }

  private TaskChange retried(Handle handle, Cloud cloud, Video video, Encoding encoding) {
    records.hide(handle, encoding.id().asset()); // Its log.
    boolean isPlaylist = ProfileTable.find(handle, encoding.profile())
        .filter(StoredProfile::isPlaylist)
        .isPresent();
    TaskOrder order = EncodingPlan.order(cloud, video);
    EncodingTable.retry(handle, encoding.id(), isPlaylist ? null : order.id(), records.now());
    if (video.status() == VideoStatus.FAIL) {
      var error = new CloudError(CloudError.VIDEO_STATUS_INVALID, "The video failed");
      boolean _ = rows.ends().failed(handle, video, encoding.id(), error, null);
      return new TaskChange(List.of(), List.of());
    }
    rows.ends().lookForPlaylists(handle, video);
    return new TaskChange(List.of(), isPlaylist ? List.of() : List.of(order));
  }

  /// Removes an encoding with its files. What runs is told to stop.
  ///
  /// @return whether it was there
  public boolean delete(Encoding encoding) {
    return engine.change(handle -> records
        .lock(handle, encoding.video())
        .filter(_ -> EncodingTable.find(handle, encoding.id()).isPresent())
        .map(video -> {
          EncodingTable.delete(handle, encoding.id());
          records.drop(handle, video, encoding.id().asset());
          return new TaskChange(unneeded(handle, encoding), List.of());
        }));
  }
}
