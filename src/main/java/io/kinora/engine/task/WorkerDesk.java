package io.kinora.engine.task;

import io.kinora.engine.machine.Wish;
import io.kinora.engine.machine.Worker;
import io.kinora.engine.machine.Workers;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.Dialect;
import java.util.List;
import java.util.Map;

/// What an operator sees of the processes on a database, and wants of them. It needs no engine.
public final class WorkerDesk {

  private final Database database;
  private final Workers workers;

  public WorkerDesk(Database database) {
    this.database = database;
    this.workers = new Workers(database);
  }

  /// A process, and how many tasks it has in hand.
  public record Entry(Worker worker, int runningTasks) {}

  /// All that live, and those that are gone for less than an hour; those that started first come
  /// first.
  public List<Entry> entries() {
    Map<String, Integer> running = database.read(ExecutionTable::pickedTasks);
    return workers.all().stream()
        .map(it -> new Entry(it, running.getOrDefault(it.name(), 0)))
        .toList();
  }

  /// The tasks that none of them may do.
  public List<Unserved> unserved() {
    return Unserved.all(database);
  }

  /// Tells a process what to do: it hears it at once on PostgreSQL, within two seconds on SQLite.
  ///
  /// @param name see [Worker#name()]
  public void wish(String name, Wish wish) {
    database.transact(transaction -> {
      workers.wish(transaction, name, wish);
      if (database.dialect() == Dialect.POSTGRESQL) {
        PostgresHints.say(transaction.handle(), Hints.WISHES);
      }
    });
  }
}
