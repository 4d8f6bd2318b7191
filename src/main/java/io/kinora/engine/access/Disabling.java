package io.kinora.engine.access;

import io.kinora.infra.db.Database;
import java.time.InstantSource;

/// Has rows of a table count no more, or again: tenants, their clients, their keys.
///
/// @param table that has the columns `id` and `disabled_at`
record Disabling(Database database, String table, InstantSource clock) {

  /// @return whether there is such a row
  boolean set(String id, boolean isDisabled) {
    Long at = isDisabled ? clock.millis() : null;
    return database.inTransaction(transaction -> transaction
            .handle()
            .execute(
                "update " + table + " set disabled_at = cast(? as bigint) where id = ?", at, id)
        == 1);
  }
}
