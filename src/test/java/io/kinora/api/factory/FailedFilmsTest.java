package io.kinora.api.factory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.kinora.api.factory.fake.FactoryClient.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Films that were ordered, and cannot be made.
///
/// Source: the factory contract, section 12; the names of errors: the tasks contract.
@Timeout(120)
class FailedFilmsTest {

  @TempDir
  private static Path folder;

  private static FactoryServer server;
  private static HttpServer customer;

  @BeforeAll
  static void start() throws IOException {
    server = FactoryServer.start(folder);
    customer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    customer.createContext("/text", exchange -> {
      byte[] text = "neither picture, sound, nor letters".getBytes(UTF_8);
      exchange.sendResponseHeaders(200, text.length);
      exchange.getResponseBody().write(text);
      exchange.close();
    });
    customer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
    customer.stop(0);
  }

  private static String at(String path) {
    return "http://127.0.0.1:" + customer.getAddress().getPort() + path;
  }

  private static String image(String address) {
    return "<effect type=\"none\" duration=\"1\"><image filename=\"" + address + "\"/></effect>";
  }

  /// The error of a film, and the same in its report.
  private String error(Reply put) {
    assertThat(put.status()).as(put.text()).isEqualTo(200);
    server.client.createProfiles(
        "u/r", "<profiles><profile name=\"mobile-small\"><stupeflixStore/></profile></profiles>");
    JsonNode status = server.awaited("u/r", "mobile-small", "error");
    assertThat(status.path("error").asString()).doesNotContain(folder.toString());
    assertThat(server.client.get("/u/r/mobile-small/report.xml/").text()).contains("<error>");
    assertThat(server.client.get("/u/r/mobile-small/").status()).isEqualTo(404);
    return status.path("error").asString();
  }

  private static String movie(String body) {
    return "<movie service=\"craftsman-1.0\"><body>\n" + body + "</body></movie>";
  }

  private String errorOf(String body) {
    return error(server.client.putDefinition("u/r", movie(body)));
  }

  private String errorOfPackage(String body, String name, String content) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry("movie.xml"));
      out.write(movie(body).getBytes(UTF_8));
      out.putNextEntry(new ZipEntry(name));
      out.write(content.getBytes(UTF_8));
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
    return error(server.client.put("/u/r/definition/", "application/zip", bytes.toByteArray()));
  }

  @Test
  void a_picture_that_nobody_has_could_not_be_downloaded() {
    assertThat(errorOf(image(at("/missing.jpg"))))
        .startsWith("CouldNotDownloadError: ")
        .contains(at("/missing.jpg"));
  }

  @ParameterizedTest
  @CsvSource({
    "http://10.0.0.1/a.jpg",
    "http://169.254.169.254/latest/meta-data",
    "file:///etc/passwd",
    "nowhere.jpg",
    "../../etc/passwd",
  })
  void what_nobody_may_fetch_could_not_be_downloaded(String address) {
    assertThat(errorOf(image(address))).startsWith("CouldNotDownloadError: ").contains(address);
  }

  @Test
  void what_is_no_picture_is_an_invalid_one() {
    assertThat(errorOf(image(at("/text.jpg"))))
        .isEqualTo("InvalidImageError: File '" + at("/text.jpg") + "' is not a valid image file");
    assertThat(errorOfPackage(image("a.jpg"), "images/a.jpg", "no picture"))
        .isEqualTo("InvalidImageError: File 'a.jpg' is not a valid image file");
  }

  @Test
  void what_is_no_sound_or_video_is_invalid_content() {
    String video = "<effect type=\"none\"><video filename=\"" + at("/text.mp4") + "\"/></effect>";
    String audio = "<audio filename=\"" + at("/text.mp3") + "\"/><stack duration=\"1\"></stack>";

    assertThat(errorOf(video))
        .isEqualTo("InvalidContentError: File '" + at("/text.mp4") + "' is not a valid video file");
    assertThat(errorOf(audio))
        .isEqualTo("InvalidContentError: File '" + at("/text.mp3") + "' is not a valid audio file");
  }

  @Test
  void what_is_no_font_is_an_invalid_one() {
    String text = "<effect type=\"none\" duration=\"1\"><text type=\"zone\" fontname=\""
        + at("/text.ttf") + "\">a</text></effect>";

    assertThat(errorOf(text))
        .startsWith("InvalidFontError: File '" + at("/text.ttf") + "' is not a valid font file");
  }

  @Test
  void what_the_language_does_not_know_is_invalid_with_its_place() {
    assertThat(errorOf("<effect type=\"none\" duration=\"long\"/>"))
        .startsWith("InvalidXMLError: ")
        .contains("line 2");
    assertThat(errorOf("<a>".repeat(70) + "</a>".repeat(70)))
        .startsWith("InvalidXMLError: ")
        .contains("line 2");
  }
}
