package io.kinora.engine.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.kinora.engine.cloud.Accounts;
import io.kinora.engine.connection.Connection;
import io.kinora.engine.connection.Connections;
import io.kinora.engine.film.FilmAccounts;
import io.kinora.engine.recipe.Receivers;
import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Share;
import io.kinora.engine.task.TenantDesk;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import io.kinora.infra.platform.Platform;
import io.kinora.infra.secret.MasterKey;
import io.kinora.infra.secret.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What holds for tenants and their credentials on every database.
abstract class AccessContract {

  private static final TenantId ACME = new TenantId("acme");

  @TempDir
  private Path folder;

  private Access access;
  private Connections connections;
  private Bootstrap bootstrap;

  abstract Database database();

  @BeforeEach
  void open() {
    access = new Access(database());
    connections = new Connections(database(), vault(), Clock.systemUTC());
    bootstrap = new Bootstrap(
        database(),
        connections,
        new Receivers(database(), vault()),
        new Accounts(database(), vault(), Clock.systemUTC()),
        new FilmAccounts(database(), vault(), Clock.systemUTC()),
        Clock.systemUTC());
  }

  @AfterEach
  void forgetAll() {
    forgetAll(database());
  }

  static void forgetAll(Database database) {
    List.of(
            "access_token",
            "api_key",
            "client_secret",
            "client",
            "connection",
            "credential",
            "recipe",
            "recipe_account",
            "cloud_profile",
            "cloud",
            "film_account",
            "cloud_account",
            "tenant")
        .forEach(table -> database.transact(it -> it.handle().execute("delete from " + table)));
  }

  private static Vault vault() {
    return new Vault(MasterKey.parse("A".repeat(43) + "=").orElseThrow());
  }

  private void apply(String json) {
    bootstrap.apply(file(json));
  }

  private Path file(String json) {
    try {
      return Files.writeString(folder.resolve("bootstrap.json"), json);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Nested
  class AtPlatforms {

    @BeforeEach
    void connectAcme() {
      apply("""
          {"tenants": [{"id": "acme", "connections": {"vimeo": {}, "youtube":
            {"refresh_token": "hush", "client_id": "i", "client_secret": "s"}}}]}""");
    }

    @Test
    void a_connection_is_found_by_its_tenant_alone() {
      assertThat(connections.find(ACME, Platform.YOUTUBE))
          .map(it -> it.value("refresh_token"))
          .contains("hush");
      assertThat(connections.find(ACME, Platform.VIMEO)).isEmpty();
      assertThat(connections.find(new TenantId("other"), Platform.YOUTUBE)).isEmpty();
    }

    @Test
    void who_reads_the_database_reads_no_token() {
      String stored = database()
          .read(handle -> handle
              .createQuery("select sealed from connection")
              .mapTo(String.class)
              .one());

      assertThat(stored).startsWith("1.").doesNotContain("hush");
    }

    @Test
    void a_new_one_takes_the_place_of_the_old_one() {
      connections.put(ACME, new Connection(Platform.YOUTUBE, Map.of("access_token", "new")));

      assertThat(connections.find(ACME, Platform.YOUTUBE).orElseThrow().values())
          .containsExactly(entry("access_token", "new"));
      assertThat(connections.all()).hasSize(1);
    }

    @Test
    void one_can_be_removed() {
      assertThat(connections.remove(ACME, Platform.YOUTUBE)).isTrue();
      assertThat(connections.remove(ACME, Platform.YOUTUBE)).isFalse();
      assertThat(connections.all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"tape": {}}                         | connections: expected no 'tape'.
            {"youtube": 5}                       | connections.youtube: expected an object of texts that are not empty.
            {"youtube": {"access_token": 5}}     | connections.youtube: expected an object of texts that are not empty.
            {"facebook": {"acces_token": "t"}}   | connections.facebook: expected no 'acces_token' (did you mean 'access_token'?).
            {"youtube": {"refresh_token": "t"}}  | connections.youtube: expected at least access_token, or refresh_token and client_id and client_secret.
            """)
    void one_that_is_wrong_is_told_with_its_place(String given, String complaint) {
      assertThatThrownBy(
              () -> apply("{\"tenants\": [{\"id\": \"new\", \"connections\": " + given + "}]}"))
          .hasMessageEndingWith("is wrong at tenants[0]." + complaint);
    }
  }

  @Nested
  class Credentials {

    @BeforeEach
    void makeAcme() {
      apply("""
          {"tenants": [{"id": "acme", "tasks":
            {"secret": "123456", "api_key": "abcdef", "referrers": ["Example.com"]}}]}""");
    }

    @Test
    void a_secret_opens_the_door_of_its_tenant() {
      assertThat(access.tenantOfTasksSecret("123456")).contains(ACME);
    }

    @Test
    void a_wrong_secret_and_an_api_key_open_none() {
      assertThat(access.tenantOfTasksSecret("1234567")).isEmpty();
      assertThat(access.tenantOfTasksSecret("abcdef")).isEmpty();
      assertThat(access.tenantOfTasksSecret("")).isEmpty();
    }

    /// Source: the tasks contract, section 2.
    @ParameterizedTest
    @CsvSource({
      "http://example.com, true",
      "https://EXAMPLE.com/a page|with odd [characters]?q=%, true",
      "https://www.example.com:8443/shop, true",
      "http://badexample.com/, false",
      "http://example.com.evil.org/, false",
      "http://evil.org/example.com, false",
      "http://evil.org/?http://example.com, false",
      "http://example.com@evil.org/, false",
      "'', false",
      "null, false",
      "example.com, false"
    })
    void an_api_key_counts_on_pages_of_its_domains(String referrer, boolean isAllowed) {
      assertThat(access.checkTasksApiKey("abcdef", referrer))
          .isEqualTo(isAllowed ? new KeyCheck.Allowed(ACME) : new KeyCheck.ReferrerNotAllowed());
    }

    @Test
    void an_unknown_api_key_is_said_to_be_unknown_on_any_page() {
      assertThat(access.checkTasksApiKey("123456", "http://example.com/"))
          .isEqualTo(new KeyCheck.UnknownKey());
    }

    @Test
    void no_secret_is_kept_as_it_is() {
      var kept = database()
          .read(handle -> handle
              .createQuery("select kind || ' ' || digest || ' ' || referrers from credential")
              .mapTo(String.class)
              .list());

      assertThat(kept)
          .hasSize(2)
          .noneMatch(row -> row.contains("123456") || row.contains("abcdef"));
    }

    @Test
    void a_tenant_that_is_there_already_is_left_alone() {
      apply("""
          {"tenants": [{"id": "acme", "tasks": {"secret": "other"}},
            {"id": "new", "tasks": [{"secret": "one"}, {"secret": "two"}]}]}""");

      assertThat(access.tenantOfTasksSecret("other")).isEmpty();
      assertThat(access.tenantOfTasksSecret("123456")).contains(ACME);
      assertThat(access.tenantOfTasksSecret("two")).contains(new TenantId("new"));
    }

    @Test
    void a_secret_of_another_tenant_is_refused_and_nothing_is_made() {
      assertThatThrownBy(() -> apply("""
              {"tenants": [{"id": "first"}, {"id": "second", "tasks": {"secret": "123456"}}]}"""))
          .isInstanceOf(InvalidBootstrapException.class)
          .hasMessageContaining("tenants[1]: its tasks_secret belongs to another credential")
          .hasMessageNotContaining("123456");
      var tenants = database()
          .read(
              it -> it.createQuery("select id from tenant").mapTo(String.class).list());
      assertThat(tenants).containsExactly("acme");
    }
  }

  @Nested
  class ABootstrapFile {

    @Test
    void with_parts_of_later_versions_is_accepted() {
      apply("""
          {"tenants": [{"id": "acme", "tasks": {"secret": "s"}, "factory": [],
            "panda": [], "flixcloud": {}, "webhook_secret": "w", "connections": {"vimeo": {}}, "limits": {},
            "clients": [], "api_keys": []}]}""");

      assertThat(access.tenantOfTasksSecret("s")).contains(ACME);
    }

    @Test
    void may_say_how_much_of_the_lanes_a_tenant_has() {
      apply("""
          {"tenants": [{"id": "new", "limits": {"caps": {"heavy": 8, "net": 0}, "weight": 3}}]}""");

      var desk = new TenantDesk(database());
      var tenant = new TenantId("new");
      assertThat(desk.share(tenant, Lane.HEAVY)).isEqualTo(new Share(8, 3));
      assertThat(desk.share(tenant, Lane.NET)).isEqualTo(new Share(0, 3));
      assertThat(desk.share(tenant, Lane.QUICK)).isEqualTo(new Share(null, 3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
          []                                              | the file: expected an object
          {"tenant": []}                                  | no 'tenant' (did you mean 'tenants'?)
          {"tenants": {}}                                 | tenants: expected a list
          {"tenants": [7]}                                | tenants[0]: expected an object
          {"tenants": [{}]}                               | tenants[0].id: expected a text
          {"tenants": [{"id": "../etc"}]}                 | tenants[0].id: expected 1 to 60 letters
          {"tenants": [{"id": "a"}, {"id": "a"}]}         | tenants[1].id: expected an id that no
          {"tenants": [{"id": "a", "task": {}}]}          | no 'task' (did you mean 'tasks'?)
          {"tenants": [{"id": "a", "tasks": "x"}]}        | tenants[0].tasks: expected an object
          {"tenants": [{"id": "a", "tasks": [1]}]}        | tenants[0].tasks[0]: expected an object
          {"tenants": [{"id": "a", "panda": {"access_key": "k"}}]} | tenants[0].panda.secret_key: expected a text
          {"tenants": [{"id": "a", "factory": {"access_key": "k"}}]} | tenants[0].factory.secret_key: expected a text
          {"tenants": [{"id": "a", "factory": {"access_key": "a/b", "secret_key": "s"}}]} | tenants[0].factory.access_key: expected at most 64
          {"tenants": [{"id": "a", "panda": {"access_key": "k", "secret_key": "s", "cloud_id": "c"}}]} | tenants[0].panda.cloud_id: expected 32 hexadecimal digits
          {"tenants": [{"id": "a", "tasks": {"secret": 1}}]} | tenants[0].tasks.secret: expected a
          {"tenants": [{"id": "a", "tasks": {"key": ""}}]} | tenants[0].tasks: expected no 'key'
          {"tenants": [{"id": "a", "tasks": {"referrers": "x"}}]} | tasks.referrers: expected a list
          {"tenants": [{"id": "a", "tasks": {"referrers": ["*.a"]}}]} | referrers[0]: expected a dom
          {"tenants": [{"id": "a", "limits": {"weight": 0}}]} | tenants[0].limits.weight: expected a whole number from 1 to 100
          {"tenants": [{"id": "a", "limits": {"caps": {"slow": 1}}}]} | tenants[0].limits.caps: expected no 'slow'
          {"tenants": [{"id": "a", "limits": {"caps": {"net": 1001}}}]} | tenants[0].limits.caps.net: expected a whole number from 0 to 1000
          {"tenants": [                                   | is no JSON: line 1, column
          {"tenants": [], "tenants": []}                  | is no JSON: line 1, column
        """)
    void that_is_wrong_is_refused_with_the_place(String json, String expected) {
      assertThatThrownBy(() -> apply(json))
          .isInstanceOf(InvalidBootstrapException.class)
          .hasMessageStartingWith("The bootstrap file " + folder)
          .hasMessageContaining(expected);
    }

    @Test
    void that_is_not_there_is_refused() {
      assertThatThrownBy(() -> bootstrap.apply(folder.resolve("absent.json")))
          .isInstanceOf(InvalidBootstrapException.class)
          .hasMessageContaining("cannot be read");
    }
  }

  @Nested
  class TheFirstStart {

    @Test
    void makes_a_tenant_and_writes_its_credentials_as_a_bootstrap_file() {
      Optional<Path> file = bootstrap.applyDefault(folder);
      forgetAll();
      bootstrap.apply(file.orElseThrow());

      assertThat(bootstrap.applyDefault(folder)).isEmpty();
      assertThat(file).contains(folder.resolve("credentials.json"));
    }

    @Test
    void lets_nobody_else_read_the_credentials() throws IOException {
      Path file = bootstrap.applyDefault(folder).orElseThrow();

      assertThat(Files.getPosixFilePermissions(file))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void gives_credentials_that_work() throws IOException {
      String json = Files.readString(bootstrap.applyDefault(folder).orElseThrow());
      String secret = json.replaceAll("(?s).*\"secret\": \"([^\"]*)\".*", "$1");

      assertThat(access.tenantOfTasksSecret(secret)).contains(new TenantId("default"));
    }

    @Test
    void gives_a_client_and_an_api_key_that_work() throws IOException {
      String json = Files.readString(bootstrap.applyDefault(folder).orElseThrow());
      String secret = json.replaceAll("(?s).*\"client_secret\": \"([^\"]*)\".*", "$1");
      String key = json.replaceAll("(?s).*\"key\": \"([^\"]*)\".*", "$1");

      assertThat(new Clients(database(), Clock.systemUTC()).check("default_client", secret))
          .isInstanceOf(ClientCheck.Known.class);
      assertThat(new Callers(database(), Clock.systemUTC()).check(key))
          .isInstanceOf(CallerCheck.Known.class);
    }

    @Test
    void does_nothing_where_there_are_tenants() {
      apply("{\"tenants\": [{\"id\": \"acme\"}]}");

      assertThat(bootstrap.applyDefault(folder)).isEmpty();
      assertThat(folder.resolve("credentials.json")).doesNotExist();
    }
  }
}
