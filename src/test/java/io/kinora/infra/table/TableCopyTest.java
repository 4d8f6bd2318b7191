package io.kinora.infra.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.infra.db.Database;
import io.kinora.infra.db.fake.TestPostgres;
import io.kinora.infra.table.TableCopy.Side;
import io.kinora.infra.table.fake.SomeRows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableCopyTest {

  @TempDir
  private Path folder;

  private Database sqlite;
  private Database postgres;
  private Database again;

  @BeforeEach
  void open() {
    sqlite = Database.open("jdbc:sqlite:" + folder.resolve("first.db"), 2);
    postgres = TestPostgres.open(2);
    again = Database.open("jdbc:sqlite:" + folder.resolve("again.db"), 2);
  }

  @AfterEach
  void close() {
    List.of(sqlite, postgres, again).forEach(Database::close);
  }

  private static List<Table> tables(Database database) {
    return database.read(handle -> Catalogue.tables(handle, database.dialect()));
  }

  private static List<Tally> copyAll(Database source, Database target) {
    return target.inTransaction(to -> source.readAsOfNow(from -> tables(source).stream()
        .map(it -> new TableCopy(it, Map.of())
            .copy(new Side(from, source.dialect()), new Side(to.handle(), target.dialect())))
        .toList()));
  }

  private static List<Tally> tallies(Database database) {
    return database.readAsOfNow(handle -> tables(database).stream()
        .map(it -> new TableCopy(it, Map.of()).tally(new Side(handle, database.dialect())))
        .toList());
  }

  @Test
  void the_rows_of_all_tables_come_to_the_other_database_and_back_as_they_were() {
    SomeRows.fill(sqlite, 3);
    List<Tally> first = tallies(sqlite);

    List<Tally> sent = copyAll(sqlite, postgres);
    copyAll(postgres, again);

    assertThat(first).allMatch(it -> it.rowCount() == 3);
    assertThat(sent).isEqualTo(first);
    assertThat(tallies(postgres)).containsExactlyInAnyOrderElementsOf(first);
    assertThat(tallies(again)).isEqualTo(first);
  }

  @Test
  void a_digest_tells_of_one_other_character() {
    SomeRows.fill(sqlite, 3);
    List<Tally> first = tallies(sqlite);

    sqlite.transact(it -> it.handle()
        .execute("update tenant set created_at = created_at + 1"
            + " where id = (select min(id) from tenant)"));

    var changed = new ArrayList<>(tallies(sqlite));
    changed.removeAll(first);
    assertThat(changed).extracting(Tally::table).containsExactly("tenant");
  }

  @Test
  void the_database_counts_on_behind_numbers_whose_rows_are_gone() {
    for (int count = 0; count < 5; count++) {
      event(sqlite);
    }
    sqlite.transact(it -> it.handle().execute("delete from event where seq > 3"));

    copyAll(sqlite, postgres);
    event(postgres);
    copyAll(postgres, again);
    event(again);

    List<Integer> numbers = again.read(handle -> handle
        .createQuery("select seq from event order by seq")
        .mapTo(Integer.class)
        .list());
    assertThat(numbers).containsExactly(1, 2, 3, 6, 7);
  }

  private static void event(Database database) {
    database.transact(it -> it.handle().execute("""
        insert into event (task_id, tenant, at, kind, detail) values ('t', 'acme', 1, 'state', '')"""));
  }

  @Test
  void a_text_that_postgres_cannot_keep_is_named() {
    sqlite.transact(it ->
        it.handle().execute("insert into tenant (id, created_at) values ('a' || char(0), 1)"));

    assertThatThrownBy(() -> copyAll(sqlite, postgres))
        .isInstanceOf(CannotCopyException.class)
        .hasMessageContaining(
            "The column id of the table tenant has a text with the character" + " U+0000");
    assertThat(tallies(postgres)).allMatch(it -> it.rowCount() == 0);
  }

  @Test
  void a_row_that_the_target_refuses_is_told_with_its_table() {
    SomeRows.fill(sqlite, 1);
    SomeRows.fill(postgres, 1);

    assertThatThrownBy(() -> copyAll(sqlite, postgres))
        .isInstanceOf(CannotCopyException.class)
        .hasMessageContaining("cannot be copied");
  }

  @Test
  void thousands_of_rows_come_in_batches() {
    sqlite.transact(it -> it.handle().execute("""
        insert into slot (tenant, lane, used)
        with recursive number(n) as (select 1 union all select n + 1 from number where n < 2345)
        select 'tenant' || n, 'heavy', n from number"""));

    copyAll(sqlite, postgres);

    assertThat(tallies(postgres)).containsExactlyInAnyOrderElementsOf(tallies(sqlite));
  }
}
