package io.kinora.api.factory;

import static io.kinora.api.factory.fake.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.api.factory.fake.FactoryClient;
import io.kinora.api.factory.fake.FactoryClient.Reply;
import io.kinora.infra.base.Md5;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Definitions that are none, that do not come whole, or that come twice.
///
/// Source: the factory contract, sections 5.1 to 5.3.
@Timeout(120)
class BadDefinitionsTest {

  private static final String FILM = "<movie service=\"craftsman-1.0\"><body></body></movie>";
  private static final String DEFINITION = "/u/r/definition/";

  @TempDir
  private Path folder;

  private FactoryServer server;
  private FactoryClient client;

  @BeforeEach
  void start() throws IOException {
    server = FactoryServer.start(folder);
    client = server.client;
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Reply put(String path, byte[] body) {
    return client.put(path, "text/xml", body);
  }

  private static byte[] batch(String inner) {
    return ("<batch><task user=\"u\" resource=\"r\">" + inner + "</task></batch>").getBytes(UTF_8);
  }

  private static byte[] zip(String... namesAndTexts) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(bytes)) {
      for (int index = 0; index < namesAndTexts.length; index += 2) {
        out.putNextEntry(new ZipEntry(namesAndTexts[index]));
        out.write(namesAndTexts[index + 1].getBytes(UTF_8));
      }
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
    return bytes.toByteArray();
  }

  private boolean isNothingLeft() {
    String[] left = folder.resolve("work").toFile().list();
    return left != null && left.length == 0 && client.get(DEFINITION).status() == 404;
  }

  /// What cannot be a film, with the place where that shows.
  static Stream<List<String>> documents() {
    String lol = "<!ENTITY a0 \"lol\">"
        + Stream.iterate(1, it -> it < 10, it -> it + 1)
            .map(it -> "<!ENTITY a" + it + " \"" + ("&a" + (it - 1) + ";").repeat(10) + "\">")
            .reduce("", String::concat);
    return Stream.of(
        List.of("nothing", "", "line 1, column 1: "),
        List.of("no XML", "{}", "line 1, column "),
        List.of("cut off", "<movie><body>", "line 1, column "),
        List.of("two roots", "<movie/>\n<movie/>", "line 2, column "),
        List.of("another root", "<film/>", "line 1, column "),
        List.of("a document type", "<!DOCTYPE movie><movie/>", "line 1, column "),
        List.of(
            "a file of ours",
            "<!DOCTYPE m [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<movie>&x;</movie>",
            "line "),
        List.of(
            "a place of ours",
            "<!DOCTYPE m [<!ENTITY % x SYSTEM \"http://127.0.0.1:1/x.dtd\">%x;]><movie/>",
            "line "),
        List.of("laughs", "<!DOCTYPE m [" + lol + "]><movie>&a9;</movie>", "line "),
        List.of("an entity of nobody", "<movie>\n&nobody;</movie>", "line 2, column "),
        List.of("depth", "<movie>" + "<a>".repeat(1_000_000), "line 1, column "),
        List.of("a control character", "<movie>\u0001</movie>", "line 1, column "),
        List.of("an attribute twice", "<movie a='1' a='2'/>", "line 1, column "));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void what_is_no_film_is_refused_with_its_place(List<String> document) {
    byte[] body = document.get(1).getBytes(UTF_8);

    assertRefused(put(DEFINITION, body), 400, "InvalidDefinition: " + document.get(2));
    assertRefused(
        put(DEFINITION, zip("movie.xml", document.get(1))),
        400,
        "InvalidDefinition: " + document.get(2));
    assertThat(isNothingLeft()).isTrue();
  }

  @Test
  void what_is_too_deep_is_told_so_in_our_words() {
    byte[] film = ("<movie>" + "<a>".repeat(90) + "</a>".repeat(90) + "</movie>").getBytes(UTF_8);
    String message = ": the document is too deep\"}";

    assertThat(put(DEFINITION, film).text()).endsWith(message);
    assertThat(put("/batch/", batch(new String(film, UTF_8))).text()).endsWith(message);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void a_batch_with_such_a_thing_is_refused(List<String> document) {
    assertRefused(put("/batch/", document.get(1).getBytes(UTF_8)), 400, "MalformedBatch: ");
    assertRefused(put("/batch/", batch(document.get(1))), 400, "MalformedBatch: ");
    assertThat(isNothingLeft()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<batch><film/></batch>",
        "<batch><task user=\"u\"><movie/></task></batch>",
        "<batch><task user=\"u\" resource=\"r\"/></batch>",
        "<batch><task user=\"u\" resource=\"r\"><movie/><movie/></task></batch>",
        "<batch><task user=\"u\" resource=\"r\"><movie/><x/></task></batch>",
        "<batch><task user=\"u\" resource=\"r\"><movie/></batch>",
      })
  void a_batch_has_tasks_with_films(String batch) {
    assertRefused(put("/batch/", batch.getBytes(UTF_8)), 400, "MalformedBatch: line 1, column ");
    assertThat(isNothingLeft()).isTrue();
  }

  @Test
  void a_text_of_other_letters_is_refused() {
    byte[] latin = "<movie title='\u00fc'/>".getBytes(ISO_8859_1);
    byte[] wide = ("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + FILM).getBytes(UTF_16);

    for (byte[] body : List.of(latin, wide)) {
      assertRefused(put(DEFINITION, body), 400, "InvalidDefinition: ");
      assertRefused(put("/batch/", body), 400, "MalformedBatch: ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ufeff", "\ufeff<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", "\n "})
  void what_some_editors_begin_a_text_with_is_overlooked(String begin) {
    assertThat(put(DEFINITION, (begin + FILM).getBytes(UTF_8)).status()).isEqualTo(200);
    assertThat(client.get(DEFINITION).text()).isEqualTo(begin + FILM);
    assertThat(put(DEFINITION, zip("movie.xml", begin + FILM)).status()).isEqualTo(200);
    byte[] batch = batch(begin + FILM);
    assertThat(put("/batch/", batch).status()).isEqualTo(200);
    assertThat(
            put("/batch/", (begin + new String(batch, UTF_8)).getBytes(UTF_8)).status())
        .isEqualTo(200);
  }

  /// It is well-formed; how long a value may be is told when the film is made.
  @Test
  void a_huge_attribute_is_xml() {
    byte[] body = ("<movie a=\"" + "x".repeat(10_000_000) + "\"/>").getBytes(UTF_8);

    assertThat(put(DEFINITION, body).status()).isEqualTo(200);
  }

  @Test
  void many_attributes_are_no_mistake_of_ours() {
    var text = new StringBuilder("<movie");
    for (int index = 0; index < 20_000; index++) {
      text.append(" a").append(index).append("='1'");
    }

    Reply reply = put(DEFINITION, text.append("/>").toString().getBytes(UTF_8));

    assertThat(reply.status()).as(reply.text()).isIn(200, 400);
  }

  /// In attributes, ends of lines are blanks to who reads them: they are escaped again.
  @Test
  void a_film_of_a_batch_is_kept_as_it_was() {
    String film = "<movie a=\"x&#10;y&#9;&quot;&amp;\"><text>a&lt;b\n c</text></movie>";

    put("/batch/", batch(film));

    assertThat(client.get(DEFINITION).text()).isEqualTo(film);
  }

  @Test
  void a_batch_that_orders_a_film_that_nobody_has_written_writes_none() {
    byte[] batch = ("<batch><task user=\"u\" resource=\"r\">" + FILM + "</task>"
            + "<task user=\"u\" resource=\"s\"><profiles><profile name=\"iphone\"/></profiles>"
            + "</task></batch>")
        .getBytes(UTF_8);

    assertRefused(put("/batch/", batch), 404, "NoSuchDefinition: a task of the batch ");
    assertThat(isNothingLeft()).isTrue();
  }

  /// Source: the factory contract, section 5.3: in the order of the document.
  @Test
  void a_film_may_stand_in_a_batch_twice() {
    String task = "<task user=\"u\" resource=\"r\"><movie><body><!-- -->%s</body></movie>"
        + "<profiles><profile name=\"%s\"/></profiles></task>";
    byte[] batch = ("<batch>" + task.formatted("", "iphone") + task.formatted("<a/>", "iphone")
            + task.formatted("<b/>", "mobile") + "</batch>")
        .getBytes(UTF_8);
    server.makeBy(_ -> {
      new CountDownLatch(1).await();
      throw new AssertionError();
    });

    assertThat(put("/batch/", batch).status()).isEqualTo(200);
    assertThat(client.get(DEFINITION).text()).contains("<b>");
    assertThat(server.status("u/r", "iphone").isMissingNode()).isFalse();
    assertThat(server.status("u/r", "mobile").isMissingNode()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://10.0.0.1/x", "ftp://127.0.0.1/x", "nowhere"})
  void a_batch_tells_nobody_whom_an_order_must_not_tell(String url) {
    String profiles =
        "<profiles><profile name=\"iphone\"><notify url=\"" + url + "\"/></profile></profiles>";

    assertRefused(put("/batch/", batch(FILM + profiles)), 400, "InvalidProfiles: the url of ");
    assertThat(isNothingLeft()).isTrue();
  }

  @Test
  void a_package_that_is_none_is_refused() {
    byte[] whole = zip("movie.xml", FILM, "images/a.png", "x");
    byte[] cut = Arrays.copyOf(whole, whole.length - 7);
    byte[] junk = "PK\u0003\u0004 and nothing more".getBytes(UTF_8);

    assertRefused(put(DEFINITION, cut), 400, "InvalidZip: the package is cut off");
    assertRefused(put(DEFINITION, junk), 400, "InvalidZip: the package is cut off");
    assertRefused(put(DEFINITION, zip("film.xml", FILM)), 400, "InvalidZip: the package has no ");
    assertRefused(
        put(DEFINITION, zip("movie.xml/", "", "movie.xml/a", FILM)),
        400,
        "InvalidZip: the package has no ");
    assertRefused(
        put(DEFINITION, zip("movie.xml", FILM, "../../evil", "x")),
        400,
        "InvalidZip: the package has a name that leads out of it: '../../evil'\"}");
    assertRefused(
        put(DEFINITION, zip("movie.xml", FILM, "/etc/passwd", "x")),
        400,
        "InvalidZip: the package has a name that leads out of it: '/etc/passwd'\"}");
    assertThat(isNothingLeft()).isTrue();
  }

  @Test
  void a_package_whose_text_is_a_bomb_is_too_large() {
    byte[] bomb = zip("movie.xml", "<movie>" + " ".repeat(33 << 20) + "</movie>");

    assertThat(bomb.length).isLessThan(100_000);
    assertRefused(put(DEFINITION, bomb), 413, "EntityTooLarge: movie.xml in the package is larger");
    assertThat(isNothingLeft()).isTrue();
  }

  /// Nobody announced how long it is, and it never comes to its end.
  @Test
  void a_text_beyond_fifty_megabytes_is_not_taken_to_its_end() throws IOException {
    String target = client.signed("PUT", DEFINITION, "x", "text/xml", "");
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(60_000);
      OutputStream out = socket.getOutputStream();
      out.write(("PUT " + target + " HTTP/1.1\r\nHost: h\r\nContent-MD5: x\r\n"
              + "Content-Type: text/xml\r\nTransfer-Encoding: chunked\r\n\r\n")
          .getBytes(UTF_8));
      byte[] chunk = ("100000\r\n" + " ".repeat(0x100000) + "\r\n").getBytes(UTF_8);
      for (int count = 0; count < 48; count++) {
        out.write(chunk);
      }
      out.flush();

      Reply reply = FactoryClient.read(socket.getInputStream());

      assertRefused(reply, 413, "EntityTooLarge: the definition is larger than 50 MB\"}");
    }
    assertThat(isNothingLeft()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 1000", "Transfer-Encoding: chunked"})
  void a_body_that_breaks_off_leaves_everything_as_it_was(String framing) throws IOException {
    client.putDefinition("u/r", FILM);
    byte[] body = "<movie/>".getBytes(UTF_8);
    String md5 = FactoryClient.md5(body);
    String target = client.signed("PUT", DEFINITION, md5, "text/xml", "");
    String head = "PUT " + target + " HTTP/1.1\r\nHost: h\r\nContent-MD5: " + md5
        + "\r\nContent-Type: text/xml\r\n" + framing + "\r\n\r\n";
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      String begun = framing.startsWith("Content-Length") ? "" : "8\r\n";
      socket.getOutputStream().write((head + begun + "<movie/>").getBytes(UTF_8));
      socket.shutdownOutput();
      boolean _ = socket.getInputStream().readAllBytes().length > 0;
    }

    await().until(() -> folder.resolve("work").toFile().list().length == 0);
    assertThat(client.get(DEFINITION).text()).isEqualTo(FILM);
  }

  @Test
  void of_two_writers_one_wins_whole() throws InterruptedException, ExecutionException {
    List<String> films = Stream.iterate(0, it -> it < 8, it -> it + 1)
        .map(it -> FILM.replace("<body>", "<body>" + "<!-- -->".repeat(it * 50)))
        .toList();
    Set<String> digests = new HashSet<>();
    films.forEach(it -> digests.add('"' + Md5.hex(it.getBytes(UTF_8)) + '"'));
    client.putDefinition("u/r", films.getFirst());

    var done = new ArrayList<Future<List<Reply>>>();
    try (var threads = Executors.newFixedThreadPool(6)) {
      for (int count = 0; count < 40; count++) {
        String film = films.get(count % films.size());
        Callable<List<Reply>> turn =
            () -> List.of(client.putDefinition("u/r", film), client.get(DEFINITION));
        done.add(threads.submit(turn));
      }
    }

    for (Future<List<Reply>> turn : done) {
      Reply got = turn.get().getLast();
      assertThat(turn.get()).allMatch(it -> it.status() == 200);
      assertThat(films).contains(got.text());
      assertThat(got.header("ETag")).contains('"' + Md5.hex(got.body()) + '"');
    }
    assertThat(digests).contains(client.get(DEFINITION).header("ETag").orElseThrow());
  }

  @Test
  void a_film_is_made_from_the_definition_that_its_order_has_found() {
    var begun = new CountDownLatch(1);
    var written = new CountDownLatch(1);
    server.makeBy(run -> {
      begun.countDown();
      written.await();
      return server.make(run);
    });
    String film = "<movie service=\"craftsman-1.0\"><body><stack duration=\"%s\">"
        + "<effect type=\"none\"><color color=\"#c02040\"/></effect></stack></body></movie>";
    client.putDefinition("u/r", film.formatted("2"));
    client.createProfiles("u/r", "<profiles><profile name=\"mobile-small\"/></profiles>");
    await().until(() -> begun.getCount() == 0);

    client.putDefinition("u/r", film.formatted("1"));
    written.countDown();
    server.awaited("u/r", "mobile-small", "available");

    assertThat(client.get("/u/r/mobile-small/report.xml/").text()).contains("duration=\"2\"");
    assertThat(client.get(DEFINITION).text()).isEqualTo(film.formatted("1"));
  }
}
