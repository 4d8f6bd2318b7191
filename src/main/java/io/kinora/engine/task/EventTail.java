package io.kinora.engine.task;

import io.kinora.infra.db.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;

/// Reads the table `event` from where it stopped.
///
/// On PostgreSQL a number is given out before its transaction commits, so a lower one may appear
/// after a higher one. Numbers that were skipped are looked for again for a while.
final class EventTail {

  private static final int ROWS_MAX = 5_000;
  private static final int GAPS_MAX = 1_000;

  /// No transaction that has an event in it takes so long.
  private static final Duration GAP_AGE_MAX = Duration.ofMinutes(1);

  private final Database database;
  private final LongSupplier watch;
  private long position;
  private final SortedMap<Long, Long> sinceByGap = new TreeMap<>();

  /// Begins a little before the newest event: what is not committed yet may have a lower number.
  ///
  /// @param watch in nanoseconds
  EventTail(Database database, LongSupplier watch) {
    this.database = database;
    this.watch = watch;
    this.position = Math.max(
        0,
        database.<Long>read(handle -> handle
                .createQuery("select coalesce(max(seq), 0) from event")
                .mapTo(Long.class)
                .one())
            - GAPS_MAX);
  }

  private record Entry(long number, String task) {}

  /// The tasks that something happened to since the last call.
  Set<TaskId> next() {
    var tasks = new HashSet<TaskId>();
    List<Entry> entries;
    do {
      entries = database.read(this::entries);
      entries.forEach(entry -> tasks.add(new TaskId(entry.task())));
      entries.forEach(this::pass);
    } while (entries.size() >= ROWS_MAX);
    forgetOldGaps();
    return tasks;
  }

  private List<Entry> entries(Handle handle) {
    var entries = new ArrayList<Entry>();
    if (!sinceByGap.isEmpty()) {
      entries.addAll(handle
          .createQuery("select seq, task_id from event where seq in (<gaps>)")
          .bindList("gaps", List.copyOf(sinceByGap.keySet()))
          .map((row, _) -> new Entry(row.getLong("seq"), row.getString("task_id")))
          .list());
    }
    entries.addAll(handle
        .createQuery("select seq, task_id from event where seq > :position order by seq limit :max")
        .bind("position", position)
        .bind("max", ROWS_MAX)
        .map((row, _) -> new Entry(row.getLong("seq"), row.getString("task_id")))
        .list());
    return entries;
  }

  private void pass(Entry entry) {
    sinceByGap.remove(entry.number());
    for (long gap = Math.max(position + 1, entry.number() - GAPS_MAX);
        gap < entry.number();
        gap++) {
      sinceByGap.put(gap, watch.getAsLong());
    }
    position = Math.max(position, entry.number());
  }

  private void forgetOldGaps() {
    long now = watch.getAsLong();
    sinceByGap.values().removeIf(since -> now - since > GAP_AGE_MAX.toNanos());
    while (sinceByGap.size() > GAPS_MAX) {
      sinceByGap.remove(sinceByGap.firstKey());
    }
  }
}
