package io.kinora;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.api.tasks.TasksAccounts.ApiKeyAnswer;
import io.kinora.engine.access.Access;
import io.kinora.engine.access.Bootstrap;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TasksTenantsTest {

  private static final TenantId ACME = new TenantId("acme");

  private Database database;
  private TasksTenants tenants;

  @BeforeEach
  void admitAcme(@TempDir Path folder) throws IOException {
    database = Database.open("jdbc:sqlite:" + folder.resolve("kinora.db"), 2);
    Path file = Files.writeString(folder.resolve("tenants.json"), """
        {"tenants": [{"id": "acme", "tasks":
          {"secret": "123456", "api_key": "abcdef", "referrers": ["example.com"]}}]}""");
    new Bootstrap(database, Clock.systemUTC()).apply(file);
    tenants = new TasksTenants(new Access(database));
  }

  @AfterEach
  void close() {
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
}
