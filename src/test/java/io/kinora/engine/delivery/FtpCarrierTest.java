package io.kinora.engine.delivery;

import static io.kinora.engine.delivery.DeliveryDesk.parcel;
import static io.kinora.engine.delivery.DeliveryDesk.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.engine.delivery.UploadTarget.Kind;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.platform.fake.FakeUpload;
import io.kinora.infra.transfer.S3Access;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.apache.ftpserver.ConnectionConfigFactory;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.Authority;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The factory contract, section 8: ftp. Against a real server.
class FtpCarrierTest {

  private static final int SIZE = 3_000_000;
  private static final String FILE = "u_r_flash-hq.flv";

  @TempDir
  private Path local;

  @TempDir
  private Path remote;

  private FakeUpload upload;
  private DeliveryDesk desk;
  private FtpServer server;
  private String host;

  @BeforeEach
  void open() throws IOException, FtpException {
    upload = FakeUpload.of(local, SIZE);
    desk = new DeliveryDesk(local, URI.create("http://127.0.0.1:9"), S3Access.amazon());
    var listeners = new ListenerFactory();
    listeners.setServerAddress("127.0.0.1");
    listeners.setPort(0);
    Listener listener = listeners.createListener();
    var connections = new ConnectionConfigFactory();
    connections.setAnonymousLoginEnabled(true);
    connections.setLoginFailureDelay(0);
    var factory = new FtpServerFactory();
    factory.addListener("default", listener);
    factory.setConnectionConfig(connections.createConnectionConfig());
    List<Authority> writing = List.of(new WritePermission());
    factory.getUserManager().save(user("me", "hu sh", folder("home"), writing));
    factory.getUserManager().save(user("reader", "hush", folder("home"), List.of()));
    factory.getUserManager().save(user("anonymous", "", folder("all"), writing));
    server = factory.createServer();
    server.start();
    host = "127.0.0.1:" + listener.getPort();
  }

  @AfterEach
  void close() {
    desk.close();
    server.stop();
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectories(remote.resolve(name));
  }

  private static BaseUser user(
      String name, String password, Path home, List<Authority> authorities) {
    var user = new BaseUser();
    user.setName(name);
    user.setPassword(password);
    user.setHomeDirectory(home.toString());
    user.setAuthorities(authorities);
    return user;
  }

  private UploadTarget of(String login, String password) {
    return target(
        Kind.FTP, "server", host, "directory", "films/a b", "login", login, "password", password);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(remote)) {
      return all.filter(Files::isRegularFile)
          .map(file -> remote.relativize(file).toString())
          .toList();
    }
  }

  @Test
  void a_video_lies_in_its_folder_which_is_made() throws IOException {
    Arrived arrived = desk.carry(of("me", "hu sh"), upload);

    assertThat(arrived)
        .isEqualTo(
            new Arrived("films/a b/" + FILE, "ftp://" + host + "/films/a%20b/" + FILE, false));
    assertThat(files()).containsExactly("home/films/a b/" + FILE);
    assertThat(remote.resolve("home/films/a b/" + FILE)).hasBinaryContent(upload.bytes(0, SIZE));
    assertThat(upload.arrived()).isSorted().endsWith((long) SIZE);
  }

  @ParameterizedTest
  @CsvSource({"'', ''", "/, /", "films/, films/", "/films, /films/"})
  void who_has_no_login_comes_as_anybody(String directory, String folder) throws IOException {
    Arrived arrived = desk.carry(target(Kind.FTP, "server", host, "directory", directory), upload);

    assertThat(arrived)
        .isEqualTo(new Arrived(folder + FILE, "ftp://" + host + "/" + folder + FILE, false));
    assertThat(files())
        .containsExactly(Path.of("all/" + folder + FILE).normalize().toString());
  }

  @Nested
  class WhenItFails {

    @ParameterizedTest
    @CsvSource({"me, wrong-guess, the server does not accept the login", "reader, hush, "})
    void a_no_is_final_and_told_without_the_password(String login, String password, String text) {
      Failure failure = desk.failureOf(of(login, password), upload);

      assertThat(failure.code()).isEqualTo(FailureCode.OUTPUT_REFUSED);
      assertThat(failure.text())
          .startsWith("ftp://" + host + "/films/a%20b/" + FILE + ": ")
          .doesNotContain(password)
          .endsWith(text == null ? "" : text);
    }

    @Test
    void a_server_that_is_not_there_may_be_later() {
      server.stop();

      assertThat(desk.failureOf(of("me", "hu sh"), upload))
          .isEqualTo(new Failure(
              FailureCode.OUTPUT_UNREACHABLE,
              "ftp://" + host + "/films/a%20b/" + FILE + ": the server does not take connections"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.2", "10.0.0.1:21", "[::1]", "0177.0.0.1"})
    void a_host_that_we_do_not_go_to_is_refused(String other) {
      Failure failure = desk.failureOf(target(Kind.FTP, "server", other, "directory", ""), upload);

      assertThat(failure.code()).isEqualTo(FailureCode.OUTPUT_REFUSED);
      assertThat(failure.text()).startsWith("ftp://" + other + "/" + FILE + ": the host is not ");
    }
  }

  @Test
  void who_is_stopped_in_the_middle_leaves_nothing_once_he_gives_up() throws IOException {
    Parcel parcel = parcel(of("me", "hu sh"), upload, Map.of());

    assertThatThrownBy(() -> desk.carry(parcel, new StoppingUpload(upload)))
        .isInstanceOf(CancellationException.class);
    assertThat(files()).doesNotContain("home/films/a b/" + FILE);
    desk.carriers().forget(parcel);

    assertThat(files()).isEmpty();
  }
}
