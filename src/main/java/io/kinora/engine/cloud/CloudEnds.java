package io.kinora.engine.cloud;

import io.kinora.engine.task.Errands;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What follows when a video is there or an encoding comes to its end, in the transaction in which
/// that happens: customers are told, and what waited for it goes on.
///
/// Who calls has locked the video, so that of two encodings that end at once one sees the other.
record CloudEnds(CloudRecords records, NoticeOutbox outbox) {

  /// The file of a video is there, and its encodings are recorded.
  void videoCreated(Handle handle, Video video) {
    tell(handle, video, NoticeEvent.VIDEO_CREATED, null);
    goOn(handle, video);
  }

  /// There will be no file.
  void videoFailed(Handle handle, Video video, CloudError error) {
    if (!VideoTable.fail(handle, video.id(), error, records.now())) {
      return;
    }
    Video failed = records.videos().find(handle, video.id()).orElseThrow();
    tell(handle, failed, NoticeEvent.VIDEO_CREATED, null);
    var reason =
        new CloudError(CloudError.VIDEO_STATUS_INVALID, "The video failed: " + error.message());
    for (Encoding encoding : EncodingTable.ofVideo(handle, video.id())) {
      boolean _ = failed(handle, failed, encoding.id(), reason, null);
    }
  }

  /// @param log its path in the bucket, where there is one
  /// @return whether it was not at its end before
  boolean failed(
      Handle handle, Video video, ObjectId encoding, CloudError error, @Nullable String log) {
    boolean isNew = EncodingTable.fail(handle, encoding, error, log, records.now());
    if (isNew) {
      ended(handle, video, encoding);
    }
    return isNew;
  }

  /// @return whether it was not at its end before
  boolean succeeded(
      Handle handle, Video video, ObjectId encoding, Encoding.Size size, Encoding.Made made) {
    boolean isNew = EncodingTable.succeed(handle, encoding, size, made, records.now());
    if (isNew) {
      ended(handle, video, encoding);
    }
    return isNew;
  }

  private void ended(Handle handle, Video video, ObjectId id) {
    Encoding encoding = EncodingTable.find(handle, id).orElseThrow();
    tell(handle, video, NoticeEvent.ENCODING_COMPLETED, encoding);
    goOn(handle, video);
  }

  private void goOn(Handle handle, Video video) {
    List<Encoding> encodings = EncodingTable.ofVideo(handle, video.id());
    lookForPlaylists(handle, video, encodings);
    boolean haveAllEnded = encodings.stream().allMatch(it -> it.state().isFinal());
    if (!encodings.isEmpty() && haveAllEnded) {
      tell(handle, video, NoticeEvent.VIDEO_ENCODED, null);
    }
  }

  /// Lists of what other profiles made may be due now.
  void lookForPlaylists(Handle handle, Video video) {
    lookForPlaylists(handle, video, EncodingTable.ofVideo(handle, video.id()));
  }

  private void lookForPlaylists(Handle handle, Video video, List<Encoding> encodings) {
    boolean isAwaited =
        encodings.stream().anyMatch(it -> !it.state().isFinal() && it.task() == null);
    if (isAwaited) {
      Errands.makeDue(handle, MakePlaylists.NAME, video.id().value(), records.now());
    }
  }

  private void tell(Handle handle, Video video, NoticeEvent event, @Nullable Encoding encoding) {
    Cloud cloud = records.cloud(handle, video.cloud());
    outbox.put(handle, cloud, new NoticeOutbox.News(event, video, encoding));
  }
}
