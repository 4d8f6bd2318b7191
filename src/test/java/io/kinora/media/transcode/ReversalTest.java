package io.kinora.media.transcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.image.Fit;
import io.kinora.media.probe.ProbeLimits;
import io.kinora.media.probe.ProbeResult;
import io.kinora.media.probe.Prober;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReversalTest {

  private static final int WIDTH = 128;
  private static final int HEIGHT = 64;

  /// Its number as eight bits of black and white, one beside the other.
  private static final String NUMBERED =
      "geq=lum='16+219*mod(floor(N/pow(2,floor(X/16))),2)'" + ":cb=128:cr=128,format=yuv420p";

  @TempDir
  Path folder;

  private final Prober prober = new Prober(TestMedia.runner(), ProbeLimits.USUAL);

  private Path numbered(String name, int rate, int count, String filters, String words) {
    return TestMedia.made(
        folder.resolve(name),
        "-filter_complex color=black:size=" + WIDTH + "x" + HEIGHT + ":rate=" + rate + ":duration="
            + (double) count / rate + "," + NUMBERED + filters + " " + words);
  }

  private Path reversed(Path file, int stretchFrames) {
    var video = (ProbeResult.Video) prober.probe(file, "it", new StopSignal());
    var fit = new Fit(OptionalInt.empty(), OptionalInt.empty(), false);
    var wish = new VideoWish(fit, 20_000, 15, 250, new SoundWish(AudioCodec.AAC, 128, 44_100));
    Path out = folder.resolve("reversed.mp4");
    try (var work = WorkFolder.in(folder.resolve("work"))) {
      new Reversal(
              new Source(file, "it", video),
              wish,
              TestMedia.runner(),
              2,
              (long) stretchFrames * WIDTH * HEIGHT * 3 / 2)
          .make(
              work,
              out,
              new OutputCheck(TestMedia.runner(), prober, new StopSignal()),
              new StopSignal(),
              _ -> {});
    }
    return out;
  }

  /// The numbers of all frames, in the order in which they are shown.
  private static List<Integer> numbersIn(Path file, boolean isTurned) {
    byte[] frames = TestMedia.run(FfmpegCommand.ffmpeg()
        .input(file)
        .words("-fps_mode", "passthrough", "-vf")
        .words((isTurned ? "transpose=clock," : "") + "scale=8:1:flags=area,format=gray")
        .words("-f", "rawvideo", "pipe:1")
        .build());
    var numbers = new ArrayList<Integer>();
    for (int at = 0; at < frames.length; at += 8) {
      int number = 0;
      for (int bit = 0; bit < 8; bit++) {
        number |= (frames[at + bit] & 255) > 127 ? 1 << bit : 0;
      }
      numbers.add(number);
    }
    return numbers;
  }

  private static List<Double> timesOf(Path file) {
    return TestMedia.fact(file, "packet=pts_time")
        .lines()
        .map(line -> Double.parseDouble(line.replace(",", "")))
        .sorted()
        .toList();
  }

  private void assertReversed(Path file, int stretchFrames) {
    Path out = reversed(file, stretchFrames);

    List<Integer> expected = new ArrayList<>(numbersIn(file, false));
    assertThat(expected).hasSizeGreaterThan(30).doesNotHaveDuplicates();
    Collections.reverse(expected);
    assertThat(numbersIn(out, false)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 30, 100_000})
  void every_frame_comes_once_across_the_borders_of_stretches(int stretchFrames) {
    assertReversed(numbered("in.mp4", 25, 100, "", "-c:v libx264 -g 24 -bf 3"), stretchFrames);
  }

  @ParameterizedTest
  @CsvSource({
    "in.mkv, -c:v libx264 -x264-params open-gop=1:keyint=20:bframes=3",
    "in.ts, -c:v libx264 -x264-params open-gop=1:keyint=20:bframes=3",
    "in.ts, -c:v mpeg2video -g 15 -bf 2 -q:v 2",
    "in.avi, -c:v mpeg4 -g 30 -bf 2 -q:v 2",
    "in.webm, -c:v libvpx-vp9 -g 20 -b:v 2M -deadline realtime -cpu-used 8",
    "in.flv, -c:v libx264 -g 20 -bf 2",
    "in.mp4, -c:v libx265 -x265-params log-level=error:keyint=20:open-gop=1"
  })
  void every_codec_and_container_is_turned_round_exactly(String name, String words) {
    assertReversed(numbered(name, 25, 90, "", words), 13);
  }

  @Test
  void an_odd_rate_stays() {
    Path file = numbered("in.mp4", 24, 60, ",settb=1001/24000,setpts=N", "-r 24000/1001");

    assertReversed(file, 11);

    assertThat(TestMedia.fact(folder.resolve("reversed.mp4"), "stream=avg_frame_rate"))
        .isEqualTo("24000/1001");
  }

  @Test
  void times_of_no_fixed_rate_are_mirrored() {
    Path file = numbered(
        "in.mp4",
        30,
        90,
        ",select='not(mod(n,7))+gt(n,60)'",
        "-fps_mode vfr -enc_time_base 1:90000");

    assertReversed(file, 5);

    List<Double> before = timesOf(file);
    List<Double> after = timesOf(folder.resolve("reversed.mp4"));
    assertThat(after).hasSameSizeAs(before);
    // Frame k is shown as long as it was: it begins where its follower began, from the end.
    double end = before.getLast() + (before.getLast() - before.getFirst()) / (before.size() - 1);
    for (int index = 1; index < after.size(); index++) {
      assertThat(after.get(index))
          .isCloseTo(end - before.get(before.size() - index), within(0.001));
    }
  }

  @Test
  void a_video_of_a_phone_is_turned_upright_and_round() {
    Path flat = numbered("flat.mp4", 25, 50, "", "-g 20");
    Path file = folder.resolve("in.mp4");
    TestMedia.run(FfmpegCommand.ffmpeg()
        .words("-display_rotation", "90")
        .input(flat)
        .words("-c", "copy")
        .output(file)
        .build());

    Path out = reversed(file, 9);

    List<Integer> expected = new ArrayList<>(numbersIn(flat, false));
    Collections.reverse(expected);
    assertThat(TestMedia.fact(out, "stream=width,height")).isEqualTo("64,128");
    assertThat(numbersIn(out, true)).isEqualTo(expected);
  }

  @Test
  void pixels_that_are_not_square_stay_so() {
    Path file = numbered("in.mp4", 25, 40, ",setsar=16/15", "-g 20");

    Path out = reversed(file, 9);

    assertThat(TestMedia.fact(out, "stream=sample_aspect_ratio")).isEqualTo("16:15");
  }

  @Test
  void the_sound_of_the_end_comes_first() {
    Path file = TestMedia.made(
        folder.resolve("in.mkv"),
        "-filter_complex color=black:size=128x64:duration=3," + NUMBERED
            + "[v];aevalsrc='between(t,0.5,0.6)':d=3:s=44100[a] -map [v] -map [a] -c:a flac");

    Path out = reversed(file, 20);

    assertThat(TestMedia.loudness(out, 2.41, 0.08)).isGreaterThan(0.9);
    assertThat(TestMedia.loudness(out, 0, 2.35)).isLessThan(0.01);
    assertThat(TestMedia.loudness(out, 2.55, 0.4)).isLessThan(0.01);
  }

  @Test
  void the_last_picture_is_held_while_the_sound_goes_on() {
    Path file = TestMedia.made(
        folder.resolve("in.mkv"),
        "-filter_complex color=black:size=128x64:duration=2," + NUMBERED
            + "[v];sine=duration=3[a] -map [v] -map [a] -c:a flac");

    Path out = reversed(file, 20);

    assertThat(timesOf(out)).startsWith(0.0, 1.04);
    assertThat(TestMedia.loudness(out, 0.1, 2.8)).isCloseTo(0.0884, within(0.01));
  }

  @Test
  void stretches_begin_at_key_frames_where_they_can() {
    var keys = new BitSet();
    keys.set(0);
    keys.set(30);
    keys.set(60);

    assertThat(Stretch.of(80, keys, 35))
        .containsExactly(new Stretch(60, 80), new Stretch(30, 60), new Stretch(0, 30));
    assertThat(Stretch.of(80, keys, 12))
        .containsExactly(
            new Stretch(68, 80),
            new Stretch(60, 68),
            new Stretch(48, 60),
            new Stretch(36, 48),
            new Stretch(30, 36),
            new Stretch(18, 30),
            new Stretch(6, 18),
            new Stretch(0, 6));
  }
}
