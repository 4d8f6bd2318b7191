package io.kinora;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.engine.access.Tenants;
import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Share;
import io.kinora.engine.task.TenantDesk;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class TenantsCommandTest {

  private static final TenantId ACME = new TenantId("acme");

  @TempDir
  private Path data;

  private record Said(int exitCode, String text) {}

  private Database database;

  @BeforeEach
  void open() {
    database = Database.open("jdbc:sqlite:" + data.resolve("kinora.db"), 4);
    assertThat(new Tenants(database, Clock.systemUTC()).create(ACME)).isTrue();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_tenant_gets_another_share_and_is_listed() {
    assertThat(run("set", "acme", "--lane", "heavy", "--cap", "8", "--weight", "3"))
        .isEqualTo(new Said(0, ""));

    assertThat(run().text()).isEqualTo("""
        TENANT  LANE   OPEN  WAITING  QUEUED  RUNNING  CAP  WEIGHT
        acme    heavy  0     0        0       0        8    3
        """);
  }

  @Test
  void what_is_not_named_stays_as_it_is() {
    var _ = run("set", "acme", "--lane", "heavy", "--cap", "8");

    var _ = run("set", "acme", "--weight", "2");

    var desk = new TenantDesk(database);
    assertThat(desk.share(ACME, Lane.HEAVY)).isEqualTo(new Share(8, 2));
    assertThat(desk.share(ACME, Lane.NET)).isEqualTo(new Share(null, 2));
  }

  @Test
  void what_was_said_is_forgotten() {
    var _ = run("set", "acme", "--cap", "8");

    assertThat(run("unset", "acme", "--lane", "net").exitCode()).isZero();

    assertThat(run().text().lines().map(it -> it.split(" +", -1)[1]))
        .containsExactly("LANE", "quick", "heavy", "bulk");
    assertThat(run("unset", "acme").exitCode()).isZero();
    assertThat(run().text().lines()).hasSize(1);
  }

  @Test
  void machines_get_the_list_as_json() {
    var _ = run("set", "acme", "--lane", "heavy", "--weight", "3");

    var entry = JsonMapper.shared().readTree(run("--json").text()).get(0);

    assertThat(entry.get("tenant").asString()).isEqualTo("acme");
    assertThat(entry.get("cap").asInt()).isEqualTo(16);
    assertThat(entry.get("cap_is_usual").asBoolean()).isTrue();
    assertThat(entry.get("weight").asInt()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
      set zenith --cap 1            | 1 | There is no tenant 'zenith'; 'kinora keys tenants list'
      give acme                     | 2 | Name what to do: set or unset.
      set                           | 2 | Name the tenant.
      set acme                      | 2 | Say what to set: --cap, --weight, or both.
      set acme --cap 1 --json       | 2 | Only the list is told as --json.
      set acme --cap -1             | 2 | --cap is a number from 0 to 1000.
      set acme --weight 0           | 2 | --weight is a number from 1 to 100.
      set acme --cap 1 --lane slow  | 2 | The lanes are quick, heavy, net, bulk.
      unset acme --cap 1            | 2 | Only set takes --cap and --weight.
      --lane net                    | 2 | Only set and unset take a --lane.
      """)
  void what_cannot_be_done_is_said(String words, int exitCode, String complaint) {
    Said said = run(words.split(" +", -1));

    assertThat(said.text()).startsWith(complaint);
    assertThat(said.exitCode()).isEqualTo(exitCode);
  }

  private Said run(String... words) {
    String[] all = Stream.concat(Stream.of("tenants", "--data", data.toString()), Stream.of(words))
        .toArray(String[]::new);
    var text = new StringWriter();
    var line = Main.commandLine(all);
    line.setOut(new PrintWriter(text, true)).setErr(new PrintWriter(text, true));
    return new Said(line.execute(all), text.toString());
  }
}
