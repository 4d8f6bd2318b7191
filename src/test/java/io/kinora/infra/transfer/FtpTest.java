package io.kinora.infra.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.apache.ftpserver.command.Command;
import org.apache.ftpserver.ftplet.DefaultFtpReply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FtpTest {

  @TempDir
  Path local;

  @TempDir
  Path remote;

  private FtpRig rig;
  private Desk desk;

  @BeforeEach
  void open() throws IOException {
    rig = new FtpRig(remote);
    desk = new Desk(local, 3, rig.s3());
  }

  @AfterEach
  void close() throws IOException {
    desk.close();
    rig.close();
  }

  private void reopen(Map<String, Command> others) throws IOException {
    rig.close();
    rig = new FtpRig(remote, others);
  }

  private static Command saying(int code, String text) {
    return (session, _, _) -> session.write(new DefaultFtpReply(code, text));
  }

  @Test
  void a_file_is_fetched_though_the_server_names_another_address_for_its_data() throws IOException {
    rig.put("films/a b é.mov", Desk.noise(1_000, 1));

    Received received = desk.fetch(rig.place("films/a b é.mov"));

    assertThat(received.sizeBytes()).isEqualTo(1_000);
    assertThat(received.sha256()).isEqualTo(Sha256.hex(Desk.noise(1_000, 1)));
    assertThat(desk.target()).hasBinaryContent(Desk.noise(1_000, 1));
  }

  @Test
  void an_old_server_that_knows_only_pasv_is_followed_to_its_own_address_too() throws IOException {
    reopen(Map.of("EPSV", saying(502, "No.")));
    rig.put("a.mov", Desk.noise(1_000, 1));

    assertThat(desk.fetch(rig.place("a.mov")).sizeBytes()).isEqualTo(1_000);
  }

  @Test
  void who_has_no_login_comes_as_anybody() throws IOException {
    rig.put("a.mov", Desk.noise(1_000, 1));

    assertThat(desk.fetch(rig.place("a.mov", null)).sizeBytes()).isEqualTo(1_000);
  }

  @Test
  void a_file_that_is_there_is_replaced() throws IOException {
    rig.put("a.mov", Desk.noise(10, 2));

    desk.send(Desk.noise(local.resolve("a.mov"), 1_000, 1), rig.place("a.mov"));

    assertThat(rig.read("a.mov")).isEqualTo(Desk.noise(1_000, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a%0D%0ADELE%20b", "a%00", "", "folder/", "a/.."})
  void a_name_that_is_none_is_refused_before_anybody_is_asked(String path) {
    Failure failure = Desk.failureOf(() -> desk.fetch(rig.place(path)));

    assertThat(failure.code()).isEqualTo(FailureCode.INPUT_REFUSED);
    assertThat(failure.text()).endsWith(": the address names no file");
    assertThat(rig.commands().connectionCount()).isZero();
  }

  @Test
  void a_login_with_line_breaks_gives_no_commands() {
    var login = new Login("me", "x\r\nDELE a.mov");

    assertThat(Desk.failureOf(() -> desk.fetch(rig.place("a.mov", login))).text())
        .endsWith(": the login has signs that FTP cannot send");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://127.0.0.2/a", "sftp://10.0.0.1/a", "ftp://[::1]/a", "sftp://0177.0.0.1/a"})
  void a_host_that_we_do_not_go_to_is_refused(String address) {
    Place place = Place.parse(address, new Login("me", "secret")).orElseThrow();

    Failure failure = Desk.failureOf(() -> desk.fetch(place));

    assertThat(failure.code()).isEqualTo(FailureCode.INPUT_REFUSED);
    assertThat(failure.text()).startsWith(address + ": the host is not ");
  }

  @Test
  void a_server_that_cannot_go_on_with_files_gets_all_of_it_again() throws IOException {
    reopen(Map.of("REST", saying(502, "No.")));
    Path film = Desk.noise(local.resolve("film.mov"), 3_000_000, 1);
    rig.cutUpAfter(1_500_000);

    desk.send(film, rig.place("a.mov"));

    assertThat(rig.read("a.mov")).isEqualTo(Files.readAllBytes(film));
  }

  @Test
  void a_server_that_talks_without_end_is_given_up() throws IOException {
    reopen(Map.of("MDTM", saying(213, "1".repeat(400_000))));
    rig.put("a.mov", new byte[1]);

    assertThat(Desk.failureOf(() -> desk.fetch(rig.place("a.mov"))).text())
        .endsWith(": the server talks without end");
  }

  /// As ProFTPD tells it, and as servers do that have the older command alone. The server here
  /// takes the X from commands before it looks for them.
  @Nested
  class ADigest {

    private static final String BOTH = """
        Extensions
         XSHA256
         HASH CRC32;MD5;SHA-1*;SHA-256;SHA-512
        End""";

    private static final String XSHA256 = """
        Extensions
         XSHA256
        End""";

    private static Map<String, Command> telling(String features, byte[] digest) {
      String words = HexFormat.of().formatHex(digest);
      return Map.of(
          "FEAT",
          saying(211, features),
          "HASH",
          saying(213, "Computing SHA-256 digest\nSHA-256 0-1000 " + words + " a.mov"),
          "SHA256",
          saying(250, "Computing SHA256 digest\n" + words.toUpperCase(Locale.ROOT)));
    }

    private static byte[] right() {
      return Sha256.begin().digest(Desk.noise(1_000, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {BOTH, XSHA256})
    void that_is_right_lets_a_file_pass_in_both_directions(String features) throws IOException {
      reopen(telling(features, right()));

      desk.send(Desk.noise(local.resolve("film.mov"), 1_000, 1), rig.place("a.mov"));

      assertThat(rig.names()).containsExactly("a.mov");
      assertThat(desk.fetch(rig.place("a.mov")).sizeBytes()).isEqualTo(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {BOTH, XSHA256})
    void of_other_bytes_refuses_what_was_sent(String features) throws IOException {
      reopen(telling(features, new byte[32]));
      Path film = Desk.noise(local.resolve("film.mov"), 1_000, 1);

      Failure failure = Desk.failureOf(() -> desk.send(film, rig.place("a.mov")));

      assertThat(failure.code()).isEqualTo(FailureCode.OUTPUT_UNREACHABLE);
      assertThat(failure.text()).endsWith(": what arrived is not what was sent");
      assertThat(rig.names()).doesNotContain("a.mov");
    }

    @ParameterizedTest
    @ValueSource(strings = {BOTH, XSHA256})
    void of_other_bytes_refuses_what_came(String features) throws IOException {
      reopen(telling(features, new byte[32]));
      rig.put("a.mov", Desk.noise(1_000, 1));

      Failure failure = Desk.failureOf(() -> desk.fetch(rig.place("a.mov")));

      assertThat(failure.code()).isEqualTo(FailureCode.INPUT_UNREACHABLE);
      assertThat(failure.text()).endsWith(": what came is not what the server has");
      assertThat(desk.target()).doesNotExist();
    }

    @Test
    void that_a_server_knows_only_by_another_name_is_not_asked_for() throws IOException {
      reopen(Map.of(
          "FEAT", saying(211, "Extensions\n HASH MD5*;SHA-1\nEnd"), "HASH", saying(213, "SHA-1")));
      rig.put("a.mov", Desk.noise(1_000, 1));

      assertThat(desk.fetch(rig.place("a.mov")).sizeBytes()).isEqualTo(1_000);
    }
  }
}
