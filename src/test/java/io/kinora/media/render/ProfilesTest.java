package io.kinora.media.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.probe.ProbeLimits;
import io.kinora.media.probe.Prober;
import io.kinora.media.profile.Format;
import io.kinora.media.profile.Profile;
import io.kinora.media.sxml.FilmReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A film in each profile, made whole and looked at. Source: the factory contract, section 10.
class ProfilesTest {

  @TempDir
  static Path folder;

  /// The size, the shown aspect, the rate; pictures and kbit a second; sound, kbit, Hz; the ending.
  private static final String TABLE = """
      iphone             | 480x320   | square | 25/1       | h264       | 700  | aac   | 96  | 44100 | mp4
      youtube            | 640x360   | square | 25/1       | h264       | 1024 | aac   | 128 | 44100 | mp4
      quicktime          | 640x480   | square | 25/1       | h264       | 1024 | aac   | 128 | 44100 | mp4
      quicktime-small    | 320x240   | square | 25/1       | h264       | 256  | aac   | 64  | 44100 | mp4
      flash-small        | 320x240   | square | 25/1       | flv1       | 192  | mp3   | 64  | 44100 | flv
      iphone-flv         | 480x320   | square | 25/1       | flv1       | 1024 | mp3   | 96  | 44100 | flv
      youtube-flv        | 640x360   | square | 25/1       | flv1       | 1700 | mp3   | 128 | 44100 | flv
      flash              | 640x480   | square | 25/1       | flv1       | 512  | mp3   | 96  | 44100 | flv
      flash-hq           | 640x480   | square | 25/1       | flv1       | 1200 | mp3   | 128 | 44100 | flv
      mobile-small       | 176x144   | square | 15/1       | mpeg4      | 92   | aac   | 32  | 44100 | mp4
      mobile             | 320x240   | square | 25/1       | mpeg4      | 256  | aac   | 32  | 44100 | mp4
      wmv1               | 640x480   | square | 25/1       | wmv1       | 1024 | wmav1 | 128 | 44100 | wmv
      wmv2               | 640x480   | square | 25/1       | wmv2       | 1024 | wmav1 | 128 | 44100 | wmv
      dvd-ntsc-4-3       | 720x480   | square | 30000/1001 | mpeg2video | 6000 | mp2   | 192 | 48000 | mpg
      dvd-ntsc-4-3-h     | 352x240   | square | 30000/1001 | mpeg2video | 6000 | mp2   | 192 | 48000 | mpg
      dvd-ntsc-16-9      | 720x480   | 16:9   | 30000/1001 | mpeg2video | 6000 | mp2   | 192 | 48000 | mpg
      dvd-ntsc-16-9-h    | 352x240   | 16:9   | 30000/1001 | mpeg2video | 6000 | mp2   | 192 | 48000 | mpg
      dvd-pal-4-3        | 720x576   | square | 25/1       | mpeg2video | 6000 | mp2   | 192 | 48000 | mpg
      dvd-pal-4-3-h      | 352x288   | square | 25/1       | mpeg2video | 6000 | mp2   | 192 | 48000 | mpg
      dvd-pal-16-9       | 720x576   | 16:9   | 25/1       | mpeg2video | 6000 | mp2   | 192 | 48000 | mpg
      dvd-pal-16-9-h     | 352x288   | 16:9   | 25/1       | mpeg2video | 6000 | mp2   | 192 | 48000 | mpg
      720p               | 1280x720  | square | 25/1       | h264       | 1500 | aac   | 256 | 44100 | mp4
      iphone-24p         | 480x320   | square | 24/1       | h264       | 700  | aac   | 96  | 44100 | mp4
      iphone-slow        | 480x320   | square | 25/2       | h264       | 500  | aac   | 96  | 44100 | mp4
      iphone-sslow       | 480x320   | square | 5/1        | h264       | 500  | aac   | 96  | 44100 | mp4
      iphone-16-9        | 480x270   | square | 25/1       | h264       | 700  | aac   | 96  | 44100 | mp4
      iphone-16-9-slow   | 480x270   | square | 25/2       | h264       | 500  | aac   | 96  | 44100 | mp4
      iphone-16-9-12fp   | 480x270   | square | 12/1       | h264       | 500  | aac   | 96  | 44100 | mp4
      youtube-slow       | 640x360   | square | 25/2       | h264       | 700  | aac   | 128 | 44100 | mp4
      youtube-12-5fps    | 640x360   | square | 25/2       | h264       | 700  | aac   | 128 | 44100 | mp4
      youtube-5fps       | 640x360   | square | 5/1        | h264       | 700  | aac   | 128 | 44100 | mp4
      youtube-slow-flv   | 640x360   | square | 25/2       | flv1       | 1024 | mp3   | 128 | 44100 | flv
      square-400         | 400x400   | square | 25/1       | h264       | 800  | aac   | 128 | 44100 | mp4
      square-640         | 640x640   | square | 25/1       | h264       | 1500 | aac   | 128 | 44100 | mp4
      flash-med-16-9     | 512x288   | square | 25/1       | flv1       | 512  | mp3   | 96  | 44100 | flv
      flash-large-4-3    | 800x600   | square | 25/1       | flv1       | 1500 | mp3   | 128 | 44100 | flv
      flash-h264         | 640x480   | square | 25/1       | h264       | 1024 | aac   | 128 | 44100 | flv
      wmv2-large-4-3     | 800x600   | square | 25/1       | wmv2       | 1500 | wmav1 | 128 | 44100 | wmv
      240p               | 426x240   | square | 25/1       | h264       | 500  | aac   | 64  | 44100 | mp4
      240p-24-fps        | 426x240   | square | 24/1       | h264       | 500  | aac   | 64  | 44100 | mp4
      360p               | 640x360   | square | 25/1       | h264       | 1024 | aac   | 128 | 44100 | mp4
      360p-29-97-fps     | 640x360   | square | 30000/1001 | h264       | 1024 | aac   | 128 | 44100 | mp4
      360p-24-fps        | 640x360   | square | 24/1       | h264       | 1024 | aac   | 128 | 44100 | mp4
      360p-23-976-fps    | 640x360   | square | 24000/1001 | h264       | 1024 | aac   | 128 | 44100 | mp4
      360p-12-5-fps      | 640x360   | square | 25/2       | h264       | 1024 | aac   | 128 | 44100 | mp4
      360p-12-fps        | 640x360   | square | 12/1       | h264       | 1024 | aac   | 128 | 44100 | mp4
      360p-11-988-fps    | 640x360   | square | 12000/1001 | h264       | 1024 | aac   | 128 | 44100 | mp4
      480p               | 854x480   | square | 25/1       | h264       | 1200 | aac   | 128 | 44100 | mp4
      480p-24-fps        | 854x480   | square | 24/1       | h264       | 1200 | aac   | 128 | 44100 | mp4
      480p-4-3-29-97-fps | 640x480   | square | 30000/1001 | h264       | 1200 | aac   | 128 | 44100 | mp4
      720p-29-97-fps     | 1280x720  | square | 30000/1001 | h264       | 1500 | aac   | 256 | 44100 | mp4
      720p-24-fps        | 1280x720  | square | 24/1       | h264       | 1500 | aac   | 256 | 44100 | mp4
      720p-23-98-fps     | 1280x720  | square | 24000/1001 | h264       | 1500 | aac   | 256 | 44100 | mp4
      720p-12-5-fps      | 1280x720  | square | 25/2       | h264       | 1500 | aac   | 256 | 44100 | mp4
      720p-12-fps        | 1280x720  | square | 12/1       | h264       | 1500 | aac   | 256 | 44100 | mp4
      720p-hq            | 1280x720  | square | 25/1       | h264       | 3000 | aac   | 256 | 44100 | mp4
      720p-vhq-29-97-fps | 1280x720  | square | 30000/1001 | h264       | 6000 | aac   | 256 | 44100 | mp4
      th720p             | 1280x720  | square | 25/1       | h264       | 1500 | aac   | 256 | 44100 | mp4
      1080p              | 1920x1080 | square | 25/1       | h264       | 4000 | aac   | 256 | 44100 | mp4
      1080p-24-fps       | 1920x1080 | square | 24/1       | h264       | 4000 | aac   | 256 | 44100 | mp4
      cine-half-hd       | 960x540   | square | 24/1       | h264       | 2000 | aac   | 192 | 44100 | mp4
      ntsc-wide          | 854x480   | square | 30000/1001 | h264       | 1500 | aac   | 128 | 44100 | mp4
      ntsc-wide-wmv      | 854x480   | square | 30000/1001 | wmv2       | 1500 | wmav1 | 128 | 44100 | wmv
      dvd-mpeg1          | 720x576   | square | 25/1       | mpeg1video | 4000 | mp2   | 192 | 44100 | mpg
      dvd-mpeg1-small    | 352x288   | square | 25/1       | mpeg1video | 1150 | mp2   | 192 | 44100 | mpg
      """;

  private static final int RED = 0;
  private static final int BLUE = 2;

  @BeforeAll
  static void make() {
    TestMedia.sound(folder.resolve("tone.wav"), "sine=frequency=440:duration=20");
    TestMedia.clip(
        folder.resolve("count.mp4"),
        "color=black:size=64x64:rate=25,geq=cb=128:cr=128:lum=20+12*mod(N\\,17)",
        9.2);
  }

  private static FilmRenderer renderer() {
    return new FilmRenderer(
        TestMedia.runner(),
        new Prober(TestMedia.runner(), ProbeLimits.USUAL),
        TestMedia.CACHE,
        RenderSettings.of("ultrafast", 2));
  }

  private static PlannedFilm planned(Profile profile, String body, StopSignal stop) {
    var film =
        FilmReader.read("<movie service=\"craftsman-1.0\"><body>" + body + "</body></movie>");
    return renderer().plan(film, named -> folder.resolve(named.filename()), profile, stop);
  }

  private static Path render(Profile profile, String body) {
    Path out =
        folder.resolve(profile.name() + "." + profile.format().container().extension());
    var stop = new StopSignal();
    PlannedFilm film = planned(profile, body, stop);
    try (var work = WorkFolder.in(folder.resolve("work"))) {
      renderer().render(film, out, work, stop, (_, _) -> {});
    }
    return out;
  }

  private static Profile profile(String name) {
    return Profile.find(name).orElseThrow();
  }

  /// What of a film its table says, in the same words.
  private static String row(Profile profile, JsonNode probed) {
    JsonNode pictures = stream(probed, "video");
    JsonNode sound = stream(probed, "audio");
    String aspect = pictures.path("sample_aspect_ratio").asString("1:1");
    return String.join(
        " | ",
        profile.name(),
        pictures.path("width").asInt() + "x" + pictures.path("height").asInt(),
        aspect.equals("1:1") ? "square" : pictures.path("display_aspect_ratio").asString(),
        pictures.path("avg_frame_rate").asString(),
        pictures.path("codec_name").asString(),
        String.valueOf(profile.videoKbit()),
        sound.path("codec_name").asString(),
        String.valueOf(kbit(sound, profile)),
        sound.path("sample_rate").asString(),
        profile.format().container().extension());
  }

  /// AAC spends what it needs: of it we only know what was asked for.
  private static int kbit(JsonNode sound, Profile profile) {
    boolean isConstant = !sound.path("codec_name").asString().equals("aac");
    return isConstant
        ? Integer.parseInt(sound.path("bit_rate").asString()) / 1000
        : profile.audioKbit();
  }

  private static JsonNode stream(JsonNode probed, String kind) {
    return probed
        .path("streams")
        .valueStream()
        .filter(it -> it.path("codec_type").asString().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode probed(Path film) {
    return JsonMapper.shared()
        .readTree(TestMedia.run(FfmpegCommand.ffprobe()
            .words("-show_streams", "-show_format")
            .input(film)
            .build()));
  }

  /// All frames as one pixel of red, green and blue each, read as players read a file of its kind.
  private static byte[] pixels(Path film, String cut) {
    return TestMedia.run(FfmpegCommand.ffmpeg()
        .words("-xerror")
        .input(film)
        .words("-map", "0:v:0", "-fps_mode", "passthrough")
        .words("-vf", cut + "scale=1:1:flags=area,format=rgb24", "-f", "rawvideo", "pipe:1")
        .build());
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = TABLE)
  void a_film_is_what_its_profile_says(String row) {
    Profile profile = profile(row.substring(0, row.indexOf(' ')));

    Path film = render(profile, """
        <stack><sequence>
          <effect type="none" duration="1.5"><image color="#C00000"/></effect>
          <transition type="move" duration="1"/>
          <effect type="none" duration="1.5"><image color="#0000C0"/></effect>
        </sequence><audio filename="tone.wav" duration=".."/></stack>""");

    JsonNode probed = probed(film);
    assertThat(row(profile, probed)).isEqualTo(row.replaceAll(" +", " "));
    assertThat(probed.at("/format/format_name").asString()).contains(container(profile.format()));
    double seconds = Double.parseDouble(probed.at("/format/duration").asString());
    double frame = 1 / profile.frameRate().perSecond();
    assertThat(seconds).isCloseTo(2, within(frame));
    byte[] pixels = pixels(film, "");
    assertThat(pixels.length / 3).isEqualTo(Math.round(2 / frame));
    assertColour(pixels, 0, 0xC0, RED);
    assertColour(pixels, pixels.length - 3, 0xC0, BLUE);
  }

  private static String container(Format format) {
    return switch (format.container()) {
      case MP4 -> "mp4";
      case FLV -> "flv";
      case ASF -> "asf";
      case MPEG, DVD -> "mpeg";
    };
  }

  private static void assertColour(byte[] pixels, int at, int level, int part) {
    for (int index = 0; index < 3; index++) {
      assertThat(pixels[at + index] & 255)
          .as("part " + index)
          .isCloseTo(index == part ? level : 0, within(8));
    }
  }

  @Test
  void every_profile_has_its_row() {
    assertThat(TABLE.lines().map(row -> row.strip().split(" ", 2)[0]))
        .containsExactlyElementsOf(Profile.names())
        .hasSize(65);
    assertThat(Profile.find("special")).isEmpty();
  }

  /// The frame `N` of the clip has the luma `20 + 12 (N mod 17)`.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "quicktime-small",
        "mobile",
        "flash-small",
        "flash-h264",
        "wmv1",
        "wmv2",
        "dvd-pal-16-9-h",
        "dvd-mpeg1-small"
      })
  void segments_of_every_format_join_without_losing_or_doubling_a_frame(String name) {
    Profile profile = profile(name);
    long frameCount = 230;
    assertThat(Segment.of(frameCount, 25)).hasSize(2);

    Path film = render(profile, """
        <overlay left="0" top="0" width="0.25" height="0.25" duration="9.2">
          <video filename="count.mp4"/></overlay>""");

    byte[] pixels = pixels(film, "crop=iw/8:ih/8:iw/16:ih/16,");
    assertThat(pixels.length / 3).isEqualTo((int) frameCount);
    for (int index = 0; index < frameCount; index++) {
      int luma = 20 + 12 * (index % 17);
      assertThat(pixels[3 * index] & 255)
          .as("frame " + index)
          .isCloseTo((luma - 16) * 255 / 219, within(6));
    }
    assertTimes(film, frameCount);
    double loudness = TestMedia.loudness(folder.resolve("count.mp4"), 5.5, 1);
    assertThat(TestMedia.loudness(film, 5.5, 1)).isCloseTo(loudness, within(0.05 * loudness));
  }

  /// Of the frames that share a pack of a program stream the first alone tells its time.
  private static void assertTimes(Path film, long frameCount) {
    List<String> told = new String(
            TestMedia.run(FfmpegCommand.ffprobe()
                .words("-of", "csv=p=0", "-select_streams", "v:0")
                .words("-show_entries", "frame=best_effort_timestamp_time")
                .input(film)
                .build()),
            UTF_8)
        .lines()
        .map(line -> line.replace(",", ""))
        .filter(line -> !line.isBlank())
        .toList();
    assertThat(told).hasSize((int) frameCount);
    double first = Double.parseDouble(told.getFirst());
    for (int index = 0; index < frameCount; index++) {
      if (!told.get(index).equals("N/A")) {
        assertThat(Double.parseDouble(told.get(index)) - first)
            .as("time of frame " + index)
            .isCloseTo(index / 25.0, within(0.0011));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dvd-ntsc-16-9", "dvd-pal-16-9", "dvd-pal-16-9-h", "dvd-pal-4-3", "wmv1"})
  void what_is_round_is_shown_round(String name) {
    Profile profile = profile(name);
    TestMedia.picture(
        folder.resolve("disc.png"),
        "color=black:size=400x400,format=gray,geq=lum='if(lt(hypot(X-199.5\\,Y-199.5)\\,150)\\,235\\,16)'");

    Path film = render(profile, """
        <effect type="none" duration="0.2"><image filename="disc.png"/></effect>""");

    byte[] frame = firstFrame(film, profile.shape().shownWidth(), profile.height());
    int width = profile.shape().shownWidth();
    int across = bright(frame, width * (profile.height() / 2), 1, width);
    int down = bright(frame, width / 2, width, profile.height());
    assertThat(across).isCloseTo(down, within(4)).isCloseTo(profile.height() * 3 / 4, within(4));
  }

  /// As players show it: stretched to its aspect.
  private static byte[] firstFrame(Path film, int width, int height) {
    return TestMedia.run(FfmpegCommand.ffmpeg()
        .input(film)
        .words("-map", "0:v:0", "-frames:v", "1")
        .words("-vf", "scale=" + width + ":" + height + ",format=gray", "-f", "rawvideo", "pipe:1")
        .build());
  }

  private static int bright(byte[] frame, int start, int step, int count) {
    return (int) IntStream.range(0, count)
        .filter(index -> (frame[start + index * step] & 255) > 128)
        .count();
  }

  /// Source: the tasks contract, section 10, preview.
  @ParameterizedTest
  @CsvSource({
    "flash-small, 320, 240",
    "dvd-pal-16-9, 640, 360",
    "dvd-ntsc-16-9-h, 426, 240",
    "ntsc-wide-wmv, 640, 360",
    "mobile-small, 176, 144",
    "youtube-5fps, 640, 360"
  })
  void the_preview_of_a_film_is_the_same_kind_of_file_for_all(String name, int width, int height) {
    Profile profile = profile(name);
    Path flv = folder.resolve(name + "-preview.flv");
    var stop = new StopSignal();
    var planned = planned(profile, """
        <effect type="none" duration="1"><video filename="count.mp4"/></effect>""", stop);
    try (var work = WorkFolder.in(folder.resolve("work"))) {
      renderer().preview(planned, flv, work, stop, (_, _) -> {});
    }

    JsonNode probed = probed(flv);
    JsonNode pictures = stream(probed, "video");
    assertThat(probed.at("/format/format_name").asString()).isEqualTo("flv");
    assertThat(pictures.path("codec_name").asString()).isEqualTo("h264");
    assertThat(pictures.path("width").asInt()).isEqualTo(width);
    assertThat(pictures.path("height").asInt()).isEqualTo(height);
    assertThat(pictures.path("sample_aspect_ratio").asString()).isEqualTo("1:1");
    assertThat(stream(probed, "audio").path("codec_name").asString()).isEqualTo("aac");
    assertThat(pixels(flv, "").length / 3)
        .isEqualTo((int) profile.frameRate().countIn(Duration.ofSeconds(1)));
  }
}
