package io.kinora.infra.table;

/// A column of a table.
record Column(String name, ColumnKind kind) {

  /// As it stands in a statement.
  String quoted() {
    return Table.quoted(name);
  }
}
