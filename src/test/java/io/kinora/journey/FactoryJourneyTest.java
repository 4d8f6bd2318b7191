package io.kinora.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.api.factory.fake.FactoryClient;
import io.kinora.api.factory.fake.FactoryClient.Reply;
import io.kinora.infra.base.Md5;
import io.kinora.media.fake.TestMedia;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A customer of Stupeflix has films made, watches them while they grow, is told of them, and has
/// them brought to places; by real HTTP on a real server.
///
/// Source: the factory contract.
@Timeout(240)
class FactoryJourneyTest {

  private static final String STORE = "<stupeflixStore/>";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir
  private Path folder;

  private Path site = Path.of("");
  private FilmCustomer customer;
  private FileSites sites;
  private Kinora kinora;
  private FactoryClient client;

  @BeforeEach
  void start() throws IOException {
    Path photos = Files.createDirectory(folder.resolve("photos"));
    TestMedia.picture(photos.resolve("red.jpg"), "color=0xE01010:size=800x600");
    site = Files.createDirectory(folder.resolve("site"));
    customer = new FilmCustomer(photos);
    sites = new FileSites(site, site);
    kinora = Kinora.serve(folder.resolve("data"), 0);
    client = new FactoryClient(kinora.port(), Kinora.FACTORY, Clock.systemUTC());
  }

  @AfterEach
  void stop() throws IOException {
    kinora.close();
    sites.close();
    customer.close();
  }

  /// Red for a while, then as long blue.
  private String definition(String photo, int seconds) {
    return "<movie service=\"craftsman-1.0\"><body><effect type=\"kenburns\" duration=\"" + seconds
        + "\"><image filename=\"" + photo + "\"/></effect><stack duration=\"" + seconds
        + "\"><effect type=\"none\"><image color=\"#1010E0\"/></effect></stack></body></movie>";
  }

  private static String profile(String name, String children) {
    return "<profile name=\"" + name + "\">" + children + "</profile>";
  }

  private void order(String film, String children) {
    Reply reply = client.createProfiles(film, "<profiles>" + children + "</profiles>");
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
  }

  private static HttpResponse<byte[]> fetched(String address) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofByteArray());
  }

  private String location(String path) {
    Reply reply = client.get(path);
    assertThat(reply.status()).as(path + ": " + reply.text()).isEqualTo(307);
    return reply.header("Location").orElseThrow();
  }

  /// The file of a profile, by the address that leads to it.
  private Path downloaded(String path, String name) throws Exception {
    HttpResponse<byte[]> answer = fetched(location(path));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("ETag")).contains('"' + Md5.hex(answer.body()) + '"');
    return Files.write(folder.resolve(name), answer.body());
  }

  /// Where a file is led to once there is something of it. The credentials are segments.
  private String awaitedInline(String path) {
    String signature = client.signature(client.date(), "GET", path, "", "", "");
    String target = "/stupeflix-1.0" + path + Kinora.FACTORY.accessKey() + "/" + signature + "/"
        + client.date() + "/";
    Reply reply = client.ask("GET " + target, new byte[0]);
    while (reply.status() == 404) {
      reply = client.ask("GET " + target, new byte[0]);
    }
    assertThat(reply.status()).as(reply.text()).isEqualTo(307);
    return reply.header("Location").orElseThrow();
  }

  private static void assertColours(Path film, int seconds, int x, int y) {
    List<Integer> red = TestMedia.colourAt(film, seconds * 0.5, x, y);
    List<Integer> blue = TestMedia.colourAt(film, seconds * 1.5, x, y);
    assertThat(red.get(0)).as("%s", red).isGreaterThan(190);
    assertThat(red.get(2)).as("%s", red).isLessThan(60);
    assertThat(blue.get(0)).as("%s", blue).isLessThan(60);
    assertThat(blue.get(2)).as("%s", blue).isGreaterThan(190);
  }

  @Test
  void a_film_in_three_profiles_is_watched_told_downloaded_and_brought_to_places()
      throws Exception {
    client.putDefinition("ann/trip", definition(customer.address("/photos/red.jpg"), 15));
    String places =
        STORE + "<httpPUT url=\"" + customer.address("/take/put") + "\"/><httpPOST url=\""
            + customer.address("/take/post") + "\"/><ftp server=\""
            + URI.create(sites.ftp("")).getAuthority() + "\" directory=\"films\" login=\""
            + FileSites.USER + "\" password=\"" + FileSites.PASSWORD + "\"/>";
    order(
        "ann/trip",
        "<meta><title>Été</title></meta><notify url=\"" + customer.address("/notify") + "\"/>"
            + profile("quicktime", "<meta><preview>true</preview></meta>" + places)
            + profile("flash", STORE)
            + profile("dvd-pal-16-9-h", STORE));

    var watch = new FilmWatch(client, "ann/trip");
    String preview = awaitedInline("/ann/trip/quicktime/preview.flv/");
    String playlist = fetchedText(awaitedInline("/ann/trip/quicktime/preview.m3u8/"));
    assertThat(playlist).startsWith("#EXTM3U").doesNotContain("#EXT-X-ENDLIST");
    HttpResponse<byte[]> growing = fetched(preview);
    assertThat(growing.headers().firstValue("Content-Length")).isEmpty();
    JsonNode status = watch.await("quicktime", "available");
    watch.await("flash", "available");
    watch.await("dvd-pal-16-9-h", "available");

    assertThat(fetched(preview).body()).isEqualTo(growing.body());
    assertThat(fetchedText(location("/ann/trip/quicktime/preview.m3u8/")))
        .startsWith(playlist.lines().findFirst().orElseThrow())
        .contains("#EXT-X-ENDLIST");
    Path flv = Files.write(folder.resolve("preview.flv"), growing.body());
    assertThat(TestMedia.fact(flv, "stream=codec_name")).isEqualTo("h264");
    assertColours(flv, 15, 100, 100);

    Path mp4 = downloaded("/ann/trip/quicktime/", "quicktime.mp4");
    assertThat(TestMedia.fact(mp4, "stream=codec_name,width,height")).isEqualTo("h264,640,480");
    assertColours(mp4, 15, 320, 240);
    Path flash = downloaded("/ann/trip/flash/", "flash.flv");
    assertThat(TestMedia.fact(flash, "stream=codec_name,width,height")).isEqualTo("flv1,640,480");
    assertColours(flash, 15, 320, 240);
    Path mpg = downloaded("/ann/trip/dvd-pal-16-9-h/", "dvd.mpg");
    assertThat(TestMedia.fact(mpg, "stream=codec_name,width,height,display_aspect_ratio"))
        .startsWith("mpeg2video,352,288,16:9");
    assertColours(mpg, 15, 176, 144);
    Path thumbnail = downloaded("/ann/trip/quicktime/thumb.jpg/", "thumb.jpg");
    assertThat(TestMedia.fact(thumbnail, "stream=width,height")).isEqualTo("640,480");
    assertThat(TestMedia.colourAt(thumbnail, 0, 320, 240).getFirst()).isGreaterThan(190);

    byte[] video = Files.readAllBytes(mp4);
    assertThat(status.path("available-3-url").asString())
        .isEqualTo(sites.ftp("films/ann_trip_quicktime.mp4"));
    assertThat(site.resolve("films/ann_trip_quicktime.mp4")).hasBinaryContent(video);
    assertThat(customer.taken())
        .extracting(FilmCustomer.Taken::method)
        .containsExactly("PUT", "POST");
    assertThat(customer.taken().getFirst().body()).isEqualTo(video);
    assertThat(customer.taken().getFirst().type()).isEqualTo("video/mp4");
    assertThat(new String(customer.taken().getLast().body(), ISO_8859_1))
        .contains("name=\"file\"; filename=\"ann_trip_quicktime.mp4\"")
        .contains(new String(video, ISO_8859_1));

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> customer.toldOf("quicktime").size() == 12);
    assertThat(customer.toldOf("quicktime"))
        .containsExactly(
            "queued",
            "starting",
            "downloading",
            "info",
            "generating",
            "generated",
            "uploading",
            "uploading",
            "uploading",
            "uploading",
            "uploading",
            "available");
    assertThat(customer.lastNotice()).contains("&meta-title=%C3%89t%C3%A9");
    assertThat(absolute("/ann/trip/status/")).contains("\"status\":\"available\"");
  }

  private static String fetchedText(String address) throws Exception {
    return new String(fetched(address).body(), UTF_8);
  }

  /// As programs ask whose host is written into them, and that were given this server as a proxy.
  private String absolute(String path) {
    String target = client.signed("GET", path, "", "", "");
    Reply reply = client.ask(
        "GET http://services.stupeflix.com:80" + target,
        new byte[0],
        "Proxy-Connection: keep-alive");
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.text();
  }

  @Test
  void a_package_has_its_pictures_and_its_sound_in_it() throws Exception {
    TestMedia.sound(folder.resolve("tone.mp3"), "sine=frequency=440:duration=4");
    String movie = "<movie service=\"craftsman-1.0\"><body><stack><sequence>"
        + "<effect type=\"none\" duration=\"2\"><image filename=\"photo.jpg\"/></effect>"
        + "<effect type=\"none\" duration=\"2\"><image color=\"#1010E0\"/></effect></sequence>"
        + "<audio filename=\"tone.mp3\" duration=\"..\"/></stack></body></movie>";
    byte[] zip = zipped(Map.of(
        "movie.xml", movie.getBytes(UTF_8),
        "images/photo.jpg", Files.readAllBytes(folder.resolve("photos/red.jpg")),
        "audios/tone.mp3", Files.readAllBytes(folder.resolve("tone.mp3"))));

    Reply put = client.put("/ann/zip/definition/", "application/zip", zip);
    assertThat(put.header("ETag")).contains(Md5.hex(zip));
    order("ann/zip", profile("iphone", STORE));
    new FilmWatch(client, "ann/zip").await("iphone", "available");

    Path film = downloaded("/ann/zip/iphone/", "zip.mp4");
    assertColours(film, 2, 240, 160);
    assertThat(TestMedia.loudness(film, 1, 2)).isGreaterThan(0.05);
    assertThat(client.get("/ann/zip/definition/").body()).isEqualTo(zip);
  }

  private static byte[] zipped(Map<String, byte[]> files) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void what_is_there_is_brought_elsewhere_and_nothing_is_made_again() throws Exception {
    client.putDefinition("ann/trip", definition(customer.address("/photos/red.jpg"), 1));
    order("ann/trip", profile("iphone", STORE));
    new FilmWatch(client, "ann/trip").await("iphone", "available");
    byte[] video = Files.readAllBytes(downloaded("/ann/trip/iphone/", "made.mp4"));

    String put = "<meta><generate>false</generate></meta>" + STORE + "<httpPUT url=\""
        + customer.address("/take/put") + "\"/>";
    order("ann/trip", profile("iphone", put) + profile("mobile", put));
    JsonNode none = new FilmWatch(client, "ann/trip").await("mobile", "error");
    new FilmWatch(client, "ann/trip").await("iphone", "available");

    assertThat(none.path("error").asString()).isEqualTo("nothing to upload");
    assertThat(customer.taken()).hasSize(1);
    assertThat(customer.taken().getFirst().body()).isEqualTo(video);
    assertThat(Files.readAllBytes(downloaded("/ann/trip/iphone/", "again.mp4"))).isEqualTo(video);
  }
}
