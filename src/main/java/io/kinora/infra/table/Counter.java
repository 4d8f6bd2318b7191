package io.kinora.infra.table;

import io.kinora.infra.db.Dialect;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/// The numbers that a database counts up for a table, also those of rows that are gone: none
/// comes twice.
final class Counter {

  private Counter() {}

  /// The highest that was ever counted; 0 where there was none.
  static long read(Handle handle, Dialect dialect, Table table) {
    if (table.counter() == null) {
      return 0;
    }
    return switch (dialect) {
      case SQLITE ->
        handle
            .createQuery("select coalesce(max(seq), 0) from sqlite_sequence where name = :table")
            .bind("table", table.name())
            .mapTo(Long.class)
            .one();
      case POSTGRESQL ->
        handle
            .createQuery("select case when is_called then last_value else 0 end from "
                + sequence(handle, table))
            .mapTo(Long.class)
            .one();
    };
  }

  /// Has the database go on behind `highest`, once the rows are there.
  static void write(Handle handle, Dialect dialect, Table table, long highest) {
    if (table.counter() == null || highest == 0) {
      return;
    }
    switch (dialect) {
      case SQLITE -> {
        handle.execute("delete from sqlite_sequence where name = ?", table.name());
        handle.execute(
            "insert into sqlite_sequence (name, seq) values (?, ?)", table.name(), highest);
      }
      case POSTGRESQL ->
        handle
            .createQuery("select setval('" + sequence(handle, table) + "', :highest)")
            .bind("highest", highest)
            .mapTo(Long.class)
            .one();
    }
  }

  private static String sequence(Handle handle, Table table) {
    return handle
        .createQuery("select pg_get_serial_sequence(:table, :column)")
        .bind("table", table.quoted())
        .bind("column", Objects.requireNonNull(table.counter(), "asked for by who has one"))
        .mapTo(String.class)
        .one();
  }
}
