package io.kinora.media.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.StopSignal;
import io.kinora.media.fake.TestMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProberTest {

  @TempDir
  Path folder;

  private final Prober prober = new Prober(TestMedia.runner(), ProbeLimits.USUAL);

  private ProbeResult probe(Path file) {
    return prober.probe(file, "http://example.com/file", new StopSignal());
  }

  @Test
  void a_picture_tells_its_size_and_colours() {
    Path file = TestMedia.picture(folder.resolve("a.jpg"), "testsrc2=size=300x200");

    assertThat(probe(file)).isInstanceOfSatisfying(ProbeResult.Image.class, image -> {
      assertThat(image.picture().codec()).isEqualTo("mjpeg");
      assertThat(image.picture().width()).isEqualTo(300);
      assertThat(image.picture().height()).isEqualTo(200);
      assertThat(image.picture().colour().range()).isEqualTo("pc");
      assertThat(image.picture().hasAlpha()).isFalse();
    });
  }

  @ParameterizedTest
  @CsvSource({"1, 0, 300", "3, 180, 300", "6, 270, 200", "8, 90, 200"})
  void a_photo_tells_how_it_must_be_turned(int orientation, int turn, int uprightWidth) {
    Path file =
        TestMedia.turnedPicture(folder.resolve("a.jpg"), "testsrc2=size=300x200", orientation);

    assertThat(probe(file)).isInstanceOfSatisfying(ProbeResult.Image.class, image -> {
      assertThat(image.picture().turn()).isEqualTo(turn);
      assertThat(image.picture().uprightWidth()).isEqualTo(uprightWidth);
    });
  }

  @Test
  void a_png_with_alpha_tells_so() {
    Path file = TestMedia.picture(folder.resolve("a.png"), "color=red@0.5:size=64x48,format=rgba");

    assertThat(probe(file))
        .isInstanceOfSatisfying(
            ProbeResult.Image.class,
            image -> assertThat(image.picture().hasAlpha()).isTrue());
  }

  @Test
  void a_clip_tells_its_length_rate_and_sound() {
    Path file = TestMedia.clip(folder.resolve("a.mp4"), "testsrc2=size=64x48:rate=10", 2);

    assertThat(probe(file)).isInstanceOfSatisfying(ProbeResult.Video.class, video -> {
      assertThat(video.length()).isEqualTo(Duration.ofSeconds(2));
      assertThat(video.picture().frameRate()).isEqualTo(10);
      assertThat(video.picture().frameCount()).isEqualTo(20);
      assertThat(video.sound())
          .contains(new SoundFacts(1, "aac", 44_100, 1, Optional.of(Duration.ofSeconds(2))));
    });
  }

  @Test
  void of_several_streams_the_best_are_told() {
    Path file = TestMedia.made(
        folder.resolve("a.mkv"),
        "-filter_complex testsrc2=size=64x48:duration=1[s];testsrc2=size=128x96:duration=1[l];"
            + "sine=duration=1,aformat=channel_layouts=mono[m];"
            + "sine=duration=1,aformat=channel_layouts=stereo[st]"
            + " -map [s] -map [m] -map [l] -map [st] -disposition 0");

    assertThat(probe(file)).isInstanceOfSatisfying(ProbeResult.Video.class, video -> {
      assertThat(video.picture().width()).isEqualTo(128);
      assertThat(video.picture().stream()).isEqualTo(2);
      assertThat(video.sound().orElseThrow().channels()).isEqualTo(2);
      assertThat(video.sound().orElseThrow().stream()).isEqualTo(3);
    });
  }

  @Test
  void a_sound_is_no_video() {
    Path file = TestMedia.sound(folder.resolve("a.mp3"), "sine=duration=3");

    assertThat(probe(file)).isInstanceOf(ProbeResult.Audio.class);
  }

  @Test
  void anything_else_is_no_media() throws IOException {
    Path text = Files.writeString(folder.resolve("a.jpg"), "<html>not a picture</html>");
    Path empty = Files.writeString(folder.resolve("b.mp4"), "");

    assertThat(probe(text)).isInstanceOf(ProbeResult.NotMedia.class);
    assertThat(probe(empty)).isInstanceOf(ProbeResult.NotMedia.class);
  }

  @Test
  void a_list_of_other_files_is_no_media() throws IOException {
    Path secret = TestMedia.clip(folder.resolve("secret.mp4"), "testsrc2=size=64x48:rate=10", 1);
    Path list = Files.writeString(
        folder.resolve("list.mp4"), "ffconcat version 1.0\nfile " + secret.getFileName() + "\n");
    Path playlist = Files.writeString(folder.resolve("list.m3u8"), """
        #EXTM3U
        #EXT-X-TARGETDURATION:1
        #EXTINF:1,
        secret.mp4
        #EXT-X-ENDLIST
        """);

    assertThat(probe(list)).isInstanceOf(ProbeResult.NotMedia.class);
    assertThat(probe(playlist)).isInstanceOf(ProbeResult.NotMedia.class);
  }

  @Test
  void a_picture_with_too_many_pixels_is_refused_before_it_is_decoded() {
    Path file = TestMedia.picture(folder.resolve("a.png"), "color=red:size=4000x3000");
    var strict = new Prober(
        TestMedia.runner(), new ProbeLimits(1_000_000, 1_000_000, Duration.ofHours(1), 8));

    assertThatThrownBy(() -> strict.probe(file, "http://example.com/big.png", new StopSignal()))
        .isInstanceOfSatisfying(FailureException.class, failed -> {
          assertThat(failed.failure().code()).isEqualTo(FailureCode.INPUT_TOO_LARGE);
          assertThat(failed.failure().text())
              .startsWith("File 'http://example.com/big.png' has 4000x3000 pixels");
        });
  }
}
