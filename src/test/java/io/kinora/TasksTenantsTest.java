package io.kinora;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.api.tasks.TasksAccounts.ApiKeyAnswer;
import io.kinora.engine.access.Access;
import io.kinora.engine.access.Bootstrap;
import io.kinora.engine.cloud.Accounts;
import io.kinora.engine.connection.Connections;
import io.kinora.engine.film.FilmAccounts;
import io.kinora.engine.library.AssetId;
import io.kinora.engine.library.Library;
import io.kinora.engine.library.Maker;
import io.kinora.engine.library.NewFile;
import io.kinora.engine.recipe.Receivers;
import io.kinora.engine.task.Callbacks;
import io.kinora.engine.task.Origin;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.TaskEngine;
import io.kinora.engine.task.TaskOrder;
import io.kinora.engine.task.TaskSettings;
import io.kinora.engine.task.fake.FakeClock;
import io.kinora.engine.task.fake.FakeSender;
import io.kinora.engine.task.fake.FakeWork;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.base.RandomKey;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.SharedClock;
import io.kinora.infra.secret.MasterKey;
import io.kinora.infra.secret.Vault;
import io.kinora.infra.storage.FolderStorage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TasksTenantsTest {

  private static final TenantId ACME = new TenantId("acme");

  private static final TenantId SMALL = new TenantId("small");

  private final FakeClock clock = new FakeClock();
  private Database database;
  private Library library;
  private TaskEngine engine;
  private TasksTenants tenants;

  @BeforeEach
  void admitAcme(@TempDir Path folder) throws IOException {
    database = Database.open("jdbc:sqlite:" + folder.resolve("kinora.db"), 2);
    Path file = Files.writeString(folder.resolve("tenants.json"), """
        {"tenants": [{"id": "acme", "tasks":
          {"secret": "123456", "api_key": "abcdef", "referrers": ["example.com"]}},
         {"id": "small", "limits":
          {"queued_tasks": 2, "stored_bytes": 4, "minutes_per_day": 3}}]}""");
    var vault = new Vault(MasterKey.in(folder));
    new Bootstrap(
            database,
            new Connections(database, vault, Clock.systemUTC()),
            new Receivers(database, vault),
            new Accounts(database, vault, Clock.systemUTC()),
            new FilmAccounts(database, vault, Clock.systemUTC()),
            Clock.systemUTC())
        .apply(file);
    library = new Library(database, FolderStorage.in(folder, new FreeSpace(0)), clock);
    engine = new TaskEngine(
        database,
        TaskSettings.submitOnly(),
        SharedClock.alone(clock),
        List.of(FakeWork.of("hello", _ -> new RunResult("1"))),
        new Callbacks(List.of(), new FakeSender()));
    tenants = new TasksTenants(new Access(database), engine, library, clock);
  }

  @AfterEach
  void close() {
    engine.close();
    database.close();
  }

  @Test
  void a_secret_is_its_tenants() {
    assertThat(tenants.bySecret("123456")).contains(ACME);
    assertThat(tenants.bySecret("654321")).isEmpty();
  }

  @Test
  void an_api_key_is_its_tenants_on_the_pages_of_its_domains() {
    assertThat(tenants.byApiKey("abcdef", "https://www.example.com/a page"))
        .isEqualTo(new ApiKeyAnswer.Known(ACME));
    assertThat(tenants.byApiKey("abcdef", "")).isEqualTo(new ApiKeyAnswer.RefererNotAllowed());
    assertThat(tenants.byApiKey("x", "https://example.com/")).isEqualTo(new ApiKeyAnswer.Unknown());
  }

  @Test
  void a_tenant_without_limits_has_room() {
    assertThat(tenants.hasRoom(ACME, 1_000)).isTrue();
  }

  @Test
  void a_tenant_has_room_for_as_many_tasks_as_may_be_open() {
    assertThat(tenants.hasRoom(SMALL, 2)).isTrue();
    assertThat(tenants.hasRoom(SMALL, 3)).isFalse();

    engine.submit(List.of(TaskOrder.of(SMALL, "hello", "{}", new Origin("none", ""))));

    assertThat(tenants.hasRoom(SMALL, 1)).isTrue();
    assertThat(tenants.hasRoom(SMALL, 2)).isFalse();
  }

  @Test
  void a_tenant_has_no_room_when_its_storage_is_full() throws IOException {
    keep("123");
    assertThat(tenants.hasRoom(SMALL, 1)).isTrue();

    keep("4");

    assertThat(tenants.hasRoom(SMALL, 1)).isFalse();
  }

  @Test
  void a_tenant_has_no_room_when_its_minutes_of_the_day_are_over() {
    run(Duration.ofMinutes(2));
    assertThat(tenants.hasRoom(SMALL, 1)).isTrue();
    run(Duration.ofMinutes(1));
    assertThat(tenants.hasRoom(SMALL, 1)).isFalse();

    clock.turn(Duration.ofDays(1));

    assertThat(tenants.hasRoom(SMALL, 1)).isTrue();
  }

  private void keep(String text) throws IOException {
    var maker = new Maker(SMALL, new AssetId(RandomKey.of128Bits()), 1, "hello");
    NewFile file =
        library.put(maker, "output", "text/plain", new ByteArrayInputStream(text.getBytes(UTF_8)));
    database.transact(it -> library.keep(maker, List.of(file)).run(it.handle()));
  }

  /// A task of the tenant that took so long and has ended now.
  private void run(Duration time) {
    var order = TaskOrder.of(SMALL, "hello", "{}", new Origin("none", ""));
    engine.submit(List.of(order));
    database.transact(it -> it.handle()
        .execute(
            "update task set state = 'done', started_at = ?, completed_at = ? where id = ?",
            clock.instant().minus(time).toEpochMilli(),
            clock.instant().toEpochMilli(),
            order.id().value()));
  }
}
