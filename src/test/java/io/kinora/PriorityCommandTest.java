package io.kinora;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.infra.db.Database;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriorityCommandTest {

  private static final String OPEN = "OPENOPENOPENOPENOPENOPENAA";
  private static final String OVER = "OVEROVEROVEROVEROVEROVERAA";

  @TempDir
  private Path data;

  private record Said(int exitCode, String text) {}

  private Database database;

  @BeforeEach
  void open() {
    database = Database.open("jdbc:sqlite:" + data.resolve("kinora.db"), 4);
    insert(OPEN, "blocked", null);
    insert(OVER, "done", 5L);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_task_becomes_as_urgent_as_was_said() {
    assertThat(run(OPEN, "-7")).isEqualTo(new Said(0, ""));

    int priority = database.read(handle -> handle
        .createQuery("select priority from task where id = '" + OPEN + "'")
        .mapTo(Integer.class)
        .one());
    assertThat(priority).isEqualTo(-7);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
      NONE 1   | 1 | There is no task 'NONE'.
      OVEROVEROVEROVEROVEROVERAA 1 | 1 | Task 'OVEROVEROVEROVEROVEROVERAA' is done already.
      OPENOPENOPENOPENOPENOPENAA 101 | 2 | A priority is a number from -100 to 100.
      OPEN     | 2 | Missing required parameter: 'NUMBER'
      """)
  void what_cannot_be_done_is_said(String words, int exitCode, String complaint) {
    Said said = run(words.split(" +", -1));

    assertThat(said.text()).startsWith(complaint);
    assertThat(said.exitCode()).isEqualTo(exitCode);
  }

  private void insert(String id, String state, @Nullable Long completedAt) {
    database.transact(it -> it.handle().execute("""
            insert into task (id, tenant, kind, lane, priority, dialect, context, parameters,
              state, since, arrival, submitted_at, lifetime_ms, waits, completed_at)
            values (?, 'acme', 'film', 'heavy', 0, 'test', '', '{}', ?, 1, 1, 1, 1, 1, ?)""", id, state, completedAt));
  }

  private Said run(String... words) {
    String[] all = Stream.concat(Stream.of("priority", "--data", data.toString()), Stream.of(words))
        .toArray(String[]::new);
    var text = new StringWriter();
    var line = Main.commandLine(all);
    line.setOut(new PrintWriter(text, true)).setErr(new PrintWriter(text, true));
    return new Said(line.execute(all), text.toString());
  }
}
