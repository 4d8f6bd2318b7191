package io.kinora.media.transcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.StopSignal;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.image.Fit.Size;
import io.kinora.media.probe.ProbeLimits;
import io.kinora.media.probe.Prober;
import io.kinora.media.transcode.OutputCheck.PlannedVideo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputCheckTest {

  private static final String TAGS =
      ",setparams=range=tv:colorspace=bt709:color_primaries=bt709:color_trc=bt709";

  private static final PlannedVideo PLANNED =
      new PlannedVideo(new Size(64, 48), Optional.of("aac"), Duration.ofSeconds(2));

  @TempDir
  Path folder;

  private final OutputCheck check = new OutputCheck(
      TestMedia.runner(), new Prober(TestMedia.runner(), ProbeLimits.USUAL), new StopSignal());

  private Path video(String name, String words) {
    return TestMedia.made(
        folder.resolve(name),
        "-filter_complex testsrc2=size=64x48:duration=2,format=yuv420p" + TAGS
            + "[v];sine=duration=2[a] -map [v] -map [a] " + words);
  }

  private void assertRefused(Path file, PlannedVideo planned, String why) {
    assertThatThrownBy(() -> check.video(file, planned))
        .isInstanceOfSatisfying(FailureException.class, failure -> {
          assertThat(failure.failure().code()).isEqualTo(FailureCode.ENCODER_FAILED);
          assertThat(failure.failure().code().isWorthRetrying()).isTrue();
          assertThat(failure.failure().text()).contains(why);
        });
  }

  @Test
  void what_was_planned_passes() {
    assertThat(check.video(video("a.mp4", "-c:a aac"), PLANNED).picture().width())
        .isEqualTo(64);
  }

  @ParameterizedTest
  @CsvSource({"mp4, 2", "mp4, 10", "mkv, 2", "ts, 2", "asf, 2"})
  void a_file_that_was_cut_off_is_refused(String ending, int part) throws IOException {
    Path file =
        video("a." + ending, "-c:a aac" + (ending.equals("mp4") ? " -movflags +faststart" : ""));
    byte[] all = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(all, all.length - all.length / part));

    assertRefused(file, PLANNED, "The output");
  }

  @Test
  void another_size_codec_or_length_is_refused() {
    Path file = video("a.mp4", "-c:a aac");

    assertRefused(
        file,
        new PlannedVideo(new Size(64, 64), Optional.of("aac"), PLANNED.written()),
        "it is 64x48");
    assertRefused(
        file,
        new PlannedVideo(PLANNED.size(), Optional.empty(), PLANNED.written()),
        "its sound is not as planned");
    assertRefused(
        file,
        new PlannedVideo(PLANNED.size(), Optional.of("aac"), Duration.ofSeconds(3)),
        "its length is -1");
  }

  @Test
  void colours_without_tags_are_refused() {
    Path file = TestMedia.clip(folder.resolve("a.mp4"), "testsrc2=size=64x48", 2);

    assertRefused(file, PLANNED, "its colour tags are missing");
  }

  @Test
  void a_sound_that_was_cut_off_is_refused() throws IOException {
    Path file = TestMedia.sound(folder.resolve("a.ogg"), "sine=duration=4");
    byte[] all = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(all, all.length / 2));

    assertThatThrownBy(() -> check.sound(file, "flac", Duration.ofSeconds(4), false))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("The output");
  }
}
