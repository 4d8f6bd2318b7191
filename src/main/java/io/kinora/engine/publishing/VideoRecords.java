package io.kinora.engine.publishing;

import io.kinora.engine.library.AssetFile;
import io.kinora.engine.library.AssetId;
import io.kinora.engine.library.Library;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.TaskId;
import io.kinora.infra.base.RandomKey;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.SqlWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// What is written down of videos and of their making. All threads may use it.
public record VideoRecords(Database database, Library library, InstantSource clock) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /// Source: the publishing contract, section 2.
  private static final int PLAYBACK_ID_LENGTH = 22;

  private static final int AT_ONCE = 1_000;

  /// The video that a step works on.
  public static VideoId of(Run run) {
    return new VideoId(JSON.readTree(run.parameters()).path("video").asString());
  }

  /// A video, for a step of its making.
  Video get(VideoId id) {
    return database
        .read(handle -> VideoTable.find(handle, id))
        .orElseThrow(() -> new StopSignal.StoppedException()); // Removed: its tasks are cancelled.
  }

  boolean isThere(VideoId id) {
    return database.read(handle -> VideoTable.find(handle, id)).isPresent();
  }

  /// What an earlier step found out, as JSON.
  String facts(VideoId id, Step step) {
    return database
        .read(handle -> VideoTable.findFacts(handle, id, step))
        .orElseThrow(() -> new IllegalStateException(step + " left no facts of " + id));
  }

  /// The files that a step made.
  List<AssetFile> files(VideoId id, Step step) {
    return database
        .read(handle -> VideoTable.findTask(handle, id, step))
        .map(task -> library.files(new AssetId(task.value())))
        .orElse(List.of());
  }

  /// What a step leaves behind, as part of the transaction that ends it. Nothing, where the video
  /// was removed meanwhile.
  SqlWork left(VideoId id, TaskId task, String factsJson, SqlWork files) {
    return handle -> {
      if (VideoTable.lock(handle, database.dialect(), id).isPresent()) {
        VideoTable.setFacts(handle, task, factsJson);
        files.run(handle);
      }
    };
  }

  /// A video that players may see.
  public Optional<Video> findPlayed(String playbackId) {
    return database.read(handle -> VideoTable.findPlayed(handle, playbackId));
  }

  /// A file of a video that players may see.
  public Optional<AssetFile> findFile(Video video, String name) {
    return tasks(video.id()).stream()
        .flatMap(task -> library.findFile(video.tenant(), new AssetId(task.value()), name).stream())
        .findFirst();
  }

  List<TaskId> tasks(VideoId id) {
    return database.read(handle -> VideoTable.tasks(handle, id));
  }

  /// Says why a video will not be ready, as part of a transaction. The first reason counts.
  public SqlWork failed(VideoId id, VideoError error) {
    return handle -> VideoEnds.fail(handle, id, error, clock.instant());
  }

  /// Makes a video ready, as part of the transaction that ends its last step.
  ///
  /// @param factsJson sizes, lengths and rates for clients
  public SqlWork ready(VideoId id, String factsJson) {
    var media = new Video.Media(RandomKey.ofLetters(PLAYBACK_ID_LENGTH), factsJson);
    return handle -> VideoEnds.ready(handle, id, media, clock.instant());
  }

  /// Some videos that ended in a phase before a moment, and whose source is still there.
  List<Video> withSource(Phase phase, Instant before) {
    return database.read(handle -> VideoTable.withSource(handle, phase, before, AT_ONCE));
  }

  /// Some videos that ended in a phase before a moment.
  List<Video> endedBefore(Phase phase, Instant before) {
    return database.read(handle -> VideoTable.endedBefore(handle, phase, before, AT_ONCE));
  }
}
