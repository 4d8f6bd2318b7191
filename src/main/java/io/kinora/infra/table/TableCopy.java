package io.kinora.infra.table;

import io.kinora.infra.db.Dialect;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Brings the rows of one table into the same table of another database, a few at a time.
///
/// @param table   as both databases have it
/// @param instead expressions for columns that are not taken over as they are, by their names
public record TableCopy(Table table, Map<String, String> instead) {

  /// Rows of a table may be large: only so many are in memory when they come.
  private static final int FETCHED = 100;

  /// One statement has so many rows at most.
  private static final int BATCH_ROWS = 1000;

  /// And is sent when it has so many bytes.
  private static final int BATCH_BYTES = 4 * 1024 * 1024;

  public TableCopy {
    instead = Map.copyOf(instead);
  }

  /// One side: a handle inside a transaction, and what is on its other end.
  public record Side(Handle handle, Dialect dialect) {}

  /// What to do with a row.
  private interface Receiver {
    void take(List<@Nullable Object> row, int sizeBytes) throws SQLException;
  }

  /// Copies all rows, and has the target count on from where the source is.
  ///
  /// @return what came
  /// @throws CannotCopyException where the target does not take a row
  public Tally copy(Side source, Side target) {
    try (PreparedStatement insert =
        target.handle().getConnection().prepareStatement(insert(target.dialect()))) {
      var batch = new Batch(insert, target.dialect());
      RowSum sum = readRows(source, select(instead), batch);
      batch.send();
      long counter = Counter.read(source.handle(), source.dialect(), table);
      Counter.write(target.handle(), target.dialect(), table, counter);
      return tally(sum, counter);
    } catch (SQLException failure) {
      throw new CannotCopyException(
          "The table " + table.name() + " cannot be copied: " + failure.getMessage(), failure);
    }
  }

  /// What a side has; read from its rows, not from what was sent.
  public Tally tally(Side side) {
    try {
      RowSum sum = readRows(side, select(Map.of()), (_, _) -> {});
      return tally(sum, Counter.read(side.handle(), side.dialect(), table));
    } catch (SQLException failure) {
      throw new CannotCopyException(
          "The table " + table.name() + " cannot be read: " + failure.getMessage(), failure);
    }
  }

  private Tally tally(RowSum sum, long counter) {
    return new Tally(table.name(), sum.rowCount(), sum.digest(), counter);
  }

  private String select(Map<String, String> expressions) {
    return table.columns().stream()
        .map(it -> expressions.getOrDefault(it.name(), it.quoted()))
        .collect(Collectors.joining(", ", "select ", " from " + table.quoted()));
  }

  /// PostgreSQL gives numbers of its own where nobody insists.
  private String insert(Dialect dialect) {
    boolean insists = dialect == Dialect.POSTGRESQL && table.counter() != null;
    return "insert into " + table.quoted() + " (" + table.columnList() + ")"
        + (insists ? " overriding system value" : "") + " values ("
        + String.join(", ", Collections.nCopies(table.columns().size(), "?")) + ")";
  }

  private RowSum readRows(Side side, String select, Receiver receiver) throws SQLException {
    var sum = new RowSum();
    try (PreparedStatement statement = side.handle().getConnection().prepareStatement(select)) {
      statement.setFetchSize(FETCHED);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          List<@Nullable Object> row = read(rows);
          receiver.take(row, sum.add(row));
        }
      }
    }
    return sum;
  }

  private List<@Nullable Object> read(ResultSet rows) throws SQLException {
    var row = new ArrayList<@Nullable Object>();
    for (int index = 0; index < table.columns().size(); index++) {
      row.add(table.columns().get(index).kind().read(rows, index + 1));
    }
    return row;
  }

  /// Rows on their way into a table.
  private final class Batch implements Receiver {

    private final PreparedStatement insert;
    private final Dialect dialect;
    private int rowCount;
    private int sizeBytes;

    Batch(PreparedStatement insert, Dialect dialect) {
      this.insert = insert;
      this.dialect = dialect;
    }

    @Override
    public void take(List<@Nullable Object> row, int bytes) throws SQLException {
      for (int index = 0; index < row.size(); index++) {
        Column column = table.columns().get(index);
        requireKept(column, row.get(index));
        column.kind().write(insert, index + 1, row.get(index));
      }
      insert.addBatch();
      rowCount++;
      sizeBytes += bytes;
      if (rowCount == BATCH_ROWS || sizeBytes >= BATCH_BYTES) {
        send();
      }
    }

    /// Source: the manual of PostgreSQL, character types: the character zero cannot be stored.
    private void requireKept(Column column, @Nullable Object value) {
      if (dialect == Dialect.POSTGRESQL && value instanceof String text && text.indexOf(0) >= 0) {
        throw new CannotCopyException("The column " + column.name() + " of the table "
            + table.name() + " has a text with the character U+0000, which PostgreSQL does not"
            + " keep: remove that row, or replace the character.");
      }
    }

    void send() throws SQLException {
      if (rowCount > 0) {
        insert.executeBatch();
        rowCount = 0;
        sizeBytes = 0;
      }
    }
  }
}
