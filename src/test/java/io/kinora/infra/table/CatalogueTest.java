package io.kinora.infra.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.infra.db.Database;
import io.kinora.infra.db.fake.TestPostgres;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {

  @TempDir
  private Path folder;

  private Database sqlite() {
    return Database.open("jdbc:sqlite:" + folder.resolve("kinora.db"), 2);
  }

  private static List<Table> tables(Database database) {
    return database.read(handle -> Catalogue.tables(handle, database.dialect()));
  }

  @Test
  void both_databases_have_the_same_tables_with_the_same_columns() {
    try (Database sqlite = sqlite();
        Database postgres = TestPostgres.open(2)) {
      assertThat(tables(sqlite)).containsExactlyInAnyOrderElementsOf(tables(postgres));
    }
  }

  @Test
  void a_table_comes_behind_those_that_its_rows_refer_to() {
    try (Database sqlite = sqlite();
        Database postgres = TestPostgres.open(2)) {
      for (Database database : List.of(sqlite, postgres)) {
        List<String> names = tables(database).stream().map(Table::name).toList();
        assertThat(names).containsSubsequence("tenant", "client", "client_secret");
        assertThat(names).containsSubsequence("cloud_account", "cloud");
        assertThat(names).containsSubsequence("asset", "asset_file");
      }
    }
  }

  @Test
  void tables_that_count_say_by_which_column() {
    try (Database sqlite = sqlite()) {
      assertThat(tables(sqlite))
          .filteredOn(it -> it.counter() != null)
          .extracting(it -> it.name() + "." + it.counter())
          .contains("event.seq", "recipe_job.id", "webhook_try.seq")
          .doesNotContain("task.id", "worker.name");
    }
  }

  @Test
  void a_fresh_database_has_no_rows() {
    try (Database sqlite = sqlite();
        Database postgres = TestPostgres.open(2)) {
      for (Database database : List.of(sqlite, postgres)) {
        assertThat(database.<Boolean>read(it ->
                Catalogue.findTableWithRows(it, database.dialect(), Set.of()).isEmpty()))
            .isTrue();
      }
    }
  }
}
