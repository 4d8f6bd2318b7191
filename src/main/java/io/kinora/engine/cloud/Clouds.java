package io.kinora.engine.cloud;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The clouds of all accounts. All threads may use it.
public final class Clouds {

  private static final String FIRST_PROFILE = "h264";

  private final CloudRecords records;

  public Clouds(CloudRecords records) {
    this.records = records;
  }

  /// What a client says of a cloud.
  ///
  /// @param bucket none for one that is found for it
  public record Said(String name, @Nullable String bucket, int priority) {}

  public Optional<Account> findAccount(String accessKey) {
    return records.database().read(handle -> records.clouds().findAccount(handle, accessKey));
  }

  /// Those of an account, the oldest first.
  public List<Cloud> all(Account account) {
    return records
        .database()
        .read(handle -> records.clouds().ofAccount(handle, account.accessKey()));
  }

  /// A cloud of an account.
  public Optional<Cloud> find(Account account, ObjectId id) {
    return records
        .database()
        .read(handle -> records.clouds().find(handle, id))
        .filter(it -> it.accessKey().equals(account.accessKey()));
  }

  /// @return empty where another cloud has its bucket
  public Optional<Cloud> create(Account account, Said said) {
    return records
        .database()
        .inTransaction(it -> insert(
            it.handle(),
            records.clouds(),
            cloud(account, ObjectId.random(), said, null, records.now())));
  }

  /// A cloud that is not recorded yet.
  ///
  /// @param noticeUrl who is told of what happens; nobody where there is none
  static Cloud cloud(
      Account account, ObjectId id, Said said, @Nullable String noticeUrl, Instant now) {
    String bucket = said.bucket() == null ? "cloud-" + id.value().substring(0, 12) : said.bucket();
    return new Cloud(
        id,
        account.accessKey(),
        account.tenant(),
        said.name(),
        bucket,
        said.priority(),
        notices(noticeUrl),
        now,
        now);
  }

  /// @return empty where another one has its id or bucket
  static Optional<Cloud> insert(Handle handle, CloudTable table, Cloud cloud) {
    if (!table.insert(handle, cloud)) {
      return Optional.empty();
    }
    boolean _ = ProfileTable.insert(handle, first(cloud, cloud.createdAt()));
    return Optional.of(cloud);
  }

  private static NoticeSettings notices(@Nullable String url) {
    return url == null
        ? NoticeSettings.NONE
        : NoticeSettings.NONE.withUrl(url).with(NoticeEvent.VIDEO_ENCODED, true);
  }

  /// Source: the panda contract, section 6.3: a new cloud has exactly one profile.
  private static StoredProfile first(Cloud cloud, Instant now) {
    return new StoredProfile(
        ObjectId.random(),
        cloud.id(),
        FIRST_PROFILE,
        Map.of(StoredProfile.PRESET, FIRST_PROFILE),
        true,
        now,
        now);
  }

  /// @return the cloud after that; empty where another one has its bucket
  public Optional<Cloud> change(Cloud cloud, Said said, NoticeSettings notices) {
    return records.database().inTransaction(transaction -> {
      Handle handle = transaction.handle();
      String bucket = said.bucket() == null ? cloud.bucket() : said.bucket();
      if (CloudTable.isBucketTaken(handle, bucket, cloud.id())) {
        return Optional.empty();
      }
      var changed = new Cloud(
          cloud.id(),
          cloud.accessKey(),
          cloud.tenant(),
          said.name(),
          bucket,
          said.priority(),
          notices,
          cloud.createdAt(),
          records.now());
      records.clouds().update(handle, changed);
      if (!bucket.equals(cloud.bucket())) {
        BucketTable.rename(handle, cloud.bucket(), bucket);
      }
      return Optional.of(changed);
    });
  }
}
