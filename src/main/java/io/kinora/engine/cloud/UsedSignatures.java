package io.kinora.engine.cloud;

import io.kinora.infra.db.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Remembers which signatures came, so that none comes twice. All threads may use it.
///
/// Source: the panda contract, section 3.5.
public record UsedSignatures(Database database, InstantSource clock) {

  /// Twice what a signature may be old: one of the future is taken, too, as early as that.
  private static final Duration REMEMBERED = Duration.ofHours(1);

  /// Remembers one.
  ///
  /// @return whether it is new
  public boolean add(String accessKey, String signature) {
    long until = clock.instant().plus(REMEMBERED).toEpochMilli();
    return database.inTransaction(it -> it.handle()
            .execute(
                "insert into cloud_signature (signature, until) values (?, ?)"
                    + " on conflict (signature) do nothing",
                accessKey + " " + signature,
                until)
        == 1);
  }

  /// Forgets those that are too old to be taken.
  ///
  /// @return how many they were
  public int prune(Instant now) {
    return database.inTransaction(it ->
        it.handle().execute("delete from cloud_signature where until < ?", now.toEpochMilli()));
  }
}
