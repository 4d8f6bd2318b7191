package io.kinora.engine.cloud;

import io.kinora.engine.task.TaskId;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The table `cloud_encoding`. What has come to its end is changed by a retry alone.
final class EncodingTable {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  private static final String FROM =
      " from cloud_encoding e left join cloud_profile p on p.id = e.profile_id where ";
  private static final String SELECT = "select e.*, p.name as profile_name" + FROM;
  private static final String IS_OPEN = " and state in (" + EncodingState.OPEN_WORDS + ")";

  private EncodingTable() {}

  static void insert(Handle handle, Encoding encoding) {
    handle.execute(
        """
        insert into cloud_encoding (id, cloud_id, tenant, video_id, profile_id, path, extname,
          state, width, height, files, task_id, created_at, updated_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '[]', ?, ?, ?)""",
        encoding.id().value(),
        encoding.cloud().value(),
        encoding.tenant().value(),
        encoding.video().value(),
        encoding.profile().value(),
        encoding.path(),
        encoding.extname(),
        encoding.state().word(),
        encoding.size().width(),
        encoding.size().height(),
        text(encoding.task()),
        encoding.times().createdAt().toEpochMilli(),
        encoding.times().updatedAt().toEpochMilli());
  }

  private static @Nullable String text(@Nullable TaskId task) {
    return task == null ? null : task.value();
  }

  static Optional<Encoding> find(Handle handle, ObjectId id) {
    return handle
        .createQuery(SELECT + "e.id = :id")
        .bind("id", id.value())
        .map((row, _) -> encoding(row))
        .findOne();
  }

  static Listed<Encoding> page(Handle handle, ObjectId cloud, EncodingFilter filter, Page page) {
    long total = handle
        .createQuery("select count(*)" + FROM + filter.condition())
        .bind("cloud", cloud.value())
        .bindMap(filter.values())
        .mapTo(Long.class)
        .one();
    List<Encoding> encodings = handle
        .createQuery(SELECT + filter.condition()
            + " order by e.created_at desc, e.id desc limit :count offset :offset")
        .bind("cloud", cloud.value())
        .bindMap(filter.values())
        .bind("count", page.countMax())
        .bind("offset", page.offset())
        .map((row, _) -> encoding(row))
        .list();
    return new Listed<>(encodings, total);
  }

  /// Those of a video, the oldest first.
  static List<Encoding> ofVideo(Handle handle, ObjectId video) {
    return handle
        .createQuery(SELECT + "e.video_id = :video order by e.created_at, e.id")
        .bind("video", video.value())
        .map((row, _) -> encoding(row))
        .list();
  }

  /// Those that a task encodes, the oldest first.
  static List<Encoding> ofTask(Handle handle, TaskId task) {
    return handle
        .createQuery(SELECT + "e.task_id = :task order by e.created_at, e.id")
        .bind("task", task.value())
        .map((row, _) -> encoding(row))
        .list();
  }

  static boolean isUsed(Handle handle, ObjectId profile) {
    return handle
            .createQuery("select count(*) from cloud_encoding where profile_id = :profile")
            .bind("profile", profile.value())
            .mapTo(Long.class)
            .one()
        > 0;
  }

  /// The run of a task begins: nothing of them is made yet.
  static void assign(Handle handle, TaskId task, Instant now) {
    handle.execute(
        "update cloud_encoding set state = 'assigned', updated_at = ? where task_id = ?" + IS_OPEN,
        now.toEpochMilli(),
        task.value());
  }

  /// A run has ended before they were made: they begin anew, and show how far they had come until
  /// they are further.
  static void putBack(Handle handle, TaskId task, Instant now) {
    handle.execute(
        "update cloud_encoding set state = 'queued', updated_at = ? where task_id = ?" + IS_OPEN,
        now.toEpochMilli(),
        task.value());
  }

  /// Its command began.
  static void start(Handle handle, ObjectId id, Instant now) {
    handle.execute("""
        update cloud_encoding set state = 'encoding', started_at = ?, updated_at = ?
        where id = ? and state in ('queued', 'assigned')""", now.toEpochMilli(), now.toEpochMilli(), id.value());
  }

  /// @return whether it is more than before
  static boolean progress(Handle handle, ObjectId id, int percent, Instant now) {
    return handle.execute("""
            update cloud_encoding set progress = ?, updated_at = ?
            where id = ? and state = 'encoding' and coalesce(progress, -1) < ?""", percent, now.toEpochMilli(), id.value(), percent) == 1;
  }

  /// Another run stores something for it.
  ///
  /// @return the number of that run, from 1; empty where it is not open any more
  static Optional<Integer> beginTry(Handle handle, ObjectId id) {
    return handle
        .createQuery("update cloud_encoding set tries = tries + 1 where id = :id" + IS_OPEN
            + " returning tries")
        .bind("id", id.value())
        .mapTo(Integer.class)
        .findOne();
  }

  /// @return whether it was not at its end before
  static boolean succeed(
      Handle handle, ObjectId id, Encoding.Size size, Encoding.Made made, Instant now) {
    return handle.execute(
            """
            update cloud_encoding set state = 'success', progress = 100,
              width = coalesce(?, width), height = coalesce(?, height), size_bytes = ?, files = ?,
              started_at = coalesce(started_at, ?), ended_at = ?, updated_at = ?
            where id = ?""" + IS_OPEN,
            size.width(),
            size.height(),
            made.bytes(),
            JSON.writeValueAsString(made.files()),
            now.toEpochMilli(),
            now.toEpochMilli(),
            now.toEpochMilli(),
            id.value())
        == 1;
  }

  /// @param log its path in the bucket, where there is one
  /// @return whether it was not at its end before
  static boolean fail(
      Handle handle, ObjectId id, CloudError error, @Nullable String log, Instant now) {
    return handle.execute(
            "update cloud_encoding set state = 'error', error_class = ?, error_message = ?,"
                + " log = ?, ended_at = ?, updated_at = ? where id = ?"
                + IS_OPEN,
            error.errorClass(),
            error.message(),
            log,
            now.toEpochMilli(),
            now.toEpochMilli(),
            id.value())
        == 1;
  }

  /// One that failed begins anew.
  ///
  /// @param task that encodes it; none where it waits for others
  static void retry(Handle handle, ObjectId id, @Nullable TaskId task, Instant now) {
    handle.execute("""
        update cloud_encoding set state = 'queued', progress = null, started_at = null,
          ended_at = null, error_class = null, error_message = null, log = null, files = '[]',
          size_bytes = null, task_id = ?, updated_at = ?
        where id = ? and state = 'error'""", text(task), now.toEpochMilli(), id.value());
  }

  static void delete(Handle handle, ObjectId id) {
    handle.execute("delete from cloud_encoding where id = ?", id.value());
  }

  private static Encoding encoding(ResultSet row) throws SQLException {
    String task = row.getString("task_id");
    return new Encoding(
        new ObjectId(row.getString("id")),
        new ObjectId(row.getString("cloud_id")),
        new TenantId(row.getString("tenant")),
        new ObjectId(row.getString("video_id")),
        new ObjectId(row.getString("profile_id")),
        row.getString("profile_name"),
        row.getString("path"),
        row.getString("extname"),
        EncodingState.find(row.getString("state")).orElseThrow(),
        number(row, "progress"),
        new Encoding.Size(number(row, "width"), number(row, "height")),
        made(row),
        error(row),
        task == null ? null : new TaskId(task),
        new Encoding.Times(
            Columns.instant(row, "started_at"),
            Columns.instant(row, "ended_at"),
            Instant.ofEpochMilli(row.getLong("created_at")),
            Instant.ofEpochMilli(row.getLong("updated_at"))));
  }

  private static Encoding.Made made(ResultSet row) throws SQLException {
    long bytes = row.getLong("size_bytes");
    Long known = row.wasNull() ? null : bytes;
    return new Encoding.Made(
        known, JSON.readValue(row.getString("files"), TEXTS), row.getString("log"));
  }

  private static @Nullable Integer number(ResultSet row, String column) throws SQLException {
    int number = row.getInt(column);
    return row.wasNull() ? null : number;
  }

  /// Why a video or an encoding failed, where it did.
  static @Nullable CloudError error(ResultSet row) throws SQLException {
    String errorClass = row.getString("error_class");
    return errorClass == null ? null : new CloudError(errorClass, row.getString("error_message"));
  }
}
