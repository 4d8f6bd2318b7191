package io.kinora.engine.task;

import io.kinora.infra.base.TraceSpan;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Submits of many threads at once, committed together: where there is one writer, each of them
/// would else wait for the disk in turn. Measured by `bench/load`.
final class GroupCommit {

  /// A transaction that takes much longer keeps the runs from their own.
  private static final int ORDERS_MAX = 1_000;

  private final Database database;
  private final Submission submission;
  private final Queue<Wish> wishes = new ConcurrentLinkedQueue<>();
  private final ReentrantLock lock = new ReentrantLock();

  GroupCommit(Database database, Submission submission) {
    this.database = database;
    this.submission = submission;
  }

  /// What one thread wants, and what came of it. Written under the lock.
  private static final class Wish {

    private final List<TaskOrder> orders;
    private final TraceSpan span = TraceSpan.current();
    private @Nullable List<Task> tasks;
    private @Nullable RuntimeException failure;

    private Wish(List<TaskOrder> orders) {
      this.orders = orders;
    }

    private boolean isOpen() {
      return tasks == null && failure == null;
    }

    private List<Task> outcome() {
      if (tasks != null) {
        return tasks;
      }
      throw failure == null ? new IllegalStateException("nobody has submitted this") : failure;
    }
  }

  /// As [TaskEngine#submit(List)]; what others submit at the same moment is neither helped nor
  /// hurt.
  List<Task> submit(List<TaskOrder> orders) {
    var wish = new Wish(orders);
    wishes.add(wish);
    lock.lock();
    try {
      while (wish.isOpen()) {
        commit(next());
      }
    } finally {
      lock.unlock();
    }
    return wish.outcome();
  }

  /// The oldest wishes, in their order.
  private List<Wish> next() {
    var group = new ArrayList<Wish>();
    int orderCount = 0;
    for (Wish wish = wishes.peek();
        wish != null && (group.isEmpty() || orderCount + wish.orders.size() <= ORDERS_MAX);
        wish = wishes.peek()) {
      wishes.remove();
      group.add(wish);
      orderCount += wish.orders.size();
    }
    return group;
  }

  private void commit(List<Wish> group) {
    try {
      List<List<Task>> tasks = database.inTransaction(transaction ->
          group.stream().map(wish -> submitted(transaction, wish)).toList());
      for (int index = 0; index < group.size(); index++) {
        group.get(index).tasks = tasks.get(index);
      }
    } catch (RuntimeException failure) {
      if (group.size() == 1) {
        group.getFirst().failure = failure;
      } else {
        group.forEach(wish -> commit(List.of(wish))); // One is wrong, or the database was away.
      }
    }
  }

  private List<Task> submitted(Transaction transaction, Wish wish) {
    // Whoever commits for others does it in their name.
    return wish.span.during(() -> submission.submit(transaction, wish.orders));
  }
}
