package io.kinora;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.engine.access.CallerCheck;
import io.kinora.engine.access.Callers;
import io.kinora.engine.access.ClientCheck;
import io.kinora.engine.access.Clients;
import io.kinora.infra.db.Database;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysCommandTest {

  @TempDir
  private Path data;

  /// What a command ended with, and said; without the log.
  private record Said(int exitCode, String text) {

    /// What stands behind `name: `.
    String value(String name) {
      return text.lines()
          .filter(it -> it.startsWith(name + ": "))
          .map(it -> it.substring(name.length() + 2))
          .findFirst()
          .orElseThrow();
    }
  }

  /// The database is open all the time, as beside a server.
  private Database database;

  @BeforeEach
  void admitAcme() {
    database = Database.open("jdbc:sqlite:" + data.resolve("kinora.db"), 2);
    run("tenants", "create", "acme");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private ClientCheck check(String secret) {
    return new Clients(database, Clock.systemUTC()).check("office", secret);
  }

  private CallerCheck checkKey(String key, InstantSource clock) {
    return new Callers(database, clock).check(key);
  }

  @Test
  void a_client_is_made_and_its_secret_is_printed_once() {
    Said made = run("clients", "create", "office", "--tenant", "acme");
    Said listed = run("clients", "list");

    assertThat(made.text()).matches("""
        client_id: office
        client_secret: mcs_[0-9A-Za-z]{43}
        It is shown this once.
        """);
    assertThat(check(made.value("client_secret"))).isInstanceOf(ClientCheck.Known.class);
    assertThat(listed.text())
        .matches("office of acme: videos:read videos:write videos:delete since 20.*\n")
        .doesNotContain(made.value("client_secret"));
  }

  @Test
  void a_client_has_two_secrets_while_it_goes_over_to_the_new_one() {
    String first = run("clients", "create", "office", "--tenant", "acme").value("client_secret");
    String second = run("clients", "rotate", "office").value("client_secret");

    assertThat(Stream.of(first, second).map(this::check))
        .allMatch(it -> it instanceof ClientCheck.Known);

    String third = run("clients", "rotate", "office").value("client_secret");

    assertThat(check(first)).isEqualTo(new ClientCheck.Wrong());
    assertThat(Stream.of(second, third).map(this::check))
        .allMatch(it -> it instanceof ClientCheck.Known);
  }

  @Test
  void a_key_ends_when_it_is_disabled_or_gets_another_secret() {
    Said made = run("keys", "create", "--tenant", "acme", "--scopes", "videos:read");
    String id = made.value("id");
    assertThat(made.value("key")).matches("msk_" + id + "_[0-9A-Za-z]{43}");

    Said renewed = run("keys", "rotate", id);

    assertThat(checkKey(made.value("key"), Clock.systemUTC())).isEqualTo(new CallerCheck.Unknown());
    assertThat(checkKey(renewed.value("key"), Clock.systemUTC()))
        .isInstanceOf(CallerCheck.Known.class);

    assertThat(run("keys", "disable", id)).isEqualTo(new Said(0, "key " + id + ": disabled.\n"));
    assertThat(checkKey(renewed.value("key"), Clock.systemUTC()))
        .isEqualTo(new CallerCheck.Disabled());
    assertThat(run("keys", "list").text())
        .matches(id + " of acme: videos:read since .*, disabled\n");
  }

  @Test
  void a_key_may_end_by_itself() {
    Said made = run("keys", "create", "--tenant", "acme", "--days", "30");

    var later = InstantSource.offset(Clock.systemUTC(), Duration.ofDays(31));
    assertThat(checkKey(made.value("key"), Clock.systemUTC()))
        .isInstanceOf(CallerCheck.Known.class);
    assertThat(checkKey(made.value("key"), later)).isEqualTo(new CallerCheck.Expired());
    assertThat(run("keys", "list").text()).contains(", until 20");
  }

  @Test
  void a_tenant_can_be_disabled_and_enabled_again() {
    String secret = run("clients", "create", "office", "--tenant", "acme").value("client_secret");

    assertThat(run("tenants", "disable", "acme"))
        .isEqualTo(new Said(0, "tenant acme: disabled.\n"));
    assertThat(check(secret)).isEqualTo(new ClientCheck.Disabled());
    assertThat(run("tenants", "list").text()).matches("acme since 20.*, disabled\n");

    assertThat(run("tenants", "enable", "acme").exitCode()).isZero();
    assertThat(check(secret)).isInstanceOf(ClientCheck.Known.class);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          tapes list                                   | 2 | Name what: tenants, clients or keys.
          keys make                                    | 2 | Name what to do: create, list, disable, enable or rotate.
          clients create                               | 2 | Name the client.
          clients create office                        | 2 | Name the tenant by --tenant.
          clients create office --tenant none          | 2 | There is no tenant 'none'.
          clients create off-ice --tenant acme         | 2 | A client's id has 1 to 60 letters, digits and '_'.
          clients create o --tenant acme --scopes all  | 2 | The scopes are videos:read, videos:write,
          keys create mine --tenant acme               | 2 | A new key finds its id itself: name none.
          keys create --tenant acme --days 0           | 2 | A key works for one day at least.
          tenants create ../etc                        | 2 | A tenant's id has 1 to 60 letters,
          tenants rotate acme                          | 2 | A tenant has no secret of its own.
          tenants create acme                          | 1 | There is a tenant 'acme' already.
          tenants disable none                         | 1 | There is no tenant 'none'.
          clients rotate none                          | 1 | There is no client 'none'.
          keys disable none                            | 1 | There is no key 'none'.
          """)
  void what_cannot_be_done_is_said(String words, int exitCode, String complaint) {
    Said said = run(words.split(" +", -1));

    assertThat(said.text()).startsWith(complaint);
    assertThat(said.exitCode()).isEqualTo(exitCode);
  }

  private Said run(String... words) {
    var all = Stream.concat(Stream.of("keys", "--data", data.toString()), Stream.of(words))
        .toArray(String[]::new);
    var text = new StringWriter();
    var line = Main.commandLine(all);
    line.setOut(new PrintWriter(text, true)).setErr(new PrintWriter(text, true));
    return new Said(line.execute(all), text.toString());
  }
}
