package io.kinora.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.kinora.media.fake.TestMedia;
import io.kinora.media.ffmpeg.FfmpegCommand;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A preview watched as HLS by a player that asks again and again, while its film renders.
@Timeout(180)
class HlsPreviewJourneyTest {

  private static final Pattern RANGE = Pattern.compile("BYTERANGE[:=]\"?(\\d+)@(\\d+)");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir
  private Path folder;

  private Neighbour neighbour;
  private Kinora kinora;

  @BeforeEach
  void start() throws IOException {
    Path files = Files.createDirectory(folder.resolve("files"));
    TestMedia.picture(files.resolve("bars.jpg"), "testsrc2=size=1280x720");
    TestMedia.sound(files.resolve("tone.mp3"), "sine=duration=60");
    neighbour = Neighbour.with(files);
    kinora = Kinora.serve(folder.resolve("data"), 0);
  }

  @AfterEach
  void stop() {
    kinora.kill();
    neighbour.close();
  }

  private String create(int seconds, boolean export) throws Exception {
    String film = "<movie service='craftsman-1.0'><body><stack><effect type='kenburns' duration='"
        + seconds + "'><image filename='" + neighbour.address("bars.jpg")
        + "'/></effect><audio filename='" + neighbour.address("tone.mp3")
        + "' duration='..'/></stack></body></movie>";
    JsonNode created = kinora.post(
        "/v2/create",
        "{\"secret\":\"" + Kinora.SECRET
            + "\",\"tasks\":{\"task_name\":\"video.create\",\"profile\":\"480p\","
            + "\"preview\":true,\"preview_hls\":true,\"export\":" + export + ",\"definition\":\""
            + film + "\"}}");
    return created.get(0).path("key").asString();
  }

  /// The address of the playlist, as soon as the result has it.
  private URI playlistOf(String key) throws Exception {
    JsonNode result = kinora.status(key).path("result");
    while (!result.has("preview_hls")) {
      assertThat(kinora.status(key).path("status").asString()).isNotEqualTo("error");
      result = kinora.status(key).path("result");
    }
    assertThat(result.propertyNames())
        .startsWith("duration", "width", "height", "preview", "preview_hls");
    return URI.create(result.path("preview_hls").asString());
  }

  private static HttpResponse<byte[]> range(URI address, long offset, long length)
      throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(address)
            .header("Range", "bytes=" + offset + "-" + (offset + length - 1))
            .build(),
        BodyHandlers.ofByteArray());
  }

  /// Head and fragments that a playlist tells of, one behind the other, fetched by range.
  private Path fetched(URI playlist, String text) throws Exception {
    Path file = Files.write(folder.resolve("fetched.mp4"), new byte[0]);
    URI media = playlist.resolve(
        text.lines().filter(it -> it.endsWith(".mp4")).findFirst().orElseThrow());
    for (var found : RANGE.matcher(text).results().toList()) {
      long length = Long.parseLong(found.group(1));
      var part = range(media, Long.parseLong(found.group(2)), length);
      assertThat(part.statusCode()).isEqualTo(206);
      assertThat(part.body()).hasSize((int) length);
      Files.write(file, part.body(), StandardOpenOption.APPEND);
    }
    return file;
  }

  private static List<String> frames(Path film) {
    byte[] text = TestMedia.run(FfmpegCommand.ffmpeg()
        .input(film)
        .words("-map", "0:v:0", "-f", "framemd5", "pipe:1")
        .build());
    return new String(text, UTF_8)
        .lines()
        .filter(it -> !it.startsWith("#"))
        .map(it -> it.substring(it.lastIndexOf(',') + 1))
        .toList();
  }

  private static double seconds(String playlist) {
    return playlist
        .lines()
        .filter(it -> it.startsWith("#EXTINF:"))
        .mapToDouble(it -> Double.parseDouble(it.replaceAll("#EXTINF:|,", "")))
        .sum();
  }

  private void waitUntilDone(String key) throws Exception {
    while (!kinora.status(key).path("status").asString().equals("success")) {
      assertThat(kinora.status(key).path("status").asString()).isNotEqualTo("error");
    }
  }

  @Test
  void it_can_be_watched_from_its_first_seconds_to_its_end() throws Exception {
    String key = create(24, true);
    URI address = playlistOf(key);
    HttpResponse<String> early = Kinora.get(address);
    Path begin = fetched(address, early.body());

    assertThat(early.headers().firstValue("content-type"))
        .contains("application/vnd.apple.mpegurl");
    assertThat(early.headers().firstValue("cache-control")).contains("no-store");
    assertThat(early.body()).contains("#EXT-X-PLAYLIST-TYPE:EVENT").doesNotContain("ENDLIST");
    List<String> firstFrames = frames(begin);
    assertThat(firstFrames).hasSize((int) Math.round(seconds(early.body()) * 25));
    waitUntilDone(key);

    String whole = Kinora.get(address).body();
    assertThat(whole).startsWith(early.body()).endsWith("\n#EXT-X-ENDLIST\n");
    assertThat(seconds(whole)).isCloseTo(24, offset(0.04));
    List<String> allFrames = frames(fetched(address, whole));
    assertThat(allFrames).hasSize(600).startsWith(firstFrames.toArray(new String[0]));
    URI flv = URI.create(kinora.status(key).path("result").path("preview").asString());
    assertThat(frames(Kinora.download(flv.toString(), folder.resolve("p.flv"))))
        .isEqualTo(allFrames);
    assertThat(played(address)).isEqualTo(allFrames);
  }

  /// By a player that knows the format, from files beside each other.
  private List<String> played(URI playlist) throws Exception {
    Path m3u8 = Kinora.download(playlist.toString(), folder.resolve("film.m3u8"));
    String media = playlist.resolve("preview_hls.mp4").toString();
    Kinora.download(media, folder.resolve("preview_hls.mp4"));
    return frames(m3u8);
  }

  @Test
  void what_was_told_before_a_crash_holds_after_it() throws Exception {
    String key = create(40, false);
    URI address = playlistOf(key);
    String before = Kinora.get(address).body();
    assertThat(before).doesNotContain("ENDLIST");
    byte[] head = Files.readAllBytes(fetched(address, before));
    int port = kinora.port();
    kinora.kill();

    kinora = Kinora.serve(folder.resolve("data"), port);
    String told = before;
    String status = "";
    while (!status.equals("success")) {
      HttpResponse<String> answer = Kinora.get(address);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).startsWith(told);
      told = answer.body();
      status = kinora.status(key).path("status").asString();
      assertThat(status).isNotEqualTo("error");
    }

    told = Kinora.get(address).body();
    assertThat(told).startsWith(before).endsWith("\n#EXT-X-ENDLIST\n");
    byte[] all = Files.readAllBytes(fetched(address, told));
    assertThat(Arrays.copyOf(all, head.length)).isEqualTo(head);
  }
}
