package io.kinora.engine.cloud;

import io.kinora.engine.task.TaskId;
import io.kinora.engine.task.TaskOrder;
import io.kinora.media.preset.EncodingProfile;
import io.kinora.media.preset.ProfileReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// The encodings of a video by some profiles, and the tasks that will make them.
///
/// Those by presets share one task, and so one decoding of the video; a command has one of its
/// own. A list of what others made waits for them, without a task.
///
/// @param encodings to be recorded
/// @param orders    to be submitted with them
record EncodingPlan(List<Encoding> encodings, List<TaskOrder> orders) {

  EncodingPlan {
    encodings = List.copyOf(encodings);
    orders = List.copyOf(orders);
  }

  static EncodingPlan of(Cloud cloud, Video video, List<StoredProfile> profiles, Instant now) {
    var encodings = new ArrayList<Encoding>();
    var orders = new ArrayList<TaskOrder>();
    TaskOrder shared = order(cloud, video);
    for (StoredProfile profile : profiles) {
      TaskOrder own = profile.preset().isPresent() ? shared : order(cloud, video);
      TaskId task = profile.isPlaylist() ? null : own.id();
      encodings.add(encoding(video, profile, task, now));
      if (task != null && orders.stream().noneMatch(it -> it.id().equals(task))) {
        orders.add(own);
      }
    }
    return new EncodingPlan(encodings, orders);
  }

  /// A task that encodes what names it.
  static TaskOrder order(Cloud cloud, Video video) {
    return VideoTask.onceThere(EncodeVideo.KIND, cloud, video);
  }

  private static Encoding encoding(
      Video video, StoredProfile profile, @Nullable TaskId task, Instant now) {
    EncodingProfile made = ProfileReading.read(profile.attributes());
    var id = ObjectId.random();
    EncodingProfile.Frame frame = made.pictures().frame();
    var size = new Encoding.Size(number(frame.width()), number(frame.height()));
    return new Encoding(
        id,
        video.cloud(),
        video.tenant(),
        video.id(),
        profile.id(),
        profile.name(),
        path(id, video, profile, size),
        made.extname(),
        EncodingState.QUEUED,
        null,
        size,
        Encoding.Made.NOTHING,
        null,
        task,
        new Encoding.Times(null, null, now, now));
  }

  private static @Nullable Integer number(OptionalInt number) {
    return number.isPresent() ? number.getAsInt() : null;
  }

  /// Source: the panda contract, section 6.1: the profile's own format wins.
  private static String path(ObjectId id, Video video, StoredProfile profile, Encoding.Size size) {
    String ofVideo = video.details().pathFormat();
    PathFormat format = profile
        .find("path_format")
        .or(() -> Optional.ofNullable(ofVideo))
        .map(PathFormat::new)
        .orElse(PathFormat.USUAL);
    String resolution =
        size.width() == null || size.height() == null ? null : size.width() + "x" + size.height();
    return format.path(new PathFormat.Values(
        id,
        video.id(),
        FileName.stem(video.details().originalFilename()),
        video.createdAt(),
        profile.name() == null ? profile.id().value() : profile.name(),
        "encodings",
        resolution));
  }
}
