package io.kinora.engine.machine;

import io.kinora.infra.db.Database;
import io.kinora.infra.db.Transaction;
import java.util.List;

/// The register of the processes on one database, for those who look at it and command them.
public final class Workers {

  private final Database database;
  private final WorkerTable table;

  public Workers(Database database) {
    this.database = database;
    this.table = new WorkerTable(database.dialect());
  }

  /// All that live, and those that are gone for less than an hour; those that started first come
  /// first.
  public List<Worker> all() {
    return database.read(table::all);
  }

  /// Writes what a process shall do; it looks every two seconds.
  ///
  /// @param name of one that is there; nothing happens to another
  public void wish(Transaction transaction, String name, Wish wish) {
    table.wish(transaction.handle(), name, wish);
  }
}
