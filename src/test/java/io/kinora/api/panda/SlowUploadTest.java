package io.kinora.api.panda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.api.panda.fake.PandaClient;
import io.kinora.media.fake.TestMedia;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Uploads of which we see each byte on its way. Source: the panda contract, sections 2 and 3.5.
@Timeout(60)
class SlowUploadTest {

  private static final String PART = "------old-client\r\nContent-Disposition: form-data; name=";

  @TempDir
  private Path folder;

  private PandaServer server;
  private Path clip = Path.of("");

  @BeforeEach
  void start() throws IOException {
    server = PandaServer.start(folder);
    clip = TestMedia.clip(folder.resolve("test.mp4"), "color=red:size=64x48:rate=10", 1);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Socket begun(long bytes) throws IOException {
    var socket = new Socket(server.address.getHost(), server.address.getPort());
    write(
        socket,
        "POST /v2/videos.json HTTP/1.1\r\nHost: 127.0.0.1\r\nExpect: 100-continue\r\n"
            + "Content-Type: multipart/form-data; boundary=----old-client\r\nContent-Length: "
            + bytes + "\r\n\r\n");
    return socket;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
  }

  private static BufferedReader answers(Socket socket) throws IOException {
    return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
  }

  private static void assertContinue(BufferedReader answers) throws IOException {
    assertThat(answers.readLine()).isEqualTo("HTTP/1.1 100 Continue");
    assertThat(answers.readLine()).isEmpty();
  }

  @Test
  void an_unknown_key_before_the_file_is_refused_while_the_file_is_on_its_way() throws Exception {
    try (Socket socket = begun(PandaServer.UPLOAD_MAX)) {
      BufferedReader answers = answers(socket);
      assertContinue(answers);

      write(
          socket,
          PART + "\"access_key\"\r\n\r\nnobody\r\n" + PART
              + "\"file\"; filename=\"a.mp4\"\r\n\r\nthe first bytes");

      assertThat(answers.readLine()).startsWith("HTTP/1.1 401");
      try (var left = Files.list(folder.resolve("work"))) {
        assertThat(left).isEmpty();
      }
    }
  }

  @Test
  void an_upload_may_last_longer_than_its_signature() throws Exception {
    Map<String, String> signed =
        server.client.signed("POST", "/videos.json", PandaClient.named("profiles", "none"));
    byte[] body = PandaClient.parts(clip, signed);
    try (Socket socket = begun(body.length)) {
      BufferedReader answers = answers(socket);
      assertContinue(answers);
      server.clock.turn(Duration.ofHours(2));

      socket.getOutputStream().write(body);

      assertThat(answers.readLine()).isEqualTo("HTTP/1.1 200 OK");
    }
  }
}
