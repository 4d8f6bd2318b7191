package io.kinora.engine.machine;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import io.kinora.infra.db.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// The table `worker`. All times in it are those of the database, so that machines whose clocks
/// differ agree on who is gone.
final class WorkerTable {

  private static final Duration REMEMBERED = Duration.ofHours(1);

  private final String now;

  WorkerTable(Dialect dialect) {
    this.now = dialect.nowMillis();
  }

  void insert(
      Handle handle, String name, Machine machine, Map<String, Integer> threads, Wish wish) {
    handle
        .createUpdate("""
            insert into worker (name, host, pid, version, roles, lanes, cores, memory_mb,
              started_at, seen_at, wish, state, clock_offset_ms, labels, labels_only)
            values (:name, :host, :pid, :version, :roles, :lanes, :cores, :memory, %1$s, %1$s,
              :wish, 'working', 0, :labels, :labelsOnly)""".formatted(now))
        .bind("name", name)
        .bind("host", machine.host())
        .bind("pid", machine.pid())
        .bind("version", machine.version())
        .bind("roles", String.join(",", machine.roles()))
        .bind("lanes", lanes(threads))
        .bind("cores", machine.cores())
        .bind("memory", machine.memoryMb())
        .bind("wish", wish.word())
        .bind("labels", String.join(",", machine.labels().names()))
        .bind("labelsOnly", machine.labels().areAllItDoes())
        .execute();
  }

  /// Writes that a process lives, and tells what is wanted of it; empty when it is not there.
  Optional<Wish> renew(Handle handle, String name, WorkerState state, Duration clockOffset) {
    return handle
        .createQuery("""
            update worker set seen_at = %s, state = :state, clock_offset_ms = :offset
            where name = :name returning wish""".formatted(now))
        .bind("name", name)
        .bind("state", state.word())
        .bind("offset", clockOffset.toMillis())
        .map((row, _) -> Wish.of(row.getString("wish")))
        .findOne();
  }

  void remove(Handle handle, String name) {
    handle.execute("delete from worker where name = ?", name);
  }

  void removeAll(Handle handle) {
    handle.execute("delete from worker");
  }

  /// Forgets who is gone for long.
  void forget(Handle handle) {
    handle.execute("delete from worker where seen_at < " + now + " - ?", REMEMBERED.toMillis());
  }

  void wish(Handle handle, String name, Wish wish) {
    handle.execute("update worker set wish = ? where name = ?", wish.word(), name);
  }

  /// All that are remembered; those that started first come first.
  List<Worker> all(Handle handle) {
    return handle
        .createQuery("select worker.*, " + now
            + " - seen_at as silence from worker order by started_at, name")
        .map((row, _) -> worker(row))
        .list();
  }

  private static Worker worker(ResultSet row) throws SQLException {
    return new Worker(
        row.getString("name"),
        new Machine(
            row.getString("host"),
            row.getLong("pid"),
            row.getString("version"),
            words(row.getString("roles")).toList(),
            row.getInt("cores"),
            row.getLong("memory_mb"),
            new Labels(words(row.getString("labels")).toList(), row.getBoolean("labels_only"))),
        threads(row.getString("lanes")),
        Instant.ofEpochMilli(row.getLong("started_at")),
        Duration.ofMillis(Math.max(0, row.getLong("silence"))),
        Wish.of(row.getString("wish")),
        WorkerState.of(row.getString("state")),
        Duration.ofMillis(row.getLong("clock_offset_ms")));
  }

  private static String lanes(Map<String, Integer> threads) {
    return new TreeMap<>(threads)
        .entrySet().stream().map(it -> it.getKey() + "=" + it.getValue()).collect(joining(","));
  }

  private static Map<String, Integer> threads(String lanes) {
    return words(lanes)
        .map(it -> it.split("=", 2))
        .collect(toMap(it -> it[0], it -> Integer.valueOf(it[1])));
  }

  private static Stream<String> words(String withCommas) {
    return Arrays.stream(withCommas.split(",", -1)).filter(it -> !it.isEmpty());
  }
}
