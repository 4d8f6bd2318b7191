package io.kinora.engine.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.engine.cloud.Accounts;
import io.kinora.engine.connection.Connections;
import io.kinora.engine.film.FilmAccounts;
import io.kinora.engine.recipe.Receivers;
import io.kinora.engine.task.fake.FakeClock;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import io.kinora.infra.secret.MasterKey;
import io.kinora.infra.secret.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What holds for clients, access tokens and API keys on every database. The publishing contract,
/// section 4.
abstract class CallersContract {

  private static final TenantId ACME = new TenantId("acme");
  private static final String SECRET = "mcs_" + "s".repeat(43);
  private static final String KEY = "msk_" + "i".repeat(12) + "_" + "k".repeat(43);
  private static final Scopes READ = Scopes.of(Scope.VIDEOS_READ);
  private static final Client OFFICE =
      new Client("office", ACME, Scopes.of(Scope.VIDEOS_READ, Scope.VIDEOS_WRITE));

  @TempDir
  private Path folder;

  private final FakeClock clock = new FakeClock();
  private Clients clients;
  private ApiKeys keys;
  private AccessTokens tokens;
  private Callers callers;
  private Tenants tenants;

  abstract Database database();

  @BeforeEach
  void admitAcme() {
    clients = new Clients(database(), clock);
    keys = new ApiKeys(database(), clock);
    tokens = new AccessTokens(database(), clock);
    callers = new Callers(database(), clock);
    tenants = new Tenants(database(), clock);
    apply("""
        {"tenants": [{"id": "acme",
          "clients": [{"client_id": "office", "client_secret": "%s",
            "scopes": ["videos:read", "videos:write"]}],
          "api_keys": [{"key": "%s", "scopes": ["videos:read"]}]}]}""".formatted(SECRET, KEY));
  }

  @AfterEach
  void forgetAll() {
    AccessContract.forgetAll(database());
  }

  private void apply(String json) {
    var vault = new Vault(MasterKey.parse("A".repeat(43) + "=").orElseThrow());
    try {
      Path file = Files.writeString(folder.resolve("bootstrap.json"), json);
      new Bootstrap(
              database(),
              new Connections(database(), vault, clock),
              new Receivers(database(), vault),
              new Accounts(database(), vault, clock),
              new FilmAccounts(database(), vault, clock),
              clock)
          .apply(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Nested
  class AClient {

    @Test
    void is_known_by_its_secret() {
      assertThat(clients.check("office", SECRET)).isEqualTo(new ClientCheck.Known(OFFICE));
    }

    @ParameterizedTest
    @CsvSource({"office, wrong", "office, ''", "nobody, wrong", "'', ''"})
    void is_wrong_with_another_secret_as_one_that_is_not_there_is(String id, String secret) {
      assertThat(clients.check(id, secret)).isEqualTo(new ClientCheck.Wrong());
    }

    @Test
    void with_the_secret_of_another_client_is_wrong() {
      assertThat(clients.create(new Client("other", ACME, READ))).isPresent();

      assertThat(clients.check("other", SECRET)).isEqualTo(new ClientCheck.Wrong());
    }

    @Test
    void that_is_disabled_is_told_apart_only_with_the_right_secret() {
      clients.setDisabled("office", true);

      assertThat(clients.check("office", SECRET)).isEqualTo(new ClientCheck.Disabled());
      assertThat(clients.check("office", "wrong")).isEqualTo(new ClientCheck.Wrong());
    }

    @Test
    void has_an_id_that_nobody_else_has() {
      assertThat(clients.create(OFFICE)).isEmpty();
    }
  }

  @Nested
  class AnAccessToken {

    private static final Duration HOUR = Duration.ofHours(1);

    private final CallerCheck known =
        new CallerCheck.Known(new Caller(ACME, "client:office", READ));

    @Test
    void says_who_its_client_is_and_what_it_may() {
      String token = tokens.issue(OFFICE, READ, HOUR);

      assertThat(token).matches("mst_[0-9A-Za-z]{43}");
      assertThat(callers.check(token)).isEqualTo(known);
    }

    @Test
    void ends_with_its_time_and_is_then_forgotten() {
      String token = tokens.issue(OFFICE, READ, HOUR);

      clock.turn(HOUR.minusMillis(1));
      assertThat(tokens.purge()).isZero();
      assertThat(callers.check(token)).isEqualTo(known);
      clock.turn(Duration.ofMillis(1));
      assertThat(callers.check(token)).isEqualTo(new CallerCheck.Expired());

      assertThat(tokens.purge()).isEqualTo(1);
      assertThat(callers.check(token)).isEqualTo(new CallerCheck.Unknown());
    }

    @Test
    void can_be_ended_by_its_client_alone() {
      String token = tokens.issue(OFFICE, READ, HOUR);
      var other = new Client("other", ACME, READ);

      assertThat(tokens.revoke(other, token)).isFalse();
      assertThat(callers.check(token)).isEqualTo(known);

      assertThat(tokens.revoke(OFFICE, token)).isTrue();
      assertThat(callers.check(token)).isEqualTo(new CallerCheck.Unknown());
      assertThat(tokens.revoke(OFFICE, token)).isFalse();
    }

    @Test
    void ends_at_once_when_its_client_or_tenant_is_disabled() {
      String token = tokens.issue(OFFICE, READ, HOUR);

      clients.setDisabled("office", true);
      assertThat(callers.check(token)).isEqualTo(new CallerCheck.Disabled());
      clients.setDisabled("office", false);
      assertThat(callers.check(token)).isEqualTo(known);
      tenants.setDisabled(ACME, true);
      assertThat(callers.check(token)).isEqualTo(new CallerCheck.Disabled());
    }

    @Test
    void is_none_where_it_was_invented() {
      assertThat(List.of("mst_" + "x".repeat(43), "", "mst_", "x".repeat(10_000)))
          .allSatisfy(it -> assertThat(callers.check(it)).isEqualTo(new CallerCheck.Unknown()));
    }
  }

  @Nested
  class AnApiKey {

    private final CallerCheck known =
        new CallerCheck.Known(new Caller(ACME, "key:" + "i".repeat(12), READ));

    @Test
    void says_whose_it_is_and_what_it_may() {
      assertThat(callers.check(KEY)).isEqualTo(known);
      assertThat(callers.checkKey(KEY)).isEqualTo(known);
    }

    @Test
    void needs_its_secret() {
      assertThat(List.of(
              KEY + "k",
              KEY.replaceFirst("k$", "x"),
              "msk_" + "j".repeat(12) + "_" + "k".repeat(43),
              "msk_" + "i".repeat(12) + "_",
              "msk_"))
          .allSatisfy(it -> assertThat(callers.check(it)).isEqualTo(new CallerCheck.Unknown()));
    }

    @Test
    void is_told_from_an_access_token() {
      String token = tokens.issue(OFFICE, READ, Duration.ofHours(1));

      assertThat(callers.checkKey(token)).isEqualTo(new CallerCheck.Unknown());
    }

    @Test
    void ends_at_once_when_it_or_its_tenant_is_disabled() {
      keys.setDisabled("i".repeat(12), true);
      assertThat(callers.check(KEY)).isEqualTo(new CallerCheck.Disabled());
      keys.setDisabled("i".repeat(12), false);
      assertThat(callers.check(KEY)).isEqualTo(known);
      tenants.setDisabled(ACME, true);
      assertThat(callers.check(KEY)).isEqualTo(new CallerCheck.Disabled());
    }

    @Test
    void may_end_by_itself() {
      String key = keys.create(ACME, READ, clock.instant().plusSeconds(10)).secret();

      assertThat(callers.check(key)).isInstanceOf(CallerCheck.Known.class);
      clock.turn(Duration.ofSeconds(10));
      assertThat(callers.check(key)).isEqualTo(new CallerCheck.Expired());
    }
  }

  @Nested
  class ATenantThatIsDisabled {

    @Test
    void is_unknown_to_the_tasks_api_too() {
      apply("{\"tenants\": [{\"id\": \"old\", \"tasks\": {\"secret\": \"123456\"}}]}");
      var access = new Access(database());
      assertThat(access.tenantOfTasksSecret("123456")).contains(new TenantId("old"));

      tenants.setDisabled(new TenantId("old"), true);

      assertThat(access.tenantOfTasksSecret("123456")).isEmpty();
    }
  }

  @Test
  void no_secret_is_kept_as_it_is() {
    String token = tokens.issue(OFFICE, READ, Duration.ofHours(1));
    String rotated = clients.rotate("office").orElseThrow().secret();

    String kept = List.of("client", "client_secret", "api_key", "access_token").stream()
        .flatMap(table ->
            database()
                .read(it -> it.createQuery("select * from " + table).mapToMap().list())
                .stream())
        .toList()
        .toString();

    assertThat(List.of(token, rotated, SECRET, KEY))
        .allSatisfy(it ->
            assertThat(kept).contains("digest").doesNotContain(it.substring(it.length() - 43)));
  }

  @Nested
  class ABootstrapFile {

    @Test
    void adds_what_is_new_to_a_tenant_and_leaves_what_is_there() {
      apply("""
          {"tenants": [{"id": "acme", "clients": [
            {"client_id": "office", "client_secret": "%s", "scopes": []},
            {"client_id": "later", "client_secret": "%s", "scopes": []}]}]}""".formatted("mcs_" + "x".repeat(43), "mcs_" + "y".repeat(43)));

      assertThat(clients.check("office", SECRET)).isEqualTo(new ClientCheck.Known(OFFICE));
      assertThat(clients.check("later", "mcs_" + "y".repeat(43)))
          .isEqualTo(new ClientCheck.Known(new Client("later", ACME, Scopes.of())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
          "clients": {}                                            | tenants[0].clients: expected a list of clients.
          "clients": [7]                                           | tenants[0].clients[0]: expected an object.
          "clients": [{"id": "x"}]                                 | tenants[0].clients[0]: expected no 'id'.
          "clients": [{"client_id": "a-b"}]                        | tenants[0].clients[0].client_id: expected 1 to 60 letters, digits and '_'.
          "clients": [{"client_id": "a", "client_secret": "hush"}] | tenants[0].clients[0].client_secret: expected 'mcs_' and 43 letters and digits.
          "clients": [{"client_id": "a", "client_secret": "SECRET"}] | tenants[0].clients[0].scopes: expected a list of scopes.
          "clients": [{"client_id": "a", "client_secret": "SECRET", "scopes": ["all"]}] | tenants[0].clients[0].scopes[0]: expected one of videos:read, videos:write, videos:delete, webhooks:manage.
          "clients": [{"client_id": "office", "client_secret": "SECRET", "scopes": []}] | tenants[0].clients[0]: its client_id belongs to another tenant already.
          "api_keys": [{"key": "msk_hush", "scopes": []}]          | tenants[0].api_keys[0].key: expected 'msk_', 12 letters and digits, '_', and 43 letters and digits.
          "api_keys": [{"key": "KEY", "scopes": []}]               | tenants[0].api_keys[0]: its key belongs to another tenant already.
        """)
    void that_is_wrong_is_refused_with_the_place_and_without_secrets(
        String part, String complaint) {
      String json = "{\"tenants\": [{\"id\": \"new\", " + part + "}]}";

      assertThatThrownBy(() -> apply(json.replace("SECRET", SECRET).replace("KEY", KEY)))
          .isInstanceOf(InvalidBootstrapException.class)
          .hasMessageEndingWith("is wrong at " + complaint)
          .hasMessageNotContaining("hush");
      assertThat(tenants.all()).extracting(it -> it.id().value()).containsExactly("acme");
    }
  }
}
