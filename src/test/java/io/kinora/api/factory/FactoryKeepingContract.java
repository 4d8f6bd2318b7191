package io.kinora.api.factory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.kinora.api.factory.fake.FactoryClient;
import io.kinora.engine.library.AssetId;
import io.kinora.engine.task.RunResult;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.db.Database;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// How long things are kept, on every database.
///
/// Source: the factory contract, section 11.
@Timeout(120)
abstract class FactoryKeepingContract {

  private static final String FILM = "<movie service=\"craftsman-1.0\"><body><stack duration=\"2\">"
      + "<effect type=\"none\"><image color=\"#c02040\"/></effect></stack></body></movie>";

  @TempDir
  private Path folder;

  private FactoryServer server;
  private FactoryClient client;
  private HttpServer customer;

  /// An empty one.
  abstract Database database(Path folder);

  @BeforeEach
  void start() throws IOException {
    server = new FactoryServer(database(folder), folder, false);
    client = server.client;
    customer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    customer.createContext("/", exchange -> {
      exchange.sendResponseHeaders(200, -1);
      exchange.close();
    });
    customer.start();
  }

  @AfterEach
  void stop() {
    server.close();
    customer.stop(0);
  }

  private void order(String film, String profiles) {
    client.putDefinition(film, FILM);
    assertThat(
            client.createProfiles(film, "<profiles>" + profiles + "</profiles>").status())
        .isEqualTo(200);
  }

  private static String profile(String name, boolean isPreviewed) {
    return "<profile name=\"" + name + "\"><meta><preview>" + isPreviewed
        + "</preview></meta><stupeflixStore/></profile>";
  }

  private long count(String table) {
    return server.database.<Long>read(handle ->
        handle.createQuery("select count(*) from " + table).mapTo(Long.class).one());
  }

  private AssetId assetOf(String path) {
    String location = client.get(path).header("Location").orElseThrow();
    return new AssetId(Path.of(URI.create(location).getPath()).getName(1).toString());
  }

  private List<String> files(AssetId asset) {
    return server.records.library().files(asset).stream().map(it -> it.name()).toList();
  }

  private int status(String path) {
    return client.get(path).status();
  }

  @Test
  void a_video_goes_after_a_day_and_its_definition_and_status_stay() {
    order("u/r", profile("quicktime", true) + profile("flash", false));
    server.awaited("u/r", "quicktime", "available");
    server.awaited("u/r", "flash", "available");
    AssetId asset = assetOf("/u/r/quicktime/");
    assertThat(assetOf("/u/r/flash/")).isEqualTo(asset);
    assertThat(files(asset)).hasSize(7);

    server.clock.turn(Duration.ofHours(23));
    server.keeping.prune();
    assertThat(status("/u/r/quicktime/")).isEqualTo(307);

    server.clock.turn(Duration.ofHours(2));
    server.keeping.prune();

    assertThat(files(asset)).isEmpty();
    for (String path : List.of("", "thumb.jpg/", "preview.flv/", "preview.m3u8/")) {
      assertThat(status("/u/r/quicktime/" + path)).as(path).isEqualTo(404);
    }
    assertThat(status("/u/r/flash/")).isEqualTo(404);
    assertThat(count("film_file")).isZero();
    assertThat(client.get("/u/r/definition/").text()).isEqualTo(FILM);
    assertThat(server.status("u/r", "quicktime").path("status").asString()).isEqualTo("available");
    assertThat(status("/u/r/quicktime/report.xml/")).isEqualTo(200);
  }

  /// Its address leads nowhere, and would be told in vain.
  @Test
  void a_video_that_is_gone_has_no_address_in_its_status() {
    order("u/r", profile("mobile-small", false));
    server.awaited("u/r", "mobile-small", "available");

    server.clock.turn(Duration.ofHours(25));
    server.keeping.prune();

    assertThat(server.status("u/r", "mobile-small").path("available-0-url").asString())
        .isEmpty();
  }

  @Test
  void a_definition_goes_after_a_month_with_its_statuses() {
    String notify = "<notify url=\"http://127.0.0.1:" + customer.getAddress().getPort() + "/\"/>";
    order("u/old", notify + profile("mobile-small", false) + profile("iphone", true));
    server.awaited("u/old", "mobile-small", "available");
    server.awaited("u/old", "iphone", "available");
    await().atMost(Duration.ofSeconds(30)).until(() -> {
      server.clock.turn(Duration.ofMillis(100));
      return count("letter where state = 'pending'") == 0;
    });
    assertThat(count("letter")).isGreaterThan(10);
    server.clock.turn(Duration.ofDays(20));
    order("u/new", profile("mobile-small", false));
    server.awaited("u/new", "mobile-small", "available");

    server.clock.turn(Duration.ofDays(11));
    server.keeping.prune();

    assertThat(status("/u/old/definition/")).isEqualTo(404);
    assertThat(client.get("/u/old/status/").text()).isEqualTo("[]");
    assertThat(status("/u/new/definition/")).isEqualTo(200);
    assertThat(server.status("u/new", "mobile-small").path("status").asString())
        .isEqualTo("available");

    server.clock.turn(Duration.ofDays(31));
    server.keeping.prune();
    for (String table : List.of(
        "film_definition", "film_rendition", "film_upload", "film_file", "letter", "letter_try")) {
      assertThat(count(table)).as(table).isZero();
    }
    assertThat(server.database.<Long>read(handle -> handle
            .createQuery("select count(*) from asset_file where removed_at is null")
            .mapTo(Long.class)
            .one()))
        .isZero();
  }

  @Test
  void a_film_that_is_replaced_takes_all_of_its_files_with_it() {
    order("u/r", profile("mobile-small", true));
    server.awaited("u/r", "mobile-small", "available");
    AssetId asset = assetOf("/u/r/mobile-small/");

    order("u/r", profile("mobile-small", false));
    server.awaited("u/r", "mobile-small", "available");

    assertThat(files(asset)).isEmpty();
    assertThat(count("film_file")).isEqualTo(2);
  }

  /// It is another rendition, of the same files.
  @Test
  void what_is_only_brought_to_places_stays_though_what_was_drawn_with_it_goes() {
    order("u/r", profile("iphone", true) + profile("iphone-flv", false));
    server.awaited("u/r", "iphone", "available");
    server.awaited("u/r", "iphone-flv", "available");
    AssetId asset = assetOf("/u/r/iphone/");
    order(
        "u/r",
        "<profile name=\"iphone\"><meta><generate>false</generate></meta><stupeflixStore/>"
            + "</profile>");
    server.awaited("u/r", "iphone", "available");

    order("u/r", profile("iphone-flv", false));
    server.awaited("u/r", "iphone-flv", "available");

    assertThat(files(asset)).contains("iphone.mp4").doesNotContain("iphone-flv.flv");
    assertThat(assetOf("/u/r/iphone/")).isEqualTo(asset);
  }

  @Test
  void a_film_that_failed_takes_its_preview_with_it_when_it_is_forgotten() {
    server.makeBy(run -> {
      RunResult _ = server.real.run(run);
      throw new Failure(FailureCode.DEFINITION_INVALID, "of no use").asException();
    });
    order("u/r", profile("mobile-small", true));
    server.awaited("u/r", "mobile-small", "error");
    AssetId asset = assetOf("/u/r/mobile-small/preview.flv/");
    assertThat(files(asset)).contains("preview");

    server.clock.turn(Duration.ofDays(31));
    server.keeping.prune();

    assertThat(files(asset)).isEmpty();
    assertThat(count("film_file")).isZero();
  }

  /// Written again, it counts from then on.
  @Test
  void a_definition_that_is_written_again_stays_a_month_longer() {
    client.putDefinition("u/r", FILM);
    server.clock.turn(Duration.ofDays(29));
    client.putDefinition("u/r", FILM);

    server.clock.turn(Duration.ofDays(2));
    server.keeping.prune();

    assertThat(status("/u/r/definition/")).isEqualTo(200);
  }
}
