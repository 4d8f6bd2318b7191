package io.kinora.infra.table;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A table as a database has it.
///
/// @param columns by name
/// @param counter the column that the database itself counts up, where there is one
public record Table(
    String name, List<Column> columns, @Nullable String counter) {

  public Table {
    columns = List.copyOf(columns);
  }

  public boolean has(String column) {
    return columns.stream().anyMatch(it -> it.name().equals(column));
  }

  static String quoted(String name) {
    return "\"" + name + "\"";
  }

  String quoted() {
    return quoted(name);
  }

  String columnList() {
    return columns.stream().map(Column::quoted).collect(Collectors.joining(", "));
  }
}
