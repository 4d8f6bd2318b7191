package io.kinora.infra.table;

import io.kinora.infra.db.Dialect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// What tables a database says it has.
public final class Catalogue {

  /// What the migrations keep of themselves.
  private static final String HISTORY = "flyway_schema_history";

  private final Handle handle;
  private final Dialect dialect;

  private Catalogue(Handle handle, Dialect dialect) {
    this.handle = handle;
    this.dialect = dialect;
  }

  /// All tables but the history of the migrations, each behind those that its rows refer to.
  public static List<Table> tables(Handle handle, Dialect dialect) {
    var catalogue = new Catalogue(handle, dialect);
    var ordered = new LinkedHashSet<String>();
    List<String> names = catalogue.names();
    names.forEach(it -> catalogue.addBehindItsReferences(it, ordered, new HashSet<>()));
    return ordered.stream().map(catalogue::table).toList();
  }

  /// A table that has rows.
  ///
  /// @param but tables that are not asked
  public static Optional<String> findTableWithRows(
      Handle handle, Dialect dialect, Set<String> but) {
    return new Catalogue(handle, dialect)
        .names().stream()
            .filter(it -> !but.contains(it))
            .filter(it -> hasRows(handle, it))
            .findFirst();
  }

  public static long rowCount(Handle handle, Table table) {
    return handle
        .createQuery("select count(*) from " + table.quoted())
        .mapTo(Long.class)
        .one();
  }

  private static boolean hasRows(Handle handle, String table) {
    return handle
        .createQuery("select exists (select 1 from " + Table.quoted(table) + ")")
        .mapTo(Boolean.class)
        .one();
  }

  /// Tells whether there is a table of that name.
  public static boolean has(Handle handle, Dialect dialect, String table) {
    return new Catalogue(handle, dialect).names().contains(table);
  }

  private List<String> names() {
    String all = switch (dialect) {
      case SQLITE -> """
        select name from sqlite_master where type = 'table' and name not like 'sqlite~_%' escape '~'
          and name <> :history order by name""";
      case POSTGRESQL -> """
        select cast(table_name as text) from information_schema.tables
        where table_schema = current_schema() and table_type = 'BASE TABLE'
          and table_name <> :history order by 1""";
    };
    return handle.createQuery(all).bind("history", HISTORY).mapTo(String.class).list();
  }

  private void addBehindItsReferences(String table, Set<String> ordered, Set<String> above) {
    if (ordered.contains(table)) {
      return;
    }
    if (!above.add(table)) {
      throw new IllegalStateException("tables refer to each other in a circle: " + above);
    }
    references(table).forEach(it -> addBehindItsReferences(it, ordered, above));
    ordered.add(table);
  }

  private List<String> references(String table) {
    String others = switch (dialect) {
      case SQLITE ->
        "select distinct \"table\" from pragma_foreign_key_list(:table) where \"table\" <> :table";
      case POSTGRESQL -> """
        select distinct cast(other.relname as text)
        from pg_constraint foreign_key
          join pg_class own on own.oid = foreign_key.conrelid
          join pg_class other on other.oid = foreign_key.confrelid
        where foreign_key.contype = 'f' and own.relname = :table and other.relname <> :table
          and own.relnamespace = cast(current_schema() as regnamespace)""";
    };
    return handle.createQuery(others).bind("table", table).mapTo(String.class).list();
  }

  private record Found(Column column, boolean isCounted) {}

  private Table table(String name) {
    List<Found> found = columns(name);
    return new Table(
        name,
        found.stream().map(Found::column).toList(),
        found.stream()
            .filter(Found::isCounted)
            .map(it -> it.column().name())
            .findFirst()
            .orElse(null));
  }

  private List<Found> columns(String table) {
    String columns = switch (dialect) {
      case SQLITE -> """
        select info.name, info.type, info.pk = 1 and lower(master.sql) like '%autoincrement%'
        from sqlite_master master, pragma_table_info(master.name) info
        where master.type = 'table' and master.name = :table""";
      case POSTGRESQL -> """
        select column_name, data_type, is_identity = 'YES' from information_schema.columns
        where table_schema = current_schema() and table_name = :table""";
    };
    var found = new ArrayList<>(handle
        .createQuery(columns)
        .bind("table", table)
        .map((row, _) -> new Found(
            new Column(row.getString(1), ColumnKind.of(row.getString(2))), row.getBoolean(3)))
        .list());
    found.sort(Comparator.comparing(it -> it.column().name().toLowerCase(Locale.ROOT)));
    return found;
  }
}
