package io.kinora.engine.cloud;

import io.kinora.engine.cloud.CloudRecords.Placed;
import io.kinora.engine.library.Maker;
import io.kinora.engine.library.NewFile;
import io.kinora.media.preset.SourceFacts;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What is written down when the file of a video is there, or is not to be had: parts of the
/// transactions of others.
record VideoRows(CloudRecords records, CloudEnds ends) {

  VideoRows(CloudRecords records, CloudWording wording) {
    this(records, new CloudEnds(records, new NoticeOutbox(records, wording)));
  }

  /// A new video with its encodings, whose tasks are submitted in the same transaction.
  ///
  /// @param file empty where it is still to be fetched
  void insert(Handle handle, Video video, Optional<StoredFile> file, EncodingPlan plan) {
    records.videos().insert(handle, video);
    plan.encodings().forEach(it -> EncodingTable.insert(handle, it));
    file.ifPresent(it -> keep(handle, video, it.maker(), it.file()));
    if (file.isPresent()) {
      ends.videoCreated(handle, video);
    }
  }

  /// A file that is stored, and not seen yet.
  record StoredFile(Maker maker, NewFile file) {}

  /// The file that was awaited is there.
  void taken(Handle handle, ObjectId id, Maker maker, NewFile file, SourceFacts facts) {
    records
        .lock(handle, id)
        .filter(it -> it.status() == VideoStatus.PROCESSING)
        .ifPresent(video -> {
          Video taken = with(video, facts);
          boolean _ = records.videos().succeed(handle, taken, records.now());
          keep(handle, taken, maker, file);
          ends.videoCreated(handle, taken);
        });
  }

  private static Video with(Video video, SourceFacts facts) {
    return new Video(
        video.id(),
        video.cloud(),
        video.tenant(),
        VideoStatus.SUCCESS,
        video.path(),
        video.details(),
        facts,
        true,
        null,
        video.task(),
        video.createdAt(),
        video.updatedAt());
  }

  private void keep(Handle handle, Video video, Maker maker, NewFile file) {
    records.keep(handle, video.cloud(), maker, List.of(new Placed(file, video.sourcePath())));
  }

  void failed(Handle handle, ObjectId id, CloudError error) {
    records.lock(handle, id).ifPresent(video -> ends.videoFailed(handle, video, error));
  }
}
