package io.kinora.api.factory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.api.factory.fake.FactoryClient;
import io.kinora.api.factory.fake.FactoryClient.Reply;
import io.kinora.engine.task.RunResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is sent, it is taken, or its client is told what is wrong with it.
@Timeout(120)
class FactoryFuzzTest {

  private static final int ROUNDS = 300;

  private static final String FILM = """
      <?xml version="1.0" encoding="UTF-8"?>
      <movie service="craftsman-1.0"><body><!-- a film -->
        <stack duration="2"><effect type="none"><image filename="http://127.0.0.1:1/ü.png"/></effect>
        <text type="zone"><![CDATA[a < b]]> &amp; c&#10;</text></stack>
      </body></movie>
      """;

  private static final String PROFILES = """
      <profiles><meta><title>Büro</title><framerate>25</framerate><acl>public</acl></meta>
        <notify url="http://127.0.0.1:1/a" statusRegexp="^(available|error)$"/>
        <profile name="iphone"><meta><preview>true</preview></meta><stupeflixStore/>
          <httpPUT url="http://127.0.0.1:1/b"><header key="X-A" value="1"/></httpPUT>
          <s3 bucket="bucket" resourcePrefix="a/b" accesskey="x" secretkey="y"/>
          <ftp server="127.0.0.1" directory="d" login="l" password="p"/></profile>
        <profile name="dvd-pal-4-3"><meta><thumbnailTime>1.5</thumbnailTime></meta></profile>
      </profiles>
      """;

  /// What is likely to hurt a reader.
  private static final List<String> PIECES = List.of(
      "<",
      ">",
      "&",
      "\"",
      "'",
      "/",
      "\0",
      "\u0001",
      "\ufeff",
      "\ufffe",
      "\ud83d\ude00",
      "]]>",
      "<![CDATA[",
      "<!--",
      "-->",
      "<?x ?>",
      "<?xml version='1.1'?>",
      "<!DOCTYPE a>",
      "&amp;",
      "&#0;",
      "&#x10ffff;",
      "&#xd800;",
      "&x;",
      "xmlns:a='b'",
      "a:b",
      "1e999",
      "NaN",
      "-1",
      "%",
      "{",
      "(",
      "[",
      "\\",
      "\r\n",
      " ".repeat(1_000),
      "(".repeat(1_000),
      "<a>".repeat(50),
      "9".repeat(400),
      "http://[::1",
      "http://a:99999/",
      "ü".repeat(300));

  @TempDir
  private static Path folder;

  private static FactoryServer server;

  private final Random random = new Random(12);

  @BeforeAll
  static void start() throws IOException {
    server = FactoryServer.start(folder);
    server.makeBy(_ -> new RunResult("{}"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private byte[] mutated(byte[] whole) {
    byte[] bytes = whole;
    for (int count = random.nextInt(4); count >= 0; count--) {
      bytes = mutatedOnce(bytes);
    }
    return bytes;
  }

  private byte[] mutatedOnce(byte[] bytes) {
    int from = random.nextInt(bytes.length + 1);
    int to = Math.min(bytes.length, from + random.nextInt(20));
    byte[] middle = switch (random.nextInt(4)) {
      case 0 -> new byte[0];
      case 1 -> PIECES.get(random.nextInt(PIECES.size())).getBytes(UTF_8);
      case 2 -> new byte[] {(byte) random.nextInt(256)};
      default -> new String(bytes, from, to - from, UTF_8).repeat(3).getBytes(UTF_8);
    };
    var out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    out.writeBytes(middle);
    out.write(bytes, to, bytes.length - to);
    return out.toByteArray();
  }

  private static void assertTold(Reply reply, byte[] sent) {
    assertThat(reply.status())
        .as(reply.text() + "\n" + new String(sent, UTF_8))
        .isIn(200, 400, 404, 413);
  }

  @Test
  void a_definition_is_taken_or_refused() {
    for (int round = 0; round < ROUNDS; round++) {
      byte[] body = mutated(FILM.getBytes(UTF_8));
      assertTold(server.client.put("/u/r/definition/", "text/xml", body), body);
    }
  }

  @Test
  void profiles_are_taken_or_refused() {
    server.client.putDefinition("u/p", FILM);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] xml = mutated(PROFILES.getBytes(UTF_8));
      byte[] form = round % 2 == 0 // Half of them as they are, so that the form is hurt, too.
          ? ("ProfilesXML=" + new String(xml, UTF_8)).getBytes(UTF_8)
          : FactoryClient.form(new String(xml, UTF_8));
      assertTold(
          server.client.send("POST", "/u/p/", "application/x-www-form-urlencoded", form), form);
    }
    assertThat(server.client.get("/status/").status()).isEqualTo(200);
  }

  @Test
  void a_batch_is_taken_or_refused() {
    String task = "<task user=\"u\" resource=\"%s\">" + FILM + PROFILES + "</task>";
    byte[] batch =
        ("<batch>" + task.formatted("a") + task.formatted("b") + "</batch>").getBytes(UTF_8);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] body = mutated(batch);
      assertTold(server.client.put("/batch/", "text/xml", body), body);
    }
  }

  @Test
  void a_package_is_taken_or_refused() throws IOException {
    var zip = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(zip)) {
      for (String name : List.of("movie.xml", "images/ü.png")) {
        out.putNextEntry(new ZipEntry(name));
        out.write(FILM.getBytes(UTF_8));
      }
    }
    for (int round = 0; round < ROUNDS; round++) {
      byte[] body = zip.toByteArray();
      for (int count = random.nextInt(4); count >= 0; count--) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }
      assertTold(server.client.put("/u/z/definition/", "application/zip", body), new byte[0]);
    }
  }
}
