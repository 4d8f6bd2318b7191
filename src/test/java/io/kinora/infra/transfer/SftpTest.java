package io.kinora.infra.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SftpTest {

  private static final int SIZE = 3_000_000;

  @TempDir
  Path remote;

  @TempDir
  Path local;

  private SftpSite site;
  private Desk desk;

  @BeforeEach
  void open() {
    site = new SftpSite(remote);
    desk = new Desk(local, 3);
  }

  @AfterEach
  void close() throws Exception {
    desk.close();
    site.close();
  }

  @Test
  void a_file_is_fetched() {
    Path film = Desk.noise(remote.resolve("films/a b é.mov"), SIZE, 1);

    Received received = desk.fetch(site.place("films/a b é.mov"));

    assertThat(received.sizeBytes()).isEqualTo(SIZE);
    assertThat(desk.target()).hasSameBinaryContentAs(film);
  }

  @Test
  void a_fetch_that_breaks_is_gone_on_with_where_it_broke() {
    Path film = Desk.noise(remote.resolve("a.mov"), SIZE, 1);
    site.wire().cutDownAfter(1_000_000);

    desk.fetch(site.place("a.mov"));

    assertThat(desk.target()).hasSameBinaryContentAs(film);
    assertThat(site.wire().downBytes()).isBetween((long) SIZE, SIZE + 600_000L);
  }

  @Test
  void a_file_is_sent_into_folders_that_are_not_there_yet() {
    Path film = Desk.noise(local.resolve("a.mov"), SIZE, 1);

    Sent sent = desk.send(film, site.place("new/folder/a.mov"));

    assertThat(sent.sizeBytes()).isEqualTo(SIZE);
    assertThat(remote.resolve("new/folder/a.mov")).hasSameBinaryContentAs(film);
    assertThat(remote.resolve("new/folder").toFile().list()).containsExactly("a.mov");
  }

  @Test
  void a_file_that_breaks_is_gone_on_with_where_it_broke() {
    Path film = Desk.noise(local.resolve("a.mov"), SIZE, 1);
    site.wire().cutUpAfter(1_000_000);

    desk.send(film, site.place("a.mov"));

    assertThat(remote.resolve("a.mov")).hasSameBinaryContentAs(film);
    assertThat(site.wire().upBytes()).isBetween((long) SIZE, SIZE + 600_000L);
  }

  @Test
  void a_file_that_is_there_is_replaced() {
    Path film = Desk.noise(local.resolve("a.mov"), SIZE, 1);
    Desk.noise(remote.resolve("a.mov"), 10, 2);

    desk.send(film, site.place("a.mov"));

    assertThat(remote.resolve("a.mov")).hasSameBinaryContentAs(film);
  }
}
