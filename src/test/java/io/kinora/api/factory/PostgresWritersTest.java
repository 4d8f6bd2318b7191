package io.kinora.api.factory;

import static io.kinora.api.factory.fake.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.api.factory.fake.FactoryClient;
import io.kinora.api.factory.fake.FactoryClient.Reply;
import io.kinora.engine.task.RunResult;
import io.kinora.infra.db.fake.TestPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the other database does not forgive, or does at the same time.
@Timeout(120)
class PostgresWritersTest {

  @TempDir
  private Path folder;

  private FactoryServer server;
  private FactoryClient client;

  @BeforeEach
  void start() throws IOException {
    server = new FactoryServer(TestPostgres.open(24), folder, false);
    client = server.client;
    server.makeBy(_ -> new RunResult("{}"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void letters_that_it_cannot_keep_are_refused() {
    String target = client.signed("GET", "/status/", "", "", "");

    assertRefused(
        client.ask("GET " + target.replaceFirst("AccessKey=", "AccessKey=%00"), new byte[0]),
        403,
        "InvalidAccessKey: ");
    assertRefused(
        client.get("/status/", "&Marker=a/%00/c", "Marker\na/\0/c\n"), 400, "InvalidMarker: ");
  }

  /// The bytes of all others are seen no more, those of who came second least of all.
  @Test
  void of_many_first_writers_one_is_kept() throws InterruptedException, ExecutionException {
    int filmCount = 10;
    var done = new ArrayList<Future<Reply>>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (int turn = 0; turn < filmCount * 8; turn++) {
        String film = "u/r" + turn / 8;
        String text = "<movie>" + "<!-- -->".repeat(turn) + "</movie>";
        Callable<Reply> put = () -> client.putDefinition(film, text);
        done.add(threads.submit(put));
      }
    }

    for (Future<Reply> put : done) {
      assertThat(put.get().status()).as(put.get().text()).isEqualTo(200);
    }
    long seen = server
        .records
        .database()
        .read(handle -> handle
            .createQuery("select count(*) from asset_file where removed_at is null")
            .mapTo(Long.class)
            .one());
    assertThat(seen).isEqualTo(filmCount);
  }
}
