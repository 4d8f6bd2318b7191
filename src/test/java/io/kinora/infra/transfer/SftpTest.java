package io.kinora.infra.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SftpTest {

  @TempDir
  Path local;

  @TempDir
  Path remote;

  private SftpRig rig;
  private Desk desk;

  @BeforeEach
  void open() throws IOException {
    rig = new SftpRig(remote);
    desk = new Desk(local, 3, rig.s3());
    rig.put("a.mov", Desk.noise(1_000, 1));
  }

  @AfterEach
  void close() throws IOException {
    desk.close();
    rig.close();
  }

  @Test
  void a_file_is_fetched_from_the_home_of_the_login() {
    assertThat(desk.fetch(rig.place("~/a.mov")).sizeBytes()).isEqualTo(1_000);
  }

  @Test
  void a_file_that_is_there_is_replaced() throws IOException {
    desk.send(Desk.noise(local.resolve("b.mov"), 2_000, 2), rig.place("a.mov"));

    assertThat(rig.read("a.mov")).isEqualTo(Desk.noise(2_000, 2));
    assertThat(rig.names()).containsExactly("a.mov");
  }

  @Test
  void what_broke_before_its_first_byte_is_begun_anew() throws IOException {
    Path film = Desk.noise(local.resolve("b.mov"), 2_000, 2);
    SendNote.of(film, rig.place("b.mov"), "m-1").keep("-");
    rig.put(".b.mov.m-1.part", new byte[0]);

    desk.send(film, rig.place("b.mov"));

    assertThat(rig.read("b.mov")).isEqualTo(Desk.noise(2_000, 2));
  }

  @Test
  void who_has_no_login_is_refused() {
    assertThat(Desk.failureOf(() -> desk.fetch(rig.place("a.mov", null))).text())
        .endsWith(": it needs a name and a password");
  }

  @Nested
  class AServer {

    private Path keys() {
      return local.resolve("known_hosts");
    }

    @Test
    void that_is_new_is_believed_and_noted() throws IOException {
      desk.fetch(rig.place("a.mov"));
      desk.fetch(rig.place("a.mov"));

      assertThat(Files.readAllLines(keys()))
          .hasSize(1)
          .first()
          .asString()
          .matches("\\[127\\.0\\.0\\.1]:\\d+ (ssh|ecdsa)-\\S+ [A-Za-z0-9+/=]+");
    }

    @Test
    void that_shows_another_key_is_refused_for_good() throws IOException {
      desk.fetch(rig.place("a.mov"));
      String before = Files.readString(keys());
      rig.changeKey();

      Failure failure = Desk.failureOf(() -> desk.fetch(rig.place("a.mov")));

      assertThat(failure.code()).isEqualTo(FailureCode.INPUT_REFUSED);
      assertThat(failure.text()).contains(": the server has not the key that it had");
      assertThat(keys()).hasContent(before);
    }
  }

  @Nested
  class ADigest {

    @ParameterizedTest
    @ValueSource(strings = {"check-file-handle", "md5-hash-handle"})
    void that_is_right_lets_a_file_pass_in_both_directions(String extension) throws IOException {
      rig.offer(extension);

      desk.send(Desk.noise(local.resolve("b.mov"), 100_000, 2), rig.place("b.mov"));

      assertThat(desk.fetch(rig.place("b.mov")).sizeBytes()).isEqualTo(100_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"check-file-handle", "md5-hash-handle"})
    void of_other_bytes_refuses_what_was_sent(String extension) throws IOException {
      Path film = Desk.noise(local.resolve("b.mov"), 100_000, 2);
      rig.offer(extension);
      rig.bend();

      Failure failure = Desk.failureOf(() -> desk.send(film, rig.place("b.mov")));

      assertThat(failure.code()).isEqualTo(FailureCode.OUTPUT_UNREACHABLE);
      assertThat(failure.text()).endsWith(": what arrived is not what was sent");
      assertThat(rig.names()).doesNotContain("b.mov");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check-file-handle", "md5-hash-handle"})
    void of_other_bytes_refuses_what_came(String extension) {
      rig.offer(extension);
      rig.bend();

      Failure failure = Desk.failureOf(() -> desk.fetch(rig.place("a.mov")));

      assertThat(failure.code()).isEqualTo(FailureCode.INPUT_UNREACHABLE);
      assertThat(failure.text()).endsWith(": what came is not what the server has");
    }

    @Test
    void that_nobody_offers_is_not_missed() throws IOException {
      rig.offer("none");
      rig.bend();

      assertThat(desk.fetch(rig.place("a.mov")).sizeBytes()).isEqualTo(1_000);
    }
  }

  @Nested
  class ALink {

    @Test
    void to_a_plain_file_is_read() throws IOException {
      Files.createSymbolicLink(remote.resolve("link"), Path.of("a.mov"));

      assertThat(desk.fetch(rig.place("link")).sizeBytes()).isEqualTo(1_000);
    }

    @Test
    void to_what_is_no_file_is_refused() throws IOException {
      try (var special = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
        special.bind(UnixDomainSocketAddress.of(remote.resolve("special")));
        Files.createSymbolicLink(remote.resolve("link"), Path.of("special"));

        Failure failure = Desk.failureOf(() -> desk.fetch(rig.place("link")));

        assertThat(failure)
            .isEqualTo(new Failure(
                FailureCode.INPUT_REFUSED, rig.place("link").shown() + ": it is no plain file"));
      }
    }

    @Test
    void in_place_of_what_we_write_is_removed_and_not_followed() throws IOException {
      Files.createSymbolicLink(remote.resolve(".b.mov.m-1.part"), Path.of("a.mov"));

      desk.send(Desk.noise(local.resolve("b.mov"), 2_000, 2), rig.place("b.mov"));

      assertThat(rig.read("a.mov")).isEqualTo(Desk.noise(1_000, 1));
      assertThat(rig.read("b.mov")).isEqualTo(Desk.noise(2_000, 2));
    }
  }
}
