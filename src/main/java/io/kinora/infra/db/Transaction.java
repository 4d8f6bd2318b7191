package io.kinora.infra.db;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// An open transaction: its handle for SQL, and what shall happen once it is committed.
public final class Transaction {

  private final Handle handle;
  private final Set<Runnable> afterCommit = new LinkedHashSet<>();

  Transaction(Handle handle) {
    this.handle = handle;
  }

  public Handle handle() {
    return handle;
  }

  /// Runs `action` after the commit, on this thread; not at all after a rollback. The same action
  /// runs once however often it is asked for.
  public void afterCommit(Runnable action) {
    afterCommit.add(action);
  }

  void committed() {
    afterCommit.forEach(Runnable::run);
  }
}
