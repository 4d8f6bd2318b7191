package io.kinora.engine.machine;

import io.kinora.infra.db.Database;
import io.kinora.infra.db.Dialect;
import io.kinora.infra.db.Durability;
import io.kinora.infra.db.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// This process in the register, and what it knows of the others. All methods may be called by all
/// threads.
public final class Presence {

  private final Database database;
  private final WorkerTable table;
  private final String name;
  private final Machine machine;
  private final Map<String, Integer> threads;
  private volatile Wish wish = Wish.WORKING;
  private volatile List<Worker> all = List.of();

  /// @param name what this process picks bears it
  /// @param threads of each lane by its name
  public Presence(Database database, String name, Machine machine, Map<String, Integer> threads) {
    this.database = database;
    this.table = new WorkerTable(database.dialect());
    this.name = name;
    this.machine = machine;
    this.threads = Map.copyOf(threads);
  }

  /// Writes this process into the register.
  public void join() {
    all = database.inTransaction(transaction -> {
      if (database.dialect() == Dialect.SQLITE) {
        table.removeAll(transaction.handle()); // Nobody else can have this file: they are dead.
      }
      table.insert(transaction.handle(), name, machine, threads, wish);
      return table.all(transaction.handle());
    });
  }

  /// Writes that this process lives and how it stands, and looks at the others: every two seconds.
  ///
  /// @param clockOffset how far the clock of the database is ahead of ours
  /// @return what is wanted of this process
  public Wish renew(WorkerState state, Duration clockOffset) {
    // Who starts after a power cut is written anew: no need to wait for the disk.
    all = database.inTransaction(
        Durability.PROCESS_DEATH, transaction -> renew(transaction, state, clockOffset));
    return wish;
  }

  private List<Worker> renew(Transaction transaction, WorkerState state, Duration clockOffset) {
    table
        .renew(transaction.handle(), name, state, clockOffset)
        .ifPresentOrElse(
            found -> wish = found,
            // The machine slept so long that it was forgotten.
            () -> table.insert(transaction.handle(), name, machine, threads, wish));
    return table.all(transaction.handle());
  }

  /// Forgets who is gone for an hour.
  public void forgetGone() {
    database.transact(transaction -> table.forget(transaction.handle()));
  }

  /// Takes this process out of the register: it ends in order.
  public void leave() {
    database.transact(transaction -> table.remove(transaction.handle(), name));
  }

  /// Threads of `lane` in other processes that live, work, and are of our version. Not older than
  /// the last [#renew]; asks no database.
  ///
  /// @param label what the work needs that they shall do; none for what needs none
  public int othersThreads(String lane, @Nullable String label) {
    return all.stream()
        .filter(it -> !it.name().equals(name) && it.isWorking())
        .filter(it -> it.machine().version().equals(machine.version()))
        .filter(it -> it.machine().labels().allow(label))
        .mapToInt(it -> it.threads(lane))
        .sum();
  }
}
