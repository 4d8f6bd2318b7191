package io.kinora.infra.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteDatabaseTest extends DatabaseContract {

  @TempDir
  private Path folder;

  @Override
  String url() {
    return "jdbc:sqlite:" + folder.resolve("kinora.db");
  }

  @Test
  void a_file_that_is_no_database_is_refused() throws IOException {
    Path file = Files.writeString(folder.resolve("letter.txt"), "Dear reader, ".repeat(100));

    assertThatThrownBy(() -> Database.open("jdbc:sqlite:" + file, 4))
        .isInstanceOf(UnusableDatabaseException.class)
        .hasMessageContaining("not one of Kinora's");
  }

  @Test
  void a_database_of_somebody_else_is_refused() throws SQLException {
    String url = "jdbc:sqlite:" + folder.resolve("other.db");
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute("create table recipe (id integer)");
    }

    assertThatThrownBy(() -> Database.open(url, 4))
        .isInstanceOf(UnusableDatabaseException.class)
        .hasMessageContaining("not one of Kinora's");
  }

  @Test
  void an_address_of_another_kind_is_refused() {
    assertThatThrownBy(() -> Database.open("jdbc:h2:mem:x", 4))
        .isInstanceOf(UnusableDatabaseException.class)
        .hasMessageContaining("jdbc:sqlite:FILE");
  }

  @Test
  void a_reader_cannot_write() {
    try (var database = Database.open(url(), 4)) {
      assertThatThrownBy(() -> database.read(
              handle -> handle.execute("insert into slot (tenant, lane) values (1, 2)")))
          .rootCause()
          .hasMessageContaining("readonly");
      assertThat(database.dialect()).isEqualTo(Dialect.SQLITE);
    }
  }
}
