package io.kinora.api.factory;

import static io.kinora.api.factory.fake.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.api.factory.fake.FactoryClient;
import io.kinora.api.factory.fake.FactoryClient.Keys;
import io.kinora.api.factory.fake.FactoryClient.Reply;
import io.kinora.engine.access.Tenants;
import io.kinora.engine.task.RunResult;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who asks, and for what: each way to get that wrong.
///
/// Source: the factory contract, sections 3.3 and 12.
@Timeout(60)
class FactoryErrorsTest {

  private static final String FILM = "<movie service=\"craftsman-1.0\"><body></body></movie>";
  private static final String SECOND =
      "<stack duration=\"1\"><effect type=\"none\"><color color=\"#c02040\"/></effect></stack>";
  private static final byte[] NOTHING = new byte[0];
  private static final String DEFINITION = "/u/r/definition/";

  @TempDir
  private Path folder;

  private FactoryServer server;
  private FactoryClient client;

  @BeforeEach
  void start() throws IOException {
    server = FactoryServer.start(folder);
    client = server.client;
    server.makeBy(_ -> new RunResult("{}"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Reply ask(String target) {
    return client.ask("GET " + target, NOTHING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Date", "AccessKey", "Signature"})
  void a_request_without_one_of_the_three_is_refused(String missing) {
    String target = client.signed("GET", "/status/", "", "", "");

    Reply reply = ask(target.replaceFirst(missing + "=[^&]*&?", ""));

    assertRefused(reply, 403, "MissingAuthentication: AccessKey, Signature and Date are needed\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AKTEST0123456789abce", "%00", "a%2Fb", "AKTEST0123456789abcd%20"})
  void an_unknown_key_is_refused(String key) {
    String target = client.signed("GET", "/status/", "", "", "");

    Reply reply = ask(target.replaceFirst("AccessKey=[^&]*", "AccessKey=" + key));

    assertRefused(reply, 403, "InvalidAccessKey: There is no such access key\"}");
  }

  @Test
  void a_disabled_account_is_an_unknown_one() {
    server.accounts.setDisabled(FactoryServer.KEYS.accessKey(), true);
    assertRefused(client.get("/status/"), 403, "InvalidAccessKey: ");

    server.accounts.setDisabled(FactoryServer.KEYS.accessKey(), false);
    assertThat(client.get("/status/").status()).isEqualTo(200);
  }

  @Test
  void nobody_of_a_disabled_tenant_is_known() {
    new Tenants(server.database, server.clock).setDisabled(new TenantId("acme"), true);

    assertRefused(client.get("/status/"), 403, "InvalidAccessKey: ");
    assertRefused(server.client(FactoryServer.SECOND).get("/status/"), 403, "InvalidAccessKey: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "1299999099",
        "1300000901",
        "-1300000000",
        "1300000000.5",
        "13e8",
        "now",
        "99999999999999999999"
      })
  void another_date_is_refused(String date) {
    Reply reply = ask(client.signedAt(date, "GET", "/status/", "", "", ""));

    assertRefused(
        reply, 403, "RequestExpired: Date is not the present time in seconds since 1970\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0000000000000000000000000000000000000000", "%C3%A9", "x"})
  void another_signature_is_refused(String signature) {
    String target = client.signed("GET", "/status/", "", "", "");

    Reply reply = ask(target.replaceFirst("Signature=.*", "Signature=" + signature));

    assertRefused(
        reply, 403, "SignatureDoesNotMatch: The signature is not the one of this request\"}");
  }

  @Test
  void another_secret_signs_otherwise() {
    var forged = new Keys(FactoryServer.KEYS.accessKey(), FactoryServer.SECOND.secretKey());

    assertRefused(server.client(forged).get("/status/"), 403, "SignatureDoesNotMatch: ");
  }

  /// Source: the factory contract, section 3.3: each of them hides those after it.
  @Test
  void what_is_wrong_is_told_in_the_order_of_the_contract() {
    byte[] body = "{".getBytes(UTF_8);
    String unknown = "AccessKey=nobody";
    String stale = client.signedAt("1", "PUT", DEFINITION, "x", "text/xml", "");

    assertRefused(put(stale.replaceFirst("&AccessKey=[^&]*", ""), body, "x"), 403, "MissingAuth");
    assertRefused(
        put(stale.replaceFirst("AccessKey=[^&]*", unknown), body, "x"), 403, "InvalidAccessKey: ");
    assertRefused(put(stale, body, "y"), 403, "RequestExpired: ");
    String signed = client.signed("PUT", DEFINITION, "x", "text/xml", "");
    assertRefused(put(signed, body, "y"), 403, "SignatureDoesNotMatch: ");
    assertRefused(put(signed, body, "x"), 400, "BadDigest: ");
    assertRefused(
        client.put(DEFINITION, "text/xml", body), 400, "InvalidDefinition: line 1, column 1: ");
  }

  private Reply put(String target, byte[] body, String md5) {
    return client.ask(
        "PUT " + target,
        body,
        "Content-MD5: " + md5,
        "Content-Type: text/xml",
        "Content-Length: " + body.length);
  }

  @ParameterizedTest
  @CsvSource({"PUT, /u/r/definition/", "PUT, /batch/", "POST, /u/r/", "DELETE, /u/r/"})
  void a_body_has_a_digest(String method, String path) {
    byte[] body = FILM.getBytes(UTF_8);
    String type = "Content-Type: text/xml";
    String length = "Content-Length: " + body.length;

    Reply missing = client.ask(
        method + " " + client.signed(method, path, "", "text/xml", ""), body, type, length);
    Reply wrong = client.ask(
        method + " " + client.signed(method, path, "AAAA", "text/xml", ""),
        body,
        "Content-MD5: AAAA",
        type,
        length);

    assertRefused(missing, 400, "MissingDigest: Content-MD5 is needed\"}");
    assertRefused(wrong, 400, "BadDigest: Content-MD5 is not the digest of the body that came\"}");
    assertThat(client.get(DEFINITION).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a_b/r",
        "u/r-s",
        "u/r.s",
        "%C3%BC/r",
        "u%20v/r",
        "u%2Fv/r",
        "u%01/r",
        "%ff/r",
        "../r",
        "u/%2e%2e"
      })
  void names_are_letters_and_digits(String film) {
    assertRefused(client.putDefinition(film, FILM), 400, "InvalidIdentifier: ");
    assertRefused(client.createProfiles(film, "<profiles/>"), 400, "InvalidIdentifier: ");
    assertRefused(client.get("/" + film + "/status/"), 400, "InvalidIdentifier: ");
  }

  @Test
  void names_have_an_end() {
    assertThat(
            client.putDefinition("u".repeat(48) + "/" + "r".repeat(256), FILM).status())
        .isEqualTo(200);
    assertRefused(client.putDefinition("u".repeat(49) + "/r", FILM), 400, "InvalidIdentifier: ");
    assertRefused(client.putDefinition("u/" + "r".repeat(257), FILM), 400, "InvalidIdentifier: ");
  }

  @ParameterizedTest
  @CsvSource({
    "a, InvalidMarker",
    "a/b, InvalidMarker",
    "a/b/c/d, InvalidMarker",
    "a/b/%00, InvalidMarker",
  })
  void a_marker_has_three_names(String marker, String code) {
    String plain = marker.replace("%00", "\0");

    Reply reply = client.get("/status/", "&Marker=" + marker, "Marker\n" + plain + "\n");

    assertRefused(reply, 400, code + ": Marker is user/resource/profile\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5", "ten", "99999999999"})
  void a_page_has_a_number_of_entries(String count) {
    Reply reply = client.get("/status/", "&MaxKeys=" + count, "MaxKeys\n" + count + "\n");

    assertRefused(reply, 400, "InvalidMaxKeys: MaxKeys is a whole number from 1 on\"}");
  }

  @Test
  void what_is_not_there_is_not_found() {
    assertRefused(client.get("/nowhere/"), 404, "NotFound: there is nothing at this address\"}");
    assertRefused(client.get("/a/b/c/d/"), 404, "NotFound: ");
    assertRefused(client.get(DEFINITION), 404, "NoSuchDefinition: there is no definition of ");
    assertRefused(
        client.createProfiles("u/r", "<profiles><profile name=\"iphone\"/></profiles>"),
        404,
        "NoSuchDefinition: ");
    for (String file : List.of("", "thumb.jpg/", "report.xml/", "preview.flv/", "preview.m3u8/")) {
      assertRefused(client.get("/u/r/iphone/" + file), 404, "NoSuchProfile: nothing was ordered ");
    }
    assertRefused(
        client.follow("http://h/stupeflix-storage/nothing/video.mp4?Expires=1&Signature=2"),
        404,
        "NotFound: there is no such file, or not any more\"}");
  }

  @Test
  void what_is_not_made_yet_is_not_available() {
    client.putDefinition("u/r", FILM);
    client.createProfiles("u/r", "<profiles><profile name=\"iphone\"/></profiles>");

    for (String file : List.of("", "thumb.jpg/", "report.xml/", "preview.flv/", "preview.m3u8/")) {
      assertRefused(
          client.get("/u/r/iphone/" + file), 404, "NotAvailable: it is not there, or not yet\"}");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST   | /status/                 | GET",
        "GET    | /batch/                  | PUT",
        "GET    | /u/r/                    | DELETE, POST",
        "POST   | /u/r/definition/         | DELETE, GET, PUT",
        "PUT    | /u/r/iphone/             | DELETE, GET",
        "DELETE | /u/r/iphone/thumb.jpg/   | GET",
        "PATCH  | /u/r/iphone/status/      | GET",
      })
  void another_method_is_told_the_right_ones(String method, String path, String allowed) {
    Reply reply = client.ask(method + " " + client.signed(method, path, "", "", ""), NOTHING);

    assertRefused(reply, 405, "MethodNotAllowed: allowed is " + allowed + "\"}");
    assertThat(reply.header("Allow")).contains(allowed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/plain", "image/png", "x"})
  void another_type_is_no_definition(String type) {
    assertRefused(
        client.put(DEFINITION, type, FILM.getBytes(UTF_8)),
        415,
        "UnsupportedMediaType: a definition is text/xml or application/zip\"}");
  }

  @Test
  void a_body_that_is_announced_as_too_large_is_not_read() {
    String target = client.signed("PUT", DEFINITION, "x", "text/xml", "");
    String batch = client.signed("PUT", "/batch/", "x", "text/xml", "");
    String form = client.signed("POST", "/u/r/", "x", "text/xml", "");

    for (String line : List.of("PUT " + target, "PUT " + batch, "POST " + form)) {
      Reply reply = client.ask(
          line,
          NOTHING,
          "Content-MD5: x",
          "Content-Type: text/xml",
          "Content-Length: " + ((1L << 30) + 1));

      assertRefused(reply, 413, "EntityTooLarge: The body is larger than is allowed here.\"}");
      assertThat(reply.header("Connection")).contains("close");
    }
  }

  @Test
  void who_finds_no_room_may_come_again() throws IOException {
    Path full = Files.createDirectory(folder.resolve("full"));
    Database database = Database.open("jdbc:sqlite:" + full.resolve("kinora.db"), 24);
    try (var other = new FactoryServer(database, full, false, new FreeSpace(Long.MAX_VALUE))) {
      Reply put = other.client.putDefinition("u/r", FILM);
      Reply order =
          other.client.createProfiles("u/r", "<profiles><profile name=\"iphone\"/></profiles>");

      for (Reply reply : List.of(put, order)) {
        assertRefused(
            reply, 503, "Unavailable: there is not enough space left, try again later\"}");
        assertThat(reply.header("Retry-After")).contains("60");
      }
      assertThat(other.client.get(DEFINITION).status()).isEqualTo(404);
      assertThat(other.client.get("/status/").text()).isEqualTo("[]");
    }
  }

  @Test
  void who_comes_while_the_database_is_away_may_come_again() {
    server.makeReally();
    client.putDefinition("u/r", FILM.replace("<body>", "<body>" + SECOND));
    client.createProfiles(
        "u/r", "<profiles><profile name=\"mobile-small\"><stupeflixStore/></profile></profiles>");
    String address = server
        .awaited("u/r", "mobile-small", "available")
        .path("available-0-url")
        .asString();
    server.database.close();

    for (Reply reply : List.of(client.get("/status/"), client.follow(address))) {
      assertRefused(reply, 503, "Unavailable: reference ");
      assertThat(reply.header("Retry-After")).contains("60");
    }
  }

  @Test
  void what_we_have_lost_is_our_mistake_and_nothing_of_it_is_told() throws IOException {
    client.putDefinition("u/r", FILM);
    try (Stream<Path> files = Files.walk(folder.resolve("files"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }

    Reply reply = client.get(DEFINITION);

    assertRefused(reply, 500, "InternalError: reference ");
    assertThat(reply.text()).doesNotContain(folder.toString());
  }
}
