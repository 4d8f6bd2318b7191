package io.kinora.infra.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpTest {

  @TempDir
  Path local;

  @TempDir
  Path remote;

  private HttpRig rig;
  private Desk desk;
  private Path film;

  @BeforeEach
  void open() throws IOException {
    rig = new HttpRig(remote);
    desk = new Desk(
        local, 3, new TransferSettings(local.resolve("known_hosts"), true, S3Access.amazon()));
    film = Desk.noise(local.resolve("film.mov"), 1_000, 1);
  }

  @AfterEach
  void close() throws IOException {
    desk.close();
    rig.close();
  }

  /// Source: the contract of Flix Cloud, section 6.
  @Test
  void five_redirects_are_followed_and_no_more() throws IOException {
    HttpServer round = HttpServer.create(new InetSocketAddress(Wire.loopback(1), 0), 0);
    round.createContext("/", exchange -> {
      int left = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
      exchange.getResponseHeaders().add("Location", "/" + (left - 1));
      exchange.sendResponseHeaders(left == 0 ? 200 : 302, -1);
      exchange.close();
    });
    round.start();
    try {
      String address = "http://127.0.0.1:" + round.getAddress().getPort() + "/";

      assertThat(desk.fetch(Place.parse(address + 5, null).orElseThrow()).sizeBytes())
          .isZero();
      assertThat(Desk.failureOf(() -> desk.fetch(Place.parse(address + 6, null).orElseThrow())))
          .isEqualTo(new Failure(FailureCode.INPUT_REFUSED, address + "6: more than 5 redirects"));
    } finally {
      round.stop(0);
    }
  }

  @Test
  void files_are_sent_only_where_the_operator_lets_them() {
    try (var closed = new Desk(local, 3, S3Access.amazon())) {
      assertThat(Desk.failureOf(() -> closed.send(film, rig.place("a.mov"))))
          .isEqualTo(new Failure(
              FailureCode.OUTPUT_REFUSED,
              rig.place("a.mov").shown() + ": files are sent to ftp, sftp and s3 addresses only"));
    }
  }

  @Test
  void a_file_is_put_with_the_login() throws IOException {
    desk.send(film, rig.place("a.mov"));

    assertThat(rig.read("a.mov")).isEqualTo(Desk.noise(1_000, 1));
  }

  @Test
  void a_put_with_a_wrong_login_is_refused() {
    Place place = rig.place("a.mov", new Login("me", "guess"));

    assertThat(Desk.failureOf(() -> desk.send(film, place)))
        .isEqualTo(
            new Failure(FailureCode.OUTPUT_REFUSED, place.shown() + ": the server answered 401"));
  }

  @Test
  void a_put_that_breaks_may_be_tried_again() {
    rig.cutUpAfter(200);

    assertThat(Desk.failureOf(() -> desk.send(film, rig.place("a.mov"))).code())
        .isEqualTo(FailureCode.OUTPUT_UNREACHABLE);
  }

  @Test
  void a_put_to_a_full_server_is_refused() {
    rig.fillUp();

    assertThat(Desk.failureOf(() -> desk.send(film, rig.place("a.mov"))))
        .isEqualTo(new Failure(
            FailureCode.OUTPUT_REFUSED,
            rig.place("a.mov").shown() + ": there is no room left for it"));
  }
}
