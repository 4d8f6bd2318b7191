package io.kinora.engine.cloud;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The table `cloud_profile`.
final class ProfileTable {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private ProfileTable() {}

  /// @return whether nobody had its name before
  static boolean insert(Handle handle, StoredProfile profile) {
    return handle.execute(
            """
            insert into cloud_profile (id, cloud_id, name, attributes, is_enabled, created_at,
              updated_at)
            values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""",
            profile.id().value(),
            profile.cloud().value(),
            profile.name(),
            JSON.writeValueAsString(profile.attributes()),
            profile.isEnabled() ? 1 : 0,
            profile.createdAt().toEpochMilli(),
            profile.updatedAt().toEpochMilli())
        == 1;
  }

  static void update(Handle handle, StoredProfile profile) {
    handle.execute(
        """
        update cloud_profile set name = ?, attributes = ?, is_enabled = ?, updated_at = ?
        where id = ?""",
        profile.name(),
        JSON.writeValueAsString(profile.attributes()),
        profile.isEnabled() ? 1 : 0,
        profile.updatedAt().toEpochMilli(),
        profile.id().value());
  }

  static void delete(Handle handle, ObjectId id) {
    handle.execute("delete from cloud_profile where id = ?", id.value());
  }

  static Optional<StoredProfile> find(Handle handle, ObjectId id) {
    return handle
        .createQuery("select * from cloud_profile where id = :id")
        .bind("id", id.value())
        .map((row, _) -> profile(row))
        .findOne();
  }

  static Optional<StoredProfile> find(Handle handle, ObjectId cloud, String name) {
    return handle
        .createQuery("select * from cloud_profile where cloud_id = :cloud and name = :name")
        .bind("cloud", cloud.value())
        .bind("name", name)
        .map((row, _) -> profile(row))
        .findOne();
  }

  static Listed<StoredProfile> page(Handle handle, ObjectId cloud, Page page) {
    long total = handle
        .createQuery("select count(*) from cloud_profile where cloud_id = :cloud")
        .bind("cloud", cloud.value())
        .mapTo(Long.class)
        .one();
    List<StoredProfile> profiles = handle
        .createQuery("""
            select * from cloud_profile where cloud_id = :cloud
            order by created_at desc, id desc limit :count offset :offset""")
        .bind("cloud", cloud.value())
        .bind("count", page.countMax())
        .bind("offset", page.offset())
        .map((row, _) -> profile(row))
        .list();
    return new Listed<>(profiles, total);
  }

  private static StoredProfile profile(ResultSet row) throws SQLException {
    return new StoredProfile(
        new ObjectId(row.getString("id")),
        new ObjectId(row.getString("cloud_id")),
        row.getString("name"),
        JSON.readValue(row.getString("attributes"), TEXTS),
        row.getInt("is_enabled") == 1,
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("updated_at")));
  }
}
