package io.kinora.media.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kinora.infra.base.StopSignal;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.ffmpeg.FfmpegPrograms;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.SandboxLevel;
import io.kinora.media.preset.Outcome.Made;
import io.kinora.media.probe.ProbeLimits;
import io.kinora.media.probe.Prober;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Theora, with an ffmpeg that the operator brings. Source: the panda contract, section 10, ogg.
@Timeout(180)
class TheoraTest {

  private static final String ID = "2f8760b7e0d4c7dbe609b5872be9bc3b";
  private static final Path SYSTEM = Path.of("/usr/bin");

  @TempDir
  private Path folder;

  @BeforeEach
  void look() {
    boolean isThere = Files.isExecutable(SYSTEM.resolve("ffmpeg"))
        && Files.isExecutable(SYSTEM.resolve("ffprobe"));
    assumeTrue(isThere, "the system has no ffmpeg: Theora is not encoded");
  }

  @Test
  void ogg_is_made_by_an_ffmpeg_that_has_theora() throws IOException {
    var runner = FfmpegRunner.start(FfmpegPrograms.in(SYSTEM), SandboxLevel.LIMITS);
    assumeTrue(
        Encoders.of(runner, new StopSignal()).has("libtheora"),
        "the ffmpeg of the system has no Theora");
    var prober = new Prober(runner, ProbeLimits.USUAL);
    Path clip = TestMedia.clip(folder.resolve("a.mp4"), "color=red:size=64x48", 2);
    var facts = (SourceFacts) new SourceReading(runner, prober).of(clip, true, new StopSignal());
    var wish = new Wish(
        ID,
        ProfileReading.read(Map.of("preset_name", "ogg", "two_pass", "true")),
        Optional.empty(),
        List.of());

    var order = new KitchenOrder(clip, facts, List.of(wish), folder.resolve("work"));
    var kitchen = new EncodingKitchen(runner, prober, 2);
    Outcome outcome =
        Served.all(kitchen, order, new SilentWatch(), new StopSignal()).getFirst();

    assertThat(outcome).as(outcome.toString()).isInstanceOf(Made.class);
    Path file = ((Made) outcome).files().getFirst();
    assertThat(file.toString()).endsWith(".ogg");
    assertThat(TestMedia.fact(file, "stream=codec_name,width,height")).isEqualTo("theora,640,480");
  }
}
