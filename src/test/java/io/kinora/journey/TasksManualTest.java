package io.kinora.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kinora.api.http.fake.TestCertificate;
import io.kinora.media.fake.TestMedia;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page of the manual about the Tasks API: all its commands, with curl, over HTTP and TLS.
class TasksManualTest {

  private static final Path PAGE = Path.of("docs/api/tasks.md");

  @TempDir
  static Path folder;

  private static Neighbour neighbour;
  private static Kinora kinora;
  private static int tlsPort;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(hasCurl(), "curl is not installed: the commands of the manual are not run");
    Path files = Files.createDirectory(folder.resolve("files"));
    TestMedia.picture(files.resolve("photo.jpg"), "testsrc2=size=640x480");
    TestMedia.clip(files.resolve("clip.mp4"), "testsrc2=size=320x180:rate=25", 2);
    TestMedia.sound(files.resolve("tone.mp3"), "sine=duration=5");
    Files.writeString(
        files.resolve("page.html"),
        "<title>A page</title><img src=photo.jpg width=64><video src=clip.mp4></video>");
    neighbour = Neighbour.with(files);
    var pem = TestCertificate.ofAddress(folder, "127.0.0.1");
    tlsPort = freePort();
    kinora = Kinora.serve(
        folder.resolve("data"),
        0,
        "--connectors",
        "",
        "--tls-port",
        String.valueOf(tlsPort),
        "--tls-cert",
        pem.certificate().toString(),
        "--tls-key",
        pem.key().toString());
  }

  @AfterAll
  static void stop() {
    if (kinora != null) {
      kinora.close();
      neighbour.close();
    }
  }

  private static boolean hasCurl() {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(place -> Files.isExecutable(Path.of(place, "curl")));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Map<String, String> words(String address) {
    var words = new HashMap<String, String>();
    words.put("KINORA", address);
    words.put("SECRET", Kinora.SECRET);
    words.put("FILES", neighbour.address("").replaceFirst("/$", ""));
    words.put("CURL_CA_BUNDLE", folder.resolve("cert.pem").toString());
    return words;
  }

  /// Renewed by `-Dwrite=docs`: read it before you commit it.
  @Test
  void every_command_of_the_manual_prints_what_stands_there() throws Exception {
    String walked = ManualWalk.of(PAGE).walked(words("http://127.0.0.1:" + kinora.port()));
    if ("docs".equals(System.getProperty("write"))) {
      Files.writeString(PAGE, walked);
    }

    assertThat(PAGE).hasContent(walked);
  }

  @Test
  void the_same_holds_over_tls() throws Exception {
    String walked = ManualWalk.of(PAGE).walked(words("https://127.0.0.1:" + tlsPort));

    assertThat(PAGE).hasContent(walked);
  }
}
