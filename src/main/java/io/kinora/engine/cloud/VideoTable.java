package io.kinora.engine.cloud;

import io.kinora.engine.task.TaskId;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Dialect;
import io.kinora.infra.secret.Vault;
import io.kinora.media.preset.SourceFacts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The table `cloud_video`.
///
/// @param vault seals what clients said
record VideoTable(Vault vault) {

  private static final JsonMapper JSON = JsonMapper.shared();

  void insert(Handle handle, Video video) {
    handle.execute(
        """
        insert into cloud_video (id, cloud_id, tenant, status, path, sealed_details, facts,
          has_source, task_id, created_at, updated_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        video.id().value(),
        video.cloud().value(),
        video.tenant().value(),
        video.status().word(),
        video.path(),
        sealed(video.id(), video.details()),
        json(video.facts()),
        video.hasSource() ? 1 : 0,
        video.task() == null ? null : video.task().value(),
        video.createdAt().toEpochMilli(),
        video.updatedAt().toEpochMilli());
  }

  private static @Nullable String json(@Nullable SourceFacts facts) {
    return facts == null ? null : JSON.writeValueAsString(facts);
  }

  private String sealed(ObjectId id, VideoDetails details) {
    return vault.seal(JSON.writeValueAsString(details), owner(id));
  }

  private static String owner(ObjectId id) {
    return "video " + id;
  }

  Optional<Video> find(Handle handle, ObjectId id) {
    return handle
        .createQuery("select * from cloud_video where id = :id")
        .bind("id", id.value())
        .map((row, _) -> video(row))
        .findOne();
  }

  /// The same, and nobody else changes it or its encodings before this transaction ends.
  Optional<Video> lock(Handle handle, Dialect dialect, ObjectId id) {
    return handle
        .createQuery("select * from cloud_video where id = :id" + dialect.forUpdate())
        .bind("id", id.value())
        .map((row, _) -> video(row))
        .findOne();
  }

  /// @param status all there are where there is none
  Listed<Video> page(Handle handle, ObjectId cloud, @Nullable VideoStatus status, Page page) {
    String condition = " from cloud_video where cloud_id = :cloud"
        + (status == null ? "" : " and status = :status");
    long total = bound(handle, "select count(*)" + condition, cloud, status)
        .mapTo(Long.class)
        .one();
    String order = " order by created_at desc, id desc limit :count offset :offset";
    List<Video> videos = bound(handle, "select *" + condition + order, cloud, status)
        .bind("count", page.countMax())
        .bind("offset", page.offset())
        .map((row, _) -> video(row))
        .list();
    return new Listed<>(videos, total);
  }

  private static Query bound(
      Handle handle, String text, ObjectId cloud, @Nullable VideoStatus status) {
    Query query = handle.createQuery(text).bind("cloud", cloud.value());
    return status == null ? query : query.bind("status", status.word());
  }

  void setDetails(Handle handle, ObjectId id, VideoDetails details, Instant now) {
    handle.execute(
        "update cloud_video set sealed_details = ?, updated_at = ? where id = ?",
        sealed(id, details),
        now.toEpochMilli(),
        id.value());
  }

  /// Its file is there.
  ///
  /// @return whether that was still awaited
  boolean succeed(Handle handle, Video video, Instant now) {
    return handle.execute(
            """
            update cloud_video set status = 'success', path = ?, sealed_details = ?, facts = ?,
              has_source = 1, updated_at = ?
            where id = ? and status = 'processing'""",
            video.path(),
            sealed(video.id(), video.details()),
            json(video.facts()),
            now.toEpochMilli(),
            video.id().value())
        == 1;
  }

  /// @return whether its file was still awaited
  static boolean fail(Handle handle, ObjectId id, CloudError error, Instant now) {
    return handle.execute("""
            update cloud_video set status = 'fail', error_class = ?, error_message = ?,
              updated_at = ?
            where id = ? and status = 'processing'""", error.errorClass(), error.message(), now.toEpochMilli(), id.value())
        == 1;
  }

  /// @return whether there was a file
  static boolean dropSource(Handle handle, ObjectId id, Instant now) {
    return handle.execute(
            "update cloud_video set has_source = 0, updated_at = ? where id = ? and has_source = 1",
            now.toEpochMilli(),
            id.value())
        == 1;
  }

  static void delete(Handle handle, ObjectId id) {
    handle.execute("delete from cloud_video where id = ?", id.value());
  }

  private Video video(ResultSet row) throws SQLException {
    var id = new ObjectId(row.getString("id"));
    String facts = row.getString("facts");
    String task = row.getString("task_id");
    return new Video(
        id,
        new ObjectId(row.getString("cloud_id")),
        new TenantId(row.getString("tenant")),
        VideoStatus.find(row.getString("status")).orElseThrow(),
        row.getString("path"),
        JSON.readValue(vault.open(row.getString("sealed_details"), owner(id)), VideoDetails.class),
        facts == null ? null : JSON.readValue(facts, SourceFacts.class),
        row.getInt("has_source") == 1,
        EncodingTable.error(row),
        task == null ? null : new TaskId(task),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("updated_at")));
  }
}
