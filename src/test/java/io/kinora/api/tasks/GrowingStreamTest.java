package io.kinora.api.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.api.tasks.TasksServer.Answer;
import io.kinora.engine.library.AssetId;
import io.kinora.engine.library.GrowingFile;
import io.kinora.engine.library.Store;
import io.kinora.engine.task.fake.Gate;
import io.kinora.infra.base.TenantId;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A playlist that is asked for again and again while it gets longer, and the file that it tells
/// of.
class GrowingStreamTest {

  private static final String M3U8 = "application/vnd.apple.mpegurl";

  private TasksServer server;
  private Gate gate;
  private String key;
  private String playlist;
  private String media;

  @BeforeEach
  void start(@TempDir Path folder) {
    server = TasksServer.start(folder);
    gate = server.works.newGate();
    String address = server
        .postAs(
            "/v2/create_file/preview",
            "{'task':{'task_name':'video.create','definition':'<movie/>','preview':true,"
                + "'preview_hls':true}}")
        .header("Location");
    key = address.split("/", -1)[5];
    playlist = address("preview_hls");
    media = "/storage/acme/" + key + "/preview_hls.mp4";
    grow("HEAD,first,", "headFIRST", 0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String address(String name) {
    var file = new GrowingFile(
        new TenantId("acme"), new AssetId(key), "video.create", name, "", List.of());
    return "/storage/acme/" + key + "/" + StorageName.of(file);
  }

  private void grow(String lines, String bytes, int number) {
    server.append(key, "preview_hls", M3U8, lines, number);
    server.append(key, "preview_hls.mp4", "video/mp4", bytes, number);
  }

  private void end() {
    server.put(key, "preview_hls", "HEAD,first,second,end", Store.VOLATILE);
    server.put(key, "preview_hls.mp4", "headFIRSTsecond", Store.VOLATILE);
  }

  @Test
  void a_playlist_is_served_at_once_as_far_as_it_has_come() {
    Answer early = server.get(playlist);
    grow("second,", "second", 1);
    Answer later = server.get(playlist);
    end();

    assertThat(early.status()).isEqualTo(200);
    assertThat(early.body()).isEqualTo("HEAD,first,");
    assertThat(early.header("Content-Type")).isEqualTo(M3U8);
    assertThat(early.header("Content-Length")).isEqualTo("11");
    assertThat(early.header("Cache-Control")).isEqualTo("no-store");
    assertThat(early.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(early.header("ETag")).isEmpty();
    assertThat(later.body()).isEqualTo("HEAD,first,second,");
    assertThat(server.get(playlist).body()).isEqualTo("HEAD,first,second,end");
  }

  @Test
  void its_head_comes_without_bytes() {
    Answer head = server.method("HEAD", playlist, "");

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Type")).isEqualTo(M3U8);
    assertThat(head.body()).isEmpty();
  }

  @Nested
  class ItsMedia {

    @Test
    void is_served_in_the_ranges_that_were_told() {
      grow("second,", "second", 1);

      Answer first = server.get(media, "Range", "bytes=4-8");
      Answer across = server.get(media, "Range", "bytes=7-10");

      assertThat(first.status()).isEqualTo(206);
      assertThat(first.body()).isEqualTo("FIRST");
      assertThat(first.header("Content-Type")).isEqualTo("video/mp4");
      assertThat(first.header("Content-Range")).isEqualTo("bytes 4-8/15");
      assertThat(first.header("Cache-Control")).isEqualTo("no-store");
      assertThat(across.body()).isEqualTo("STse");
    }

    @Test
    void has_no_ranges_behind_what_is_stored() {
      Answer beyond = server.get(media, "Range", "bytes=9-20");
      Answer partly = server.get(media, "Range", "bytes=4-20");

      assertThat(beyond.status()).isEqualTo(416);
      assertThat(beyond.header("Content-Range")).isEqualTo("bytes */9");
      assertThat(partly.status()).isEqualTo(206);
      assertThat(partly.body()).isEqualTo("FIRST");
    }

    @Test
    void asked_for_whole_comes_until_it_is_whole() throws IOException {
      try (Socket socket =
          server.raw("GET " + media + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")) {
        byte[] begin = socket.getInputStream().readNBytes(15);
        end();

        String rest = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(new String(begin, StandardCharsets.UTF_8)).isEqualTo("HTTP/1.1 200 OK");
        assertThat(rest).contains("headFIRST").contains("second").doesNotContain("Content-Length");
      }
    }

    @Test
    void asked_for_under_a_condition_comes_whole_too() {
      end();
      Answer whole = server.get(media, "Range", "bytes=4-8", "If-Range", "\"old\"");

      assertThat(whole.status()).isEqualTo(200);
      assertThat(whole.body()).isEqualTo("headFIRSTsecond");
    }

    @Test
    void is_a_file_as_all_others_once_it_is_whole() {
      end();

      Answer part = server.get(media, "Range", "bytes=4-8");

      assertThat(part.status()).isEqualTo(206);
      assertThat(part.header("Content-Range")).isEqualTo("bytes 4-8/15");
      assertThat(part.header("ETag")).isNotEmpty();
    }
  }

  @Test
  void a_film_that_failed_has_no_playlist_for_players_to_wait_for() {
    gate.open();

    await().until(() -> server.get(playlist).status() == 404);
    assertThat(server.get(media, "Range", "bytes=4-8").status()).isEqualTo(404);
  }

  @Test
  void another_tenants_name_does_not_lead_to_it() {
    assertThat(server.get(playlist.replace("acme", "zenith")).status()).isEqualTo(404);
    assertThat(server.get(media.replace("acme", "zenith"), "Range", "bytes=0-3").status())
        .isEqualTo(404);
  }

  /// Players of old ask for `bytes=0-` and expect all that is to come.
  @Test
  void an_flv_that_grows_has_no_ranges() throws IOException {
    server.append(key, "preview", "FLV begins ", 0);

    try (Socket socket = server.raw("GET " + address("preview")
        + " HTTP/1.1\r\nHost: h\r\nRange: bytes=0-\r\nConnection: close\r\n\r\n")) {
      assertThat(new String(socket.getInputStream().readNBytes(15), StandardCharsets.UTF_8))
          .isEqualTo("HTTP/1.1 200 OK");
    }
  }
}
