package io.kinora.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.api.factory.fake.FactoryClient;
import io.kinora.media.fake.TestMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The real server is killed with -9 while it makes films, and while it brings them to places.
///
/// Source: the factory contract, section 6: states are never reversed.
@Timeout(240)
class FactoryInterruptedTest {

  private static final String FILM = "ann/trip";

  @TempDir
  private Path folder;

  private Path data = Path.of("");
  private FilmCustomer customer;
  private Kinora kinora;
  private FactoryClient client;
  private FilmWatch watch;

  @BeforeEach
  void start() throws IOException {
    data = folder.resolve("data");
    TestMedia.picture(folder.resolve("bars.jpg"), "testsrc2=size=1280x720");
    customer = new FilmCustomer(folder);
    kinora = Kinora.serve(data, 0);
    client = new FactoryClient(kinora.port(), Kinora.FACTORY, Clock.systemUTC());
    watch = new FilmWatch(client, FILM);
  }

  @AfterEach
  void stop() {
    kinora.close();
    customer.close();
  }

  private void order(int seconds, String profiles) {
    client.putDefinition(
        FILM,
        "<movie service=\"craftsman-1.0\"><body><effect type=\"kenburns\" duration=\"" + seconds
            + "\"><image filename=\"" + customer.address("/photos/bars.jpg")
            + "\"/></effect></body></movie>");
    assertThat(
            client.createProfiles(FILM, "<profiles>" + profiles + "</profiles>").status())
        .isEqualTo(200);
  }

  private void killAndServe() throws IOException {
    kinora.kill();
    kinora = Kinora.serve(data, kinora.port());
  }

  /// The film, where its status says it is.
  private Path downloaded(JsonNode status) throws Exception {
    return Kinora.download(status.path("available-0-url").asString(), folder.resolve("film"));
  }

  @Test
  void a_film_whose_server_was_killed_while_it_was_drawn_is_gone_on_with() throws Exception {
    String children = "<meta><preview>true</preview></meta><notify url=\""
        + customer.address("/notify") + "\"/><stupeflixStore/></profile>";
    order(
        40,
        "<profile name=\"quicktime\">" + children + "<profile name=\"flash\"><stupeflixStore/>"
            + "</profile>");
    watch.await("quicktime", "generating");
    while (watch.percent("quicktime") < 40) {
      assertThat(watch.look("quicktime").path("status").asString()).isEqualTo("generating");
    }

    killAndServe();
    JsonNode status = watch.await("quicktime", "available");
    JsonNode flash = watch.await("flash", "available");

    assertThat(watch.percent("quicktime")).isEqualTo(100);
    assertThat(TestMedia.fact(downloaded(status), "format=duration")).startsWith("40.0");
    assertThat(TestMedia.fact(downloaded(flash), "stream=codec_name")).isEqualTo("flv1");
    assertThat(client.get("/" + FILM + "/quicktime/preview.flv/").status()).isEqualTo(307);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> customer.toldOf("quicktime").contains("available"));
    assertThat(List.copyOf(new HashSet<>(customer.toldOf("quicktime"))))
        .as("all states are told of")
        .hasSize(8);
    assertNothingIsLeft();
  }

  @Test
  void a_film_whose_server_was_killed_while_it_was_brought_arrives() throws Exception {
    order(
        2,
        "<profile name=\"iphone\"><stupeflixStore/><httpPUT url=\""
            + customer.address("/take/slowly/film") + "\"/><httpPUT url=\""
            + customer.address("/take/next") + "\"/></profile>");
    watch.await("iphone", "uploading");
    await().atMost(Duration.ofSeconds(30)).until(() -> !customer.taken().isEmpty());

    killAndServe();
    customer.hurry();
    JsonNode status = watch.await("iphone", "available");

    byte[] film = Files.readAllBytes(downloaded(status));
    assertThat(customer.taken())
        .extracting(FilmCustomer.Taken::path)
        .containsExactly("/take/slowly/film", "/take/slowly/film", "/take/next");
    assertThat(customer.taken()).allSatisfy(it -> assertThat(it.body()).isEqualTo(film));
    assertThat(status.path("available-1-url").asString())
        .isEqualTo(customer.address("/take/slowly/film"));
    assertThat(status.has("available-2-id")).isTrue();
    assertNothingIsLeft();
    assertThat(storedFiles()).isEqualTo(storageKeys());
  }

  /// Neither work nor programs, and what is promised holds. Bytes that no row knows, such as the
  /// pieces of a preview that is whole, go with the sweeper.
  private void assertNothingIsLeft() throws Exception {
    await().atMost(Duration.ofSeconds(20)).until(() -> kinora.childCount() == 0);
    assertThat(kinora.stop()).isZero();
    assertThat(filesBelow(data.resolve("work"))).containsExactly(data.resolve("work/version"));
    assertThat(Kinora.fsck(data)).endsWith("All is well.");
  }

  private Set<String> storedFiles() throws IOException {
    Path stored = data.resolve("storage/files");
    return filesBelow(stored).stream()
        .map(it -> stored.relativize(it).toString())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static List<Path> filesBelow(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private Set<String> storageKeys() throws SQLException {
    var keys = new HashSet<String>();
    try (var database = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("kinora.db"));
        var rows = database
            .createStatement()
            .executeQuery("select storage_key from asset_file where removed_at is null")) {
      while (rows.next()) {
        keys.add(rows.getString(1));
      }
    }
    return keys;
  }
}
