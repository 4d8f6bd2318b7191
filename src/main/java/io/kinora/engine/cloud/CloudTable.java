package io.kinora.engine.cloud;

import io.kinora.infra.base.TenantId;
import io.kinora.infra.secret.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.json.JsonMapper;

/// The tables `cloud_account` and `cloud`.
///
/// @param vault seals secrets and addresses
record CloudTable(Vault vault) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /// @return whether nobody had its key before
  boolean insert(Handle handle, Account account) {
    return handle.execute(
            """
            insert into cloud_account (access_key, tenant, sealed_secret, created_at)
            values (?, ?, ?, ?) on conflict (access_key) do nothing""",
            account.accessKey(),
            account.tenant().value(),
            vault.seal(account.secretKey(), owner(account.accessKey())),
            account.createdAt().toEpochMilli())
        == 1;
  }

  private static String owner(String accessKey) {
    return "cloud account " + accessKey;
  }

  /// An account whose tenant is not disabled.
  Optional<Account> findAccount(Handle handle, String accessKey) {
    return handle
        .createQuery("""
            select a.* from cloud_account a join tenant n on n.id = a.tenant
            where a.access_key = :key and n.disabled_at is null""")
        .bind("key", accessKey)
        .map((row, _) -> account(row))
        .findOne();
  }

  /// All there are, by tenant.
  List<Account> accounts(Handle handle) {
    return handle
        .createQuery("select * from cloud_account order by tenant, created_at")
        .map((row, _) -> account(row))
        .list();
  }

  private Account account(ResultSet row) throws SQLException {
    String key = row.getString("access_key");
    return new Account(
        key,
        new TenantId(row.getString("tenant")),
        vault.open(row.getString("sealed_secret"), owner(key)),
        Instant.ofEpochMilli(row.getLong("created_at")));
  }

  /// @return whether there was one
  boolean setSecret(Handle handle, String accessKey, String secret) {
    return handle.execute(
            "update cloud_account set sealed_secret = ? where access_key = ?",
            vault.seal(secret, owner(accessKey)),
            accessKey)
        == 1;
  }

  /// @return whether its id and its bucket are no other's
  boolean insert(Handle handle, Cloud cloud) {
    return handle.execute(
            """
            insert into cloud (id, access_key, tenant, name, bucket, priority,
              sealed_notifications, created_at, updated_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""",
            cloud.id().value(),
            cloud.accessKey(),
            cloud.tenant().value(),
            cloud.name(),
            cloud.bucket(),
            cloud.priority(),
            sealed(cloud),
            cloud.createdAt().toEpochMilli(),
            cloud.updatedAt().toEpochMilli())
        == 1;
  }

  private String sealed(Cloud cloud) {
    return vault.seal(JSON.writeValueAsString(cloud.notices()), owner(cloud.id()));
  }

  private static String owner(ObjectId cloud) {
    return "cloud " + cloud;
  }

  Optional<Cloud> find(Handle handle, ObjectId id) {
    return handle
        .createQuery("select * from cloud where id = :id")
        .bind("id", id.value())
        .map((row, _) -> cloud(row))
        .findOne();
  }

  /// Those of an account, the oldest first.
  List<Cloud> ofAccount(Handle handle, String accessKey) {
    return handle
        .createQuery("select * from cloud where access_key = :key order by created_at, id")
        .bind("key", accessKey)
        .map((row, _) -> cloud(row))
        .list();
  }

  static boolean isBucketTaken(Handle handle, String bucket, ObjectId otherThan) {
    return handle
            .createQuery("select count(*) from cloud where bucket = :bucket and id <> :id")
            .bind("bucket", bucket)
            .bind("id", otherThan.value())
            .mapTo(Long.class)
            .one()
        > 0;
  }

  void update(Handle handle, Cloud cloud) {
    handle.execute(
        """
        update cloud set name = ?, bucket = ?, priority = ?, sealed_notifications = ?,
          updated_at = ?
        where id = ?""",
        cloud.name(),
        cloud.bucket(),
        cloud.priority(),
        sealed(cloud),
        cloud.updatedAt().toEpochMilli(),
        cloud.id().value());
  }

  private Cloud cloud(ResultSet row) throws SQLException {
    var id = new ObjectId(row.getString("id"));
    String notices = vault.open(row.getString("sealed_notifications"), owner(id));
    return new Cloud(
        id,
        row.getString("access_key"),
        new TenantId(row.getString("tenant")),
        row.getString("name"),
        row.getString("bucket"),
        row.getInt("priority"),
        JSON.readValue(notices, NoticeSettings.class),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("updated_at")));
  }
}
