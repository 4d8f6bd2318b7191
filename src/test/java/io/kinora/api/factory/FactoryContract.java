package io.kinora.api.factory;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.kinora.api.factory.fake.FactoryClient;
import io.kinora.api.factory.fake.FactoryClient.Reply;
import io.kinora.engine.task.RunResult;
import io.kinora.infra.base.Md5;
import io.kinora.infra.db.Database;
import io.kinora.media.fake.TestMedia;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What clients of old rely on, to the letter, on every database.
///
/// Source: the factory contract, annex B.
@Timeout(120)
abstract class FactoryContract {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String FILM = "<movie service=\"craftsman-1.0\"><body><stack duration=\"2\">"
      + "<effect type=\"none\"><image color=\"#c02040\"/></effect></stack></body></movie>";
  private static final String STORE = "<stupeflixStore/>";

  @TempDir
  private Path folder;

  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final Map<String, byte[]> received = new ConcurrentHashMap<>();
  private final Map<String, String> receivedHeads = new ConcurrentHashMap<>();
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
    customer.createContext("/notify", exchange -> {
      told.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      exchange.sendResponseHeaders(200, -1);
      exchange.close();
    });
    customer.createContext("/take", exchange -> {
      String path = exchange.getRequestURI().getPath();
      received.put(path, exchange.getRequestBody().readAllBytes());
      receivedHeads.put(
          path, exchange.getRequestMethod() + " " + exchange.getRequestHeaders().entrySet());
      exchange.getResponseHeaders().set("ETag", "\"taken\"");
      exchange.sendResponseHeaders(201, -1);
      exchange.close();
    });
    customer.start();
  }

  @AfterEach
  void stop() {
    server.close();
    customer.stop(0);
  }

  private String at(String path) {
    return "http://127.0.0.1:" + customer.getAddress().getPort() + path;
  }

  private static String profile(String name, String uploads) {
    return "<profile name=\"" + name + "\">" + uploads + "</profile>";
  }

  private static String profiles(String... profiles) {
    return "<profiles>" + String.join("", profiles) + "</profiles>";
  }

  private Reply order(String film, String... profiles) {
    client.putDefinition(film, FILM);
    Reply reply = client.createProfiles(film, profiles(profiles));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply;
  }

  /// Nothing is made; what is ordered stays where it is.
  private void makeNothing() {
    server.makeBy(_ -> {
      new CountDownLatch(1).await();
      return new RunResult("{}");
    });
  }

  @Test
  void a_body_is_asked_for_in_any_case_of_the_letters() throws IOException {
    byte[] body = FILM.getBytes(UTF_8);
    for (String expectation : List.of("100-Continue", "100-continue")) {
      String md5 = FactoryClient.md5(body);
      String target = client.signed("PUT", "/u/r/definition/", md5, "text/xml", "");
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
        socket.setSoTimeout(10_000);
        socket
            .getOutputStream()
            .write(("PUT " + target + " HTTP/1.1\r\nHost: h\r\nExpect: " + expectation
                    + "\r\nContent-MD5: " + md5 + "\r\nContent-Type: text/xml\r\nContent-Length: "
                    + body.length + "\r\n\r\n")
                .getBytes(UTF_8));
        assertThat(FactoryClient.read(socket.getInputStream()).head())
            .startsWith("HTTP/1.1 100 Continue\r\n");
        socket.getOutputStream().write(body);
        assertThat(FactoryClient.read(socket.getInputStream()).status()).isEqualTo(200);
      }
    }
  }

  /// A client of old sends its body whatever it was told, and only then looks for the answer.
  @Test
  void a_refused_body_is_read_and_the_connection_goes_on() throws IOException {
    byte[] body = new byte[3_000_000];
    String md5 = FactoryClient.md5(body);
    String target =
        client.signed("PUT", "/u/r/definition/", md5, "text/xml", "").replace("u/", "x/");
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(10_000);
      for (int count = 0; count < 2; count++) {
        socket
            .getOutputStream()
            .write(("PUT " + target + " HTTP/1.1\r\nHost: h\r\nExpect: 100-Continue\r\n"
                    + "Content-MD5: " + md5 + "\r\nContent-Type: text/xml\r\nContent-Length: "
                    + body.length + "\r\n\r\n")
                .getBytes(UTF_8));
        assertThat(FactoryClient.read(socket.getInputStream()).status()).isEqualTo(100);
        socket.getOutputStream().write(body);
        Reply reply = FactoryClient.read(socket.getInputStream());
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.text()).startsWith("{\"error\":\"SignatureDoesNotMatch: ");
      }
    }
  }

  @Test
  void what_was_taken_is_told_by_its_digest_without_quotes() {
    makeNothing();
    byte[] form = FactoryClient.form(profiles(profile("iphone", STORE)));

    Reply put = client.putDefinition("u/r", FILM);
    Reply post = client.createProfiles("u/r", profiles(profile("iphone", STORE)));

    assertThat(put.head())
        .startsWith("HTTP/1.1 200 ")
        .contains("\r\nETag: " + Md5.hex(FILM.getBytes(UTF_8)) + "\r\n")
        .contains("\r\nContent-Length: 0\r\n");
    assertThat(post.head())
        .startsWith("HTTP/1.1 200 ")
        .contains("\r\nETag: " + Md5.hex(form) + "\r\n")
        .contains("\r\nContent-Length: 0\r\n");
  }

  @Test
  void a_body_may_come_in_chunks() {
    byte[] body = FILM.getBytes(UTF_8);
    String md5 = FactoryClient.md5(body);
    String target = client.signed("PUT", "/u/r/definition/", md5, "text/xml", "");
    byte[] chunked =
        (Integer.toHexString(body.length) + "\r\n" + FILM + "\r\n0\r\n\r\n").getBytes(UTF_8);

    Reply put = client.ask(
        "PUT " + target,
        chunked,
        "Content-MD5: " + md5,
        "Content-Type: text/xml",
        "Transfer-Encoding: chunked");
    Reply got = client.get("/u/r/definition/");

    assertThat(put.header("ETag")).contains(Md5.hex(body));
    assertThat(got.text()).isEqualTo(FILM);
    assertThat(got.header("ETag")).contains('"' + Md5.hex(body) + '"');
    assertThat(got.header("Content-Type")).contains("text/xml");
    assertThat(got.header("Content-Length")).contains(String.valueOf(body.length));
  }

  @Test
  void a_status_is_compact_and_never_compressed() {
    makeNothing();
    order("user1/res1", profile("iphone", STORE));
    server.awaited("user1/res1", "iphone", "starting");
    String target = client.signed("GET", "/user1/res1/status/", "", "", "");

    Reply reply = client.ask("GET " + target, new byte[0], "Accept-Encoding: compress, gzip");

    assertThat(reply.text())
        .isEqualTo(
            "[{\"accesskey\":\"AKTEST0123456789abcd\",\"user\":\"user1\","
                + "\"resource\":\"res1\",\"profile\":\"iphone\",\"status\":{\"status\":\"starting\"}}]");
    assertThat(reply.header("ETag")).contains('"' + Md5.hex(reply.body()) + '"');
    assertThat(reply.header("Content-Length")).contains(String.valueOf(reply.body().length));
    assertThat(reply.header("Content-Type")).contains("application/json");
    assertThat(reply.header("Content-Encoding")).isEmpty();
    assertThat(client.get("/nobody/status/").text()).isEqualTo("[]");
    assertThat(client.get("/nobody/status/").status()).isEqualTo(200);
  }

  @Test
  void pages_bring_everything_once_and_in_the_order_of_bytes() {
    makeNothing();
    for (String film : List.of("b/x", "a/y", "B/z", "a/Y")) {
      order(film, profile("iphone", STORE), profile("iphone-slow", STORE));
    }

    var names = new ArrayList<String>();
    String marker = "";
    while (true) {
      String query = marker.isEmpty() ? "&MaxKeys=3" : "&Marker=" + marker + "&MaxKeys=3";
      String signed = (marker.isEmpty() ? "" : "Marker\n" + marker + "\n") + "MaxKeys\n3\n";
      JsonNode page = JSON.readTree(client.get("/status/", query, signed).text());
      if (page.isEmpty()) {
        break;
      }
      assertThat(page.size()).isLessThanOrEqualTo(3);
      page.forEach(it -> names.add(it.path("user").asString() + "/"
          + it.path("resource").asString() + "/" + it.path("profile").asString()));
      marker = names.getLast();
    }

    assertThat(names)
        .containsExactly(
            "B/z/iphone",
            "B/z/iphone-slow",
            "a/Y/iphone",
            "a/Y/iphone-slow",
            "a/y/iphone",
            "a/y/iphone-slow",
            "b/x/iphone",
            "b/x/iphone-slow");
  }

  @Test
  void all_nine_kinds_of_uploads_are_understood() {
    makeNothing();
    order(
        "u/r",
        profile(
            "iphone",
            STORE + "<httpPOST url=\"" + at("/take/a") + "\"/><httpPUT url=\"" + at("/take/b")
                + "\"><header key=\"X-A\" value=\"1\"/></httpPUT>"
                + "<youtube login=\"a\" password=\"b\"/><brightcove sid=\"s\"/>"
                + "<facebook apikey=\"a\" secret=\"b\" sid=\"c\"/><dailymotion sid=\"s\"/>"
                + "<s3 bucket=\"bucket\" resourcePrefix=\"a/b\" accesskey=\"x\" secretkey=\"y\"/>"
                + "<ftp server=\"ftp.example\" directory=\"d\"/>"));

    assertThat(server.status("u/r", "iphone").isMissingNode()).isFalse();
    Reply unknown =
        client.createProfiles("u/r", profiles(profile("mobile", STORE), profile("nokia", STORE)));
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.text()).contains("InvalidProfiles", "line 1, column", "nokia");
    assertThat(server.status("u/r", "mobile").isMissingNode()).isTrue();
  }

  @Test
  void profiles_are_independent_and_a_second_order_replaces_the_first() {
    makeNothing();
    order("u/r", profile("iphone", STORE), profile("mobile-small", STORE));
    server.awaited("u/r", "iphone", "starting");

    Reply cancelled = client.delete("/u/r/mobile-small/");
    assertThat(cancelled.header("ETag")).contains("d41d8cd98f00b204e9800998ecf8427e");
    assertThat(server.status("u/r", "mobile-small").toString())
        .isEqualTo("{\"status\":\"error\",\"error\":\"cancelled\"}");
    assertThat(server.status("u/r", "iphone").path("status").asString()).isEqualTo("starting");

    server.makeReally();
    client.createProfiles("u/r", profiles(profile("iphone", STORE)));
    server.awaited("u/r", "iphone", "available");
    assertThat(JSON.readTree(client.get("/u/r/status/").text())).hasSize(2);
  }

  @Test
  void uploads_are_told_one_by_one_and_receivers_get_what_they_expect() throws IOException {
    String uploads = STORE + "<httpPOST url=\"" + at("/take/post") + "\"/><httpPUT url=\""
        + at("/take/put") + "\"><header key=\"X-Mine\" value=\"yes\"/></httpPUT>";
    order("u/r", profile("mobile-small", uploads));

    JsonNode status = server.awaited("u/r", "mobile-small", "available");

    assertThat(status.path("complete").asInt()).isEqualTo(100);
    assertThat(status.path("available-0-id").asString()).isEqualTo("u/r/mobile-small");
    assertThat(status.path("available-0-type").asString()).isEqualTo("stupeflixStore");
    assertThat(status.path("available-0-url").asString())
        .startsWith("http://media.example/stupeflix-storage/");
    assertThat(status.path("available-1-url").asString()).isEqualTo(at("/take/post"));
    assertThat(status.path("available-1-type").asString()).isEqualTo("httpPOST");
    assertThat(status.path("available-2-id").isString()).isTrue();
    byte[] video = client.follow(status.path("available-0-url").asString()).body();
    assertThat(received.get("/take/put")).isEqualTo(video);
    assertThat(receivedHeads.get("/take/put")).startsWith("PUT ").contains("X-mine=[yes]");
    String form = new String(received.get("/take/post"), ISO_8859_1);
    assertThat(form)
        .contains("name=\"file\"; filename=\"u_r_mobile-small.mp4\"")
        .containsOnlyOnce("Content-Disposition:");
    assertThat(TestMedia.fact(Files.write(folder.resolve("got.mp4"), video), "stream=codec_name"))
        .contains("mpeg4");
  }

  @Test
  void a_failed_upload_does_not_stop_the_others() {
    String uploads = "<httpPUT url=\"http://127.0.0.1:9/closed\"/><dailymotion sid=\"s\"/>" + STORE;
    order("u/r", profile("mobile-small", uploads));

    JsonNode status = server.awaited("u/r", "mobile-small", "error");

    assertThat(status.path("error").asString()).contains("127.0.0.1:9");
    assertThat(status.has("available-2-id")).isTrue();
    assertThat(status.has("available-0-id")).isFalse();
    assertThat(client.get("/u/r/mobile-small/").status()).isEqualTo(307);
  }

  @Test
  void a_profile_leads_to_its_file() {
    order("u/r", profile("iphone", STORE), profile("mobile-small", ""));
    server.awaited("u/r", "iphone", "available");
    server.awaited("u/r", "mobile-small", "available");

    Reply reply = client.get("/u/r/iphone/");
    assertThat(reply.head())
        .startsWith("HTTP/1.1 307 ")
        .contains("\r\nLocation: http://media.example/stupeflix-storage/")
        .contains("\r\nContent-Length: 0\r\n");
    String location = reply.header("Location").orElseThrow();
    assertThat(location).contains("/iphone.mp4?Expires=", "&Signature=");
    Reply file = client.follow(location);
    assertThat(file.status()).isEqualTo(200);
    assertThat(file.header("ETag")).contains('"' + Md5.hex(file.body()) + '"');
    assertThat(file.header("Content-Length")).contains(String.valueOf(file.body().length));
    assertThat(file.header("Content-Type")).contains("video/mp4");
    assertThat(file.header("Accept-Ranges")).contains("bytes");
    Reply part = client.follow(location, "Range: bytes=0-9");
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.body()).hasSize(10);

    assertThat(client.get("/u/r/mobile-small/").status()).isEqualTo(404);
    Reply thumbnail = client.get("/u/r/iphone/thumb.jpg/");
    assertThat(thumbnail.status()).isEqualTo(307);
    Reply picture = client.follow(thumbnail.header("Location").orElseThrow());
    assertThat(picture.header("Content-Type")).contains("image/jpeg");
    assertThat(picture.header("ETag")).contains('"' + Md5.hex(picture.body()) + '"');
    assertThat(client.follow(location.replace("iphone.mp4", "mobile-small.mp4")).status())
        .isEqualTo(403);
    server.clock.turn(Duration.ofHours(25));
    assertThat(client.follow(location).status()).isEqualTo(403);
  }

  @Test
  void a_report_tells_what_was_made() {
    order("u/r", profile("mobile-small", STORE));
    server.awaited("u/r", "mobile-small", "available");

    Reply report = client.get("/u/r/mobile-small/report.xml/");

    assertThat(report.header("Content-Type")).contains("text/xml");
    assertThat(report.text())
        .contains("<report user=\"u\" resource=\"r\" profile=\"mobile-small\" status=\"available\""
            + " width=\"176\" height=\"144\" duration=\"2\" framerate=\"15\" videocodec=\"mpeg4\""
            + " audiocodec=\"aac\" size=\"");
  }

  @Test
  void a_preview_is_found_by_both_forms() {
    order(
        "u/r",
        "<profile name=\"iphone\"><meta><preview>true</preview></meta>" + STORE + "</profile>",
        profile("mobile-small", STORE));
    server.awaited("u/r", "iphone", "available");
    String path = "/u/r/iphone/preview.flv/";
    String signature = client.signature(client.date(), "GET", path, "", "", "");

    Reply inline = client.ask(
        "GET /stupeflix-1.0" + path + "AKTEST0123456789abcd/" + signature + "/" + client.date()
            + "/",
        new byte[0]);
    Reply query = client.get(path);

    assertThat(inline.status()).isEqualTo(307);
    assertThat(query.header("Location")).isEqualTo(inline.header("Location"));
    Reply flv = client.follow(query.header("Location").orElseThrow());
    assertThat(new String(flv.body(), 0, 3, UTF_8)).isEqualTo("FLV");
    assertThat(flv.header("ETag")).contains('"' + Md5.hex(flv.body()) + '"');
    Reply playlist =
        client.follow(client.get("/u/r/iphone/preview.m3u8/").header("Location").orElseThrow());
    assertThat(playlist.text()).startsWith("#EXTM3U").contains("#EXT-X-ENDLIST");
    String media = playlist
        .text()
        .lines()
        .filter(it -> it.startsWith("preview_hls.mp4"))
        .findFirst()
        .orElseThrow();
    String base = query.header("Location").orElseThrow().replaceFirst("preview\\.flv.*", "");
    assertThat(client.follow(base + media, "Range: bytes=0-99").body()).hasSize(100);
    assertThat(client.get("/u/r/mobile-small/preview.flv/").status()).isEqualTo(404);
  }

  @Test
  void somebody_is_told_each_state_or_the_last_one() throws InterruptedException {
    String all = "<profile name=\"mobile-small\"><meta><title>Büro &amp; Meer</title></meta>"
        + "<notify url=\"" + at("/notify") + "\"/>" + STORE + "</profile>";
    order("u/all", all);
    server.awaited("u/all", "mobile-small", "available");
    List<String> states = new ArrayList<>();
    await().atMost(Duration.ofSeconds(20)).until(() -> {
      server.clock.turn(Duration.ofMillis(100));
      return told.size() >= 9;
    });
    String last = "";
    while (!told.isEmpty()) {
      last = told.take();
      states.add(last.replaceFirst(".*&status=([a-z]*).*", "$1"));
    }
    assertThat(states)
        .containsExactly(
            "queued",
            "starting",
            "downloading",
            "info",
            "generating",
            "generated",
            "uploading",
            "uploading",
            "available");
    assertThat(last)
        .startsWith("accesskey=AKTEST0123456789abcd&user=u&resource=all&profile=mobile-small"
            + "&status=available&complete=100&available-0-id=u%2Fall%2Fmobile-small"
            + "&available-0-type=stupeflixStore&available-0-url=http%3A%2F%2F")
        .endsWith("&meta-title=B%C3%BCro+%26+Meer");

    order(
        "u/last",
        "<profile name=\"mobile-small\"><notify url=\"" + at("/notify")
            + "\" statusRegexp=\"available\"/>" + STORE + "</profile>");
    server.awaited("u/last", "mobile-small", "available");
    await().atMost(Duration.ofSeconds(20)).until(() -> {
      server.clock.turn(Duration.ofMillis(100));
      return !told.isEmpty();
    });
    assertThat(told).hasSize(1).allMatch(it -> it.contains("status=available"));
  }

  @Test
  void somebody_is_told_of_one_upload_alone() throws InterruptedException {
    String notify = "<notify url=\"" + at("/notify") + "\" statusRegexp=\"available\"/>";
    order(
        "u/r",
        profile(
            "mobile-small",
            "<stupeflixStore>" + notify + "</stupeflixStore><youtube login=\"a\" password=\"b\">"
                + notify + "</youtube>"));

    JsonNode status = server.awaited("u/r", "mobile-small", "error");

    assertThat(status.path("error").asString()).isEqualTo("upload target youtube is not connected");
    assertThat(told.take())
        .contains("status=uploading", "available-0-id=u%2Fr%2Fmobile-small", "&available-0-url=");
    assertThat(told).isEmpty();
  }

  @Test
  void another_key_sees_none_of_it() {
    order("u/r", profile("mobile-small", STORE));
    server.awaited("u/r", "mobile-small", "available");
    FactoryClient second = server.client(FactoryServer.SECOND);

    assertThat(second.get("/status/").text()).isEqualTo("[]");
    assertThat(second.get("/u/r/definition/").status()).isEqualTo(404);
    assertThat(second.get("/u/r/mobile-small/").status()).isEqualTo(404);
    assertThat(second.createProfiles("u/r", profiles(profile("iphone", STORE))).status())
        .isEqualTo(404);
    second.delete("/u/r/");
    assertThat(server.status("u/r", "mobile-small").path("status").asString())
        .isEqualTo("available");
  }

  @Test
  void the_editor_says_that_it_is_not_here() {
    Reply reply = client.ask("GET /factory/v3/", new byte[0]);

    assertThat(reply.status()).isEqualTo(501);
    assertThat(reply.text()).contains("The editor is not part of Kinora");
  }

  @Test
  void an_absolute_address_in_the_request_line_is_understood() {
    String target = client.signed("GET", "/status/", "", "", "");

    Reply reply = client.ask(
        "GET http://services.stupeflix.com:80" + target,
        new byte[0],
        "Proxy-Connection: keep-alive");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text()).isEqualTo("[]");
  }

  @Test
  void addresses_live_for_a_day_and_requests_for_minutes() {
    order("u/r", profile("mobile-small", STORE));
    server.awaited("u/r", "mobile-small", "available");
    long now = server.clock.instant().getEpochSecond();
    String video = "/u/r/mobile-small/";

    assertThat(at(now - 23 * 3600, video)).isEqualTo(307);
    assertThat(at(now - 25 * 3600, video)).isEqualTo(403);
    assertThat(at(now - 23 * 3600, "/status/")).isEqualTo(403);
    assertThat(at(now - 800, "/status/")).isEqualTo(200);
    assertThat(at(now + 800, "/status/")).isEqualTo(200);
    assertThat(at(now + 1000, video)).isEqualTo(403);
  }

  private int at(long date, String path) {
    String target = client.signedAt(String.valueOf(date), "GET", path, "", "", "");
    return client.ask("GET " + target, new byte[0]).status();
  }

  /// Clients send what they have gathered once it is large enough, and again at the end.
  @Test
  void a_batch_may_be_empty() {
    byte[] empty = "<batch></batch>".getBytes(UTF_8);

    Reply taken = client.put("/batch/", "text/xml", empty);

    assertThat(taken.status()).as(taken.text()).isEqualTo(200);
    assertThat(taken.header("ETag")).contains(Md5.hex(empty));
  }

  @Test
  void a_batch_does_all_or_nothing() {
    String task = "<task user=\"u\" resource=\"%s\"><?xml version=\"1.0\"?>" + FILM + "%s</task>";
    String good = task.formatted("one", profiles(profile("mobile-small", STORE)));
    String other = task.formatted("two", profiles(profile("mobile-small", STORE)));
    byte[] wrong =
        ("<batch>" + good + task.formatted("x", "<profiles/>") + "</batch>").getBytes(UTF_8);
    byte[] right = ("<batch>" + good + other + "</batch>").getBytes(UTF_8);

    byte[] undefined = ("<batch>" + good + "<task user=\"u\" resource=\"none\">"
            + profiles(profile("iphone", STORE)) + "</task></batch>")
        .getBytes(UTF_8);

    assertThat(client.put("/batch/", "text/xml", undefined).text()).contains("NoSuchDefinition");
    assertThat(client.get("/status/").text()).isEqualTo("[]");
    assertThat(client.get("/u/one/definition/").status()).isEqualTo(404);
    Reply refused = client.put("/batch/", "text/xml", wrong);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(client.get("/status/").text()).isEqualTo("[]");
    assertThat(client.get("/u/one/definition/").status()).isEqualTo(404);

    Reply taken = client.put("/batch/", "text/xml", right);
    assertThat(taken.header("ETag")).contains(Md5.hex(right));
    server.awaited("u/one", "mobile-small", "available");
    server.awaited("u/two", "mobile-small", "available");
    assertThat(client.get("/u/one/definition/").text()).contains("<stack duration=\"2\">");
  }
}
