package io.kinora.api.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kinora.api.http.fake.TestCertificate;
import io.kinora.infra.base.Tracer;
import io.kinora.infra.observe.Metrics;
import io.kinora.infra.observe.Readiness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {

  private static final Playground PLAYGROUND = new Playground();

  /// Making a certificate takes a second: each is made once.
  private static final Map<String, PemFiles> MADE = new HashMap<>();

  @TempDir
  static Path shelf;

  @TempDir
  private Path folder;

  private PemFiles files;
  private HttpServer server;

  @BeforeEach
  void start() throws Exception {
    files = new PemFiles(folder.resolve("cert.pem"), folder.resolve("key.pem"));
    write("first", "EC");
    server = start(files);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static HttpServer start(PemFiles files) {
    var tls = new TlsSettings(0, files, Duration.ofMillis(20));
    return HttpServer.start(
        TestServer.settings(ConnectionLimits.byDefault()).withTls(tls),
        _ -> PLAYGROUND,
        new Readiness(List.of()),
        new Metrics(),
        Tracer.NOBODY);
  }

  /// A new certificate for `CN=name`, signed by its own key.
  private void write(String name, String algorithm) throws Exception {
    write(files, name, algorithm);
  }

  private static void write(PemFiles to, String name, String algorithm) throws Exception {
    PemFiles made = MADE.get(name + algorithm);
    if (made == null) {
      made = make(name, algorithm);
      MADE.put(name + algorithm, made);
    }
    Files.copy(made.key(), to.key(), StandardCopyOption.REPLACE_EXISTING);
    Files.copy(made.certificate(), to.certificate(), StandardCopyOption.REPLACE_EXISTING);
  }

  private static PemFiles make(String name, String algorithm) throws Exception {
    Path folder = Files.createDirectory(shelf.resolve(name + algorithm));
    var made = TestCertificate.ofName(folder, name, algorithm);
    return new PemFiles(made.certificate(), made.key());
  }

  /// A connection that trusts whoever answers; its certificate is what we look at.
  private SSLSocket connect() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Trusting()}, null);
    var socket = (SSLSocket) context
        .getSocketFactory()
        .createSocket("127.0.0.1", server.findSecurePort().orElseThrow());
    socket.setSoTimeout(10_000);
    return socket;
  }

  private String nameOfServer() throws Exception {
    try (SSLSocket socket = connect()) {
      socket.startHandshake();
      var certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      return certificate.getSubjectX500Principal().getName();
    }
  }

  private static void send(SSLSocket socket, String target) throws IOException {
    socket
        .getOutputStream()
        .write(("GET " + target + " HTTP/1.1\r\nHost: h\r\n\r\n").getBytes(US_ASCII));
  }

  private static String upTo(SSLSocket socket, String end) throws IOException {
    var text = new StringBuilder();
    while (text.indexOf(end) < 0) {
      text.append((char) socket.getInputStream().read());
    }
    return text.toString();
  }

  @Test
  void the_same_is_answered_on_both_ports() throws Exception {
    try (SSLSocket secure = connect();
        var plain = RawConnection.to(server)) {
      send(secure, "/echo");
      plain.send("GET /echo HTTP/1.1", "Host: h", "");

      assertThat(upTo(secure, "\r\n\r\n")).isEqualTo(plain.head());
    }
  }

  @Test
  void a_changed_certificate_is_used_without_a_restart() throws Exception {
    assertThat(nameOfServer()).isEqualTo("CN=first");

    write("second", "RSA");

    await().until(() -> nameOfServer().equals("CN=second"));
  }

  @Test
  void files_that_do_not_belong_together_change_nothing() throws Exception {
    var other = new PemFiles(folder.resolve("other.pem"), folder.resolve("other-key.pem"));
    write(other, "second", "EC");

    Files.copy(other.certificate(), files.certificate(), StandardCopyOption.REPLACE_EXISTING);
    await().during(Duration.ofMillis(200)).until(() -> nameOfServer().equals("CN=first"));
    Files.copy(other.key(), files.key(), StandardCopyOption.REPLACE_EXISTING);

    await().until(() -> nameOfServer().equals("CN=second"));
  }

  @Test
  void a_waiting_handler_learns_that_its_client_has_gone() throws Exception {
    try (SSLSocket connection = connect()) {
      send(connection, "/wait");
      assertThat(PLAYGROUND.seen.take()).isEqualTo("waiting");
    }

    assertThat(PLAYGROUND.seen.take()).isEqualTo("gone");
  }

  @Test
  void a_client_that_stays_is_answered_and_may_ask_again() throws Exception {
    try (SSLSocket connection = connect()) {
      for (String news : new String[] {"first", "second"}) {
        send(connection, "/wait");
        assertThat(PLAYGROUND.seen.take()).isEqualTo("waiting");

        PLAYGROUND.signals.add(news);

        assertThat(upTo(connection, "\r\n\r\n" + news)).startsWith("HTTP/1.1 200 ");
        assertThat(PLAYGROUND.seen.take()).isEqualTo(news);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no key", "-----BEGIN RSA PRIVATE KEY-----\nx\n"})
  void a_wrong_key_is_told_at_the_start(String key) throws Exception {
    Files.writeString(files.key(), key);

    assertThatThrownBy(() -> start(files))
        .hasMessage("cannot listen by TLS")
        .hasRootCauseMessage(files.key()
            + " has no PKCS#8 key (BEGIN PRIVATE KEY); openssl pkcs8 -topk8 -nodes makes one of"
            + " other forms");
  }

  @Test
  void a_key_of_another_certificate_is_told_at_the_start() throws Exception {
    String key = Files.readString(files.key());
    write("second", "EC");
    Files.writeString(files.key(), key);

    assertThatThrownBy(() -> start(files))
        .hasRootCauseMessage(
            files.key() + " is not the key of the certificate in " + files.certificate());
  }

  @Test
  void a_missing_file_is_told_at_the_start() {
    var nothing = new PemFiles(folder.resolve("nothing.pem"), files.key());

    assertThatThrownBy(() -> start(nothing)).rootCause().hasMessageContaining("nothing.pem");
  }

  private static final class Trusting implements X509TrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
