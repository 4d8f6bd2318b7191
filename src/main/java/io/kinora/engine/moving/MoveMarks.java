package io.kinora.engine.moving;

import io.kinora.engine.moving.MoveMark.State;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.Dialect;
import io.kinora.infra.table.Catalogue;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// The table `move_mark`.
public final class MoveMarks {

  /// Its name.
  static final String TABLE = "move_mark";

  private MoveMarks() {}

  public static Optional<MoveMark> find(Database database) {
    return database.read(MoveMarks::find);
  }

  /// A table of a target that has rows, of any version, though no move is known there.
  public static Optional<String> findStranger(Handle handle, Dialect dialect) {
    boolean isKnown = Catalogue.has(handle, dialect, TABLE) && find(handle).isPresent();
    return isKnown ? Optional.empty() : findRows(handle, dialect);
  }

  static Optional<String> findRows(Handle handle, Dialect dialect) {
    return Catalogue.findTableWithRows(handle, dialect, Set.of(TABLE));
  }

  private static Optional<MoveMark> find(Handle handle) {
    return handle
        .createQuery("select * from move_mark")
        .map((row, _) -> new MoveMark(
            row.getString("move"),
            State.of(row.getString("state")),
            row.getString("other_side"),
            Instant.ofEpochMilli(row.getLong("changed_at"))))
        .findOne();
  }

  /// Forgets the move: who looks at this side alone may work here again.
  public static void clear(Database database) {
    database.transact(transaction -> clear(transaction.handle()));
  }

  private static void clear(Handle handle) {
    handle.execute("delete from move_mark");
  }

  static void write(Database database, MoveMark mark) {
    database.transact(transaction -> write(transaction.handle(), mark));
  }

  static void write(Handle handle, MoveMark mark) {
    clear(handle);
    handle.execute(
        "insert into move_mark (move, state, other_side, changed_at) values (?, ?, ?, ?)",
        mark.move(),
        mark.state().word(),
        mark.otherSide(),
        mark.changed().toEpochMilli());
  }
}
