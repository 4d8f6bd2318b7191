package io.kinora.api.flixcloud;

import static io.kinora.api.flixcloud.FlixcloudServer.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.engine.job.Job;
import io.kinora.engine.job.JobState;
import io.kinora.engine.recipe.StoredRecipe;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.db.fake.TestPostgres;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same statements on the other database.
class PostgresFlixcloudTest {

  @TempDir
  private Path folder;

  private FlixcloudServer server;

  @BeforeEach
  void start() throws Exception {
    server = new FlixcloudServer(TestPostgres.open(24), folder, FlixcloudSettings.USUAL);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_job_comes_to_its_end_and_its_notice_is_logged() {
    long job = server.job("<notification-url>http://127.0.0.1:1/nobody</notification-url>");

    server.awaitState(job, JobState.SUCCESSFUL_JOB);

    assertThat(server.notices.log(job)).hasSize(1);
    assertThat(server.notices.log(job).getFirst().status()).isNull();
    assertThat(server.notices.replay(ACME, job)).isTrue();
    assertThat(server.records.forget(server.clock.instant().minusSeconds(3_600)))
        .isZero();
    assertThat(server.records.forget(server.clock.instant().plusSeconds(1))).isEqualTo(1);
    assertThat(server.jobs.find(ACME, job)).isEmpty();
  }

  @Test
  void a_job_fails_with_its_reason_and_cannot_be_cancelled_then() {
    server.fetching = _ -> {
      throw new Failure(FailureCode.INPUT_REFUSED, "no").asException();
    };
    long id = server.job("");

    Job job = server.awaitState(id, JobState.FAILED_JOB);

    assertThat(job.error()).isEqualTo("Input file could not be downloaded: no");
    assertThat(server.ask("PUT", "/jobs/" + id + "/cancel").statusCode()).isEqualTo(409);
  }

  @Test
  void recipes_are_kept_changed_and_removed() {
    StoredRecipe made =
        server.recipes.add(ACME, "own", Map.of("container", "flv")).orElseThrow();

    assertThat(made.id()).isEqualTo(5);
    assertThat(server.recipes.add(ACME, "own", Map.of())).isEmpty();
    assertThat(server.recipes.change(ACME, 5, Map.of("width", "64"))).isTrue();
    assertThat(server.recipes.find(ACME, "own").orElseThrow().settings())
        .isEqualTo(Map.of("width", "64"));
    assertThat(server.recipes.remove(ACME, 5)).isTrue();
    server.receivers.set(ACME, URI.create("http://a/"));
    server.receivers.set(ACME, URI.create("http://b/"));
    assertThat(server.receivers.find(ACME)).contains("http://b/");
  }
}
