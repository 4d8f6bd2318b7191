package io.kinora.infra.table;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a column holds, the same in all databases, however each of them keeps it.
enum ColumnKind {
  TEXT(Types.VARCHAR),
  /// A whole number.
  WHOLE(Types.BIGINT),
  FRACTION(Types.DOUBLE),
  /// True or false.
  TRUTH(Types.BOOLEAN),
  /// Counted in milliseconds: SQLite keeps no parts of them.
  MOMENT(Types.TIMESTAMP),
  BYTES(Types.BINARY);

  private final int sqlType;

  ColumnKind(int sqlType) {
    this.sqlType = sqlType;
  }

  /// Source: our migrations, and how the two databases name their types in their catalogues.
  ///
  /// @throws IllegalStateException where a migration has brought a type that is not known here
  static ColumnKind of(String declared) {
    return switch (declared.toLowerCase(Locale.ROOT)) {
      case "text", "character varying" -> TEXT;
      case "integer", "bigint", "smallint" -> WHOLE;
      case "double precision" -> FRACTION;
      case "boolean" -> TRUTH;
      case "timestamp", "timestamp with time zone" -> MOMENT;
      case "blob", "bytea" -> BYTES;
      default -> throw new IllegalStateException("no kind of column is known for " + declared);
    };
  }

  @Nullable
  Object read(ResultSet row, int index) throws SQLException {
    Object value = switch (this) {
      case TEXT -> row.getString(index);
      case WHOLE -> row.getLong(index);
      case FRACTION -> row.getDouble(index);
      case TRUTH -> row.getBoolean(index);
      case MOMENT -> instant(row.getTimestamp(index));
      case BYTES -> row.getBytes(index);
    };
    return row.wasNull() ? null : value;
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : Instant.ofEpochMilli(timestamp.getTime());
  }

  void write(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
    switch (value) {
      case null -> statement.setNull(index, sqlType);
      case String text -> statement.setString(index, text);
      case Long number -> statement.setLong(index, number);
      case Double number -> statement.setDouble(index, number);
      case Boolean truth -> statement.setBoolean(index, truth);
      case Instant moment -> statement.setTimestamp(index, Timestamp.from(moment));
      case byte[] bytes -> statement.setBytes(index, bytes);
      default -> throw new IllegalArgumentException("not read by a kind: " + value);
    }
  }

  /// Adds a value to a digest so that no other sequence of values gives the same bytes.
  ///
  /// @return about how many bytes it has
  static int digest(MessageDigest digest, @Nullable Object value) {
    byte[] bytes = value == null ? new byte[0] : bytes(value);
    var head = ByteBuffer.allocate(1 + Integer.BYTES);
    digest.update(head.put((byte) (value == null ? 0 : 1)).putInt(bytes.length).array());
    digest.update(bytes);
    return bytes.length;
  }

  private static byte[] bytes(Object value) {
    return switch (value) {
      case byte[] bytes -> bytes;
      case Instant moment -> text(moment.toEpochMilli());
      default -> text(value);
    };
  }

  private static byte[] text(Object value) {
    return value.toString().getBytes(StandardCharsets.UTF_8);
  }
}
