package io.kinora.media.render;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.media.fake.TestMedia;
import io.kinora.media.profile.Format;
import io.kinora.media.profile.Profile;
import io.kinora.media.sxml.Feature;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// A film in each profile, made whole and looked at. Source: the factory contract, section 10.
class ProfilesTest {

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

  /// Made two at a time: most of what each costs is processes that start.
  private static final ExecutorService THREADS = Executors.newFixedThreadPool(2);

  private static final Map<String, Future<Path>> FILMS = new HashMap<>();

  @BeforeAll
  static void make(@TempDir Path folder) {
    TestMedia.sound(folder.resolve("tone.wav"), "sine=frequency=440:duration=3");
    var films = new ProfileFilms(folder);
    for (Profile profile : Profile.all()) {
      FILMS.put(profile.name(), THREADS.submit(() -> films.render(profile, """
          <stack><sequence>
            <effect type="none" duration="1.5"><image color="#C00000"/></effect>
            <transition type="move" duration="1"/>
            <effect type="none" duration="1.5"><image color="#0000C0"/></effect>
          </sequence><audio filename="tone.wav" duration=".."/></stack>""")));
    }
  }

  @AfterAll
  static void end() {
    THREADS.shutdownNow();
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = TABLE)
  @Feature({"OUT01", "OUT02"})
  void a_film_is_what_its_profile_says(String row) throws ExecutionException, InterruptedException {
    Profile profile = Profile.find(row.substring(0, row.indexOf(' '))).orElseThrow();

    Path film = requireNonNull(FILMS.get(profile.name())).get();

    JsonNode probed = ProfileFilms.probed(film);
    assertThat(row(profile, probed)).isEqualTo(row.replaceAll(" +", " "));
    assertThat(probed.at("/format/format_name").asString()).contains(container(profile.format()));
    double seconds = Double.parseDouble(probed.at("/format/duration").asString());
    double frame = 1 / profile.frameRate().perSecond();
    assertThat(seconds).isCloseTo(2, within(frame));
    byte[] pixels = ProfileFilms.pixels(film, "");
    assertThat(pixels.length / 3).isEqualTo((int) Math.round(2 / frame));
    assertColour(pixels, 0, 0xC0, RED);
    assertColour(pixels, pixels.length - 3, 0xC0, BLUE);
  }

  /// What of a film its table says, in the same words.
  private static String row(Profile profile, JsonNode probed) {
    JsonNode pictures = ProfileFilms.stream(probed, "video");
    JsonNode sound = ProfileFilms.stream(probed, "audio");
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
}
