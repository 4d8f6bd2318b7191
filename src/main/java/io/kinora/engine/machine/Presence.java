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

  /// One look is spared for each so many processes.
  private static final int RENEWALS_SPARED_BY = 100;

  private final Database database;
  private final WorkerTable table;
  private final String name;
  private final Machine machine;
  private final Map<String, Integer> threads;
  private volatile Wish wish = Wish.WORKING;
  private volatile List<Worker> all = List.of();
  private int renewalsUntilLook;

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

  /// Writes that this process lives and how it stands: every two seconds. Looks at the others, too;
  /// where they are hundreds not each time, as each of them looks at all.
  ///
  /// @param clockOffset how far the clock of the database is ahead of ours
  /// @return what is wanted of this process
  public synchronized Wish renew(WorkerState state, Duration clockOffset) {
    boolean isLook = renewalsUntilLook == 0;
    // Who starts after a power cut is written anew: no need to wait for the disk.
    all = database.inTransaction(Durability.PROCESS_DEATH, transaction -> {
      renew(transaction, state, clockOffset);
      return isLook ? table.all(transaction.handle()) : all;
    });
    renewalsUntilLook = isLook ? all.size() / RENEWALS_SPARED_BY : renewalsUntilLook - 1;
    return wish;
  }

  private void renew(Transaction transaction, WorkerState state, Duration clockOffset) {
    table
        .renew(transaction.handle(), name, state, clockOffset)
        .ifPresentOrElse(
            found -> wish = found,
            // The machine slept so long that it was forgotten.
            () -> table.insert(transaction.handle(), name, machine, threads, wish));
  }

  /// Forgets who is gone for an hour.
  public void forgetGone() {
    database.transact(transaction -> table.forget(transaction.handle()));
  }

  /// Takes this process out of the register: it ends in order.
  public void leave() {
    database.transact(transaction -> table.remove(transaction.handle(), name));
  }

  /// How many processes live and pick what is in `lane`, this one among them.
  public int processes(String lane) {
    return (int)
        all.stream().filter(it -> it.isWorking() && it.threads(lane) > 0).count();
  }

  /// Threads of `lane` in other processes that live, work, and are of our version. Not older than
  /// the last look of [#renew]; asks no database.
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
