package io.kinora.engine.publishing;

import io.kinora.engine.task.TaskId;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Columns;
import io.kinora.infra.db.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// The tables `video` and `video_task`.
final class VideoTable {

  private VideoTable() {}

  static void insert(Handle handle, Video video) {
    Slot slot = video.slot();
    OptionalDouble seconds = slot.thumbnailTime();
    handle.execute(
        """
        insert into video (id, tenant, title, description, external_id, launch_format,
          thumbnail_seconds, policy, phase, delegate, created_at, updated_at)
        values (?, ?, ?, ?, ?, ?, cast(? as double precision), ?, ?, ?, ?, ?)""",
        video.id().value(),
        video.tenant().value(),
        slot.title(),
        slot.description(),
        slot.externalId(),
        slot.launchFormat().word(),
        seconds.isPresent() ? seconds.getAsDouble() : null,
        slot.isSigned() ? "signed" : "public",
        video.phase().word(),
        slot.delegate(),
        video.times().created().toEpochMilli(),
        video.times().updated().toEpochMilli());
  }

  static Optional<Video> find(Handle handle, VideoId id) {
    return handle
        .createQuery("select * from video where id = :id")
        .bind("id", id.value())
        .map((row, _) -> video(row))
        .findOne();
  }

  /// A video whose row, and what belongs to it, nobody else changes until the transaction ends.
  static Optional<Video> lock(Handle handle, Dialect dialect, VideoId id) {
    return handle
        .createQuery("select * from video where id = :id" + dialect.forUpdate())
        .bind("id", id.value())
        .map((row, _) -> video(row))
        .findOne();
  }

  static Optional<Video> findPlayed(Handle handle, String playbackId) {
    return handle
        .createQuery("select * from video where playback_id = :id")
        .bind("id", playbackId)
        .map((row, _) -> video(row))
        .findOne();
  }

  static Optional<Video> findDelegated(Handle handle, String delegate) {
    return handle
        .createQuery("select * from video where delegate = :delegate")
        .bind("delegate", delegate)
        .map((row, _) -> video(row))
        .findOne();
  }

  /// The newest first, from behind a place.
  static List<Video> page(Handle handle, TenantId tenant, VideoList list) {
    String phases = list.status().map(it -> " and phase in (<phases>)").orElse("");
    String external = list.externalId().map(_ -> " and external_id = :external").orElse("");
    String behind = list.behind()
        .map(_ -> " and (created_at < :created or (created_at = :created and id < :behind))")
        .orElse("");
    Query query = handle
        .createQuery("select * from video where tenant = :tenant" + phases + external + behind
            + " order by created_at desc, id desc limit :count")
        .bind("tenant", tenant.value())
        .bind("count", list.countMax());
    list.status()
        .ifPresent(
            it -> query.bindList("phases", it.phases().stream().map(Phase::word).toList()));
    list.externalId().ifPresent(it -> query.bind("external", it));
    list.behind().ifPresent(it -> {
      query.bind("created", it.createdMillis());
      query.bind("behind", it.id());
    });
    return query.map((row, _) -> video(row)).list();
  }

  /// @return whether it was there
  static boolean describe(Handle handle, VideoId id, Slot slot, Instant now) {
    return handle.execute(
            """
            update video set title = ?, description = ?, external_id = ?, updated_at = ?
            where id = ?""",
            slot.title(),
            slot.description(),
            slot.externalId(),
            now.toEpochMilli(),
            id.value())
        == 1;
  }

  /// The file is whole.
  static void queue(Handle handle, VideoId id, Instant now) {
    handle.execute("""
        update video set phase = 'queued', uploaded_at = ?, updated_at = ?
        where id = ? and phase = 'upload'""", now.toEpochMilli(), now.toEpochMilli(), id.value());
  }

  static void addTask(Handle handle, VideoId id, String step, TaskId task) {
    handle.execute(
        "insert into video_task (task_id, video_id, step) values (?, ?, ?)",
        task.value(),
        id.value(),
        step);
  }

  static List<TaskId> tasks(Handle handle, VideoId id) {
    return handle
        .createQuery("select task_id from video_task where video_id = :id order by task_id")
        .bind("id", id.value())
        .map((row, _) -> new TaskId(row.getString(1)))
        .list();
  }

  static Optional<TaskId> findTask(Handle handle, VideoId id, Step step) {
    return handle
        .createQuery("select task_id from video_task where video_id = :id and step = :step")
        .bind("id", id.value())
        .bind("step", step.kind())
        .map((row, _) -> new TaskId(row.getString(1)))
        .findOne();
  }

  /// The files of a step are found no more.
  static void removeStep(Handle handle, VideoId id, String step) {
    handle.execute("delete from video_task where video_id = ? and step = ?", id.value(), step);
  }

  static void setMedia(Handle handle, VideoId id, String factsJson, Instant now) {
    handle.execute(
        "update video set facts = ?, updated_at = ? where id = ?",
        factsJson,
        now.toEpochMilli(),
        id.value());
  }

  static void setFacts(Handle handle, TaskId task, String factsJson) {
    handle.execute("update video_task set facts = ? where task_id = ?", factsJson, task.value());
  }

  static Optional<String> findFacts(Handle handle, VideoId id, Step step) {
    return handle
        .createQuery("select facts from video_task where video_id = :id and step = :step")
        .bind("id", id.value())
        .bind("step", step.kind())
        .map((row, _) -> Optional.ofNullable(row.getString(1)))
        .findOne()
        .flatMap(it -> it);
  }

  /// Another step runs, or none for a while.
  static void enter(Handle handle, VideoId id, Phase phase, Instant now) {
    handle.execute("""
        update video set phase = ?, updated_at = ?
        where id = ? and phase not in ('upload', 'ready', 'failed') and phase <> ?""", phase.word(), now.toEpochMilli(), id.value(), phase.word());
  }

  static void progress(Handle handle, VideoId id, int percent, Instant now) {
    handle.execute("""
        update video set progress = ?, updated_at = ?
        where id = ? and progress < ? and phase not in ('upload', 'ready', 'failed')""", percent, now.toEpochMilli(), id.value(), percent);
  }

  /// @return whether it was not at an end before
  static boolean ready(Handle handle, VideoId id, Video.Media media, Instant now) {
    return handle.execute(
            """
        update video set phase = 'ready', progress = 100, playback_id = ?, facts = ?,
          updated_at = ?, ended_at = ?
        where id = ? and phase not in ('ready', 'failed')""",
            media.playbackId(),
            media.factsJson(),
            now.toEpochMilli(),
            now.toEpochMilli(),
            id.value())
        == 1;
  }

  /// What has failed before has failed for its first reason.
  ///
  /// @return whether it was not at an end before
  static boolean fail(Handle handle, VideoId id, VideoError error, Instant now) {
    return handle.execute(
            """
        update video set phase = 'failed', error_code = ?, error_message = ?, updated_at = ?,
          ended_at = ?
        where id = ? and phase not in ('ready', 'failed')""",
            error.code().word(),
            error.message(),
            now.toEpochMilli(),
            now.toEpochMilli(),
            id.value())
        == 1;
  }

  /// Those whose source is still there.
  static List<Video> withSource(Handle handle, Phase phase, Instant before, int countMax) {
    return handle
        .createQuery("""
            select video.* from video join upload on upload.id = video.id
            where phase = :phase and ended_at < :before and upload.state = 'complete'
              and upload.removed_at is null
            order by ended_at limit :count""")
        .bind("phase", phase.word())
        .bind("before", before.toEpochMilli())
        .bind("count", countMax)
        .map((row, _) -> video(row))
        .list();
  }

  static List<Video> endedBefore(Handle handle, Phase phase, Instant before, int countMax) {
    return handle
        .createQuery("""
            select * from video where phase = :phase and ended_at < :before
            order by ended_at limit :count""")
        .bind("phase", phase.word())
        .bind("before", before.toEpochMilli())
        .bind("count", countMax)
        .map((row, _) -> video(row))
        .list();
  }

  static void delete(Handle handle, VideoId id) {
    handle.execute("delete from video_task where video_id = ?", id.value());
    handle.execute("delete from video where id = ?", id.value());
  }

  private static Video video(ResultSet row) throws SQLException {
    return new Video(
        new VideoId(row.getString("id")),
        new TenantId(row.getString("tenant")),
        slot(row),
        Phase.of(row.getString("phase")),
        row.getInt("progress"),
        error(row),
        media(row),
        times(row));
  }

  private static Slot slot(ResultSet row) throws SQLException {
    double seconds = row.getDouble("thumbnail_seconds");
    OptionalDouble thumbnail = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(seconds);
    return new Slot(
        row.getString("title"),
        row.getString("description"),
        row.getString("external_id"),
        LaunchFormat.of(row.getString("launch_format")),
        thumbnail,
        row.getString("policy").equals("signed"),
        row.getString("delegate"));
  }

  private static @Nullable VideoError error(ResultSet row) throws SQLException {
    String code = row.getString("error_code");
    return code == null
        ? null
        : new VideoError(VideoError.Code.of(code), row.getString("error_message"));
  }

  private static Video.@Nullable Media media(ResultSet row) throws SQLException {
    String playbackId = row.getString("playback_id");
    return playbackId == null ? null : new Video.Media(playbackId, row.getString("facts"));
  }

  private static Video.Times times(ResultSet row) throws SQLException {
    return new Video.Times(
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("updated_at")),
        Columns.instant(row, "uploaded_at"),
        Columns.instant(row, "ended_at"));
  }
}
