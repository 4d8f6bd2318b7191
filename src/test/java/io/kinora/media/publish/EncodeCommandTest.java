package io.kinora.media.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FailureException;
import io.kinora.media.ffmpeg.Ending;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.image.Fit.Size;
import io.kinora.media.probe.ColourFacts;
import io.kinora.media.probe.PictureFacts;
import io.kinora.media.profile.FrameRate;
import io.kinora.media.publish.Footage.Packing;
import io.kinora.media.publish.Footage.Sound;
import io.kinora.media.publish.Footage.View;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodeCommandTest {

  private static final Path SOURCE = Path.of("/work/upload");
  private static final Path FOLDER = Path.of("/work/out");
  private static final Size HD = new Size(1280, 720);

  private static PictureFacts picture(String pixelFormat, int width) {
    return new PictureFacts(
        0,
        "h264",
        width,
        720,
        0,
        false,
        pixelFormat,
        25,
        250,
        ColourFacts.BT_709,
        Optional.empty());
  }

  private static Footage footage(PictureFacts picture, Packing packing, String soundProfile) {
    var end = Duration.ofSeconds(10);
    return new Footage(
        picture,
        end,
        new View(HD, new FrameRate(25, 1), false, end),
        packing,
        Optional.of(new Sound(1, "aac", soundProfile, Duration.ofSeconds(8))));
  }

  private static Packing packing(long kbit, boolean isSquare) {
    return new Packing("High", 25, kbit, isSquare, true);
  }

  private static String words(Footage footage) {
    var rungs = List.of(new Rung(new Size(426, 240), 523), new Rung(HD, 2722));
    return String.join(
        " ", new EncodeCommand(footage, rungs, 2, "veryfast").of(SOURCE, FOLDER).words());
  }

  @Test
  void one_run_decodes_once_and_encodes_all() {
    Footage footage = footage(picture("yuv420p", 1280), packing(2000, true), "LC");

    assertThat(words(footage))
        .endsWith(" -threads 2 -f mov -protocol_whitelist file,pipe,fd -format_whitelist "
            + whitelist(footage)
            + " -i file:/work/upload -filter_complex_threads 2 -filter_complex"
            + " [0:0]fps=fps=25/1:start_time=0,scale=1280:720:flags=bicubic,"
            + "setparams=range=tv:colorspace=bt709:color_primaries=bt709:color_trc=bt709,setsar=1,"
            + "split=2[s0][s1];[s0]scale=426:240:flags=bicubic,setsar=1[v0];[s1]null[v1]"
            + " -map [v0]" + encoder(523) + " file:/work/out/v240.mp4"
            + " -map [v1]" + encoder(2722) + " file:/work/out/v720.mp4"
            + " -map 0:1 -af aresample=async=1:first_pts=0,apad=pad_dur=2.000 -ar 48000 -ac 2"
            + " -c:a aac -b:a 128k -frag_duration 1000000 -map_metadata -1 -map_chapters -1"
            + " -f mp4 -movflags +delay_moov+default_base_moof file:/work/out/audio.mp4");
  }

  private static String whitelist(Footage footage) {
    return words(footage).replaceAll(".*-format_whitelist (\\S+) .*", "$1");
  }

  private static String encoder(int kbit) {
    return " -c:v libx264 -preset veryfast -profile:v high -pix_fmt yuv420p -threads:v 2 -crf 21"
        + " -maxrate:v " + kbit + "k -bufsize:v " + 2 * kbit + "k -g 51 -sc_threshold 0"
        + " -forced-idr 1 -force_key_frames expr:gte(t,n_forced*2-0.001)"
        + " -map_metadata -1 -map_chapters -1 -f mp4"
        + " -movflags +frag_keyframe+delay_moov+default_base_moof";
  }

  @Test
  void the_run_lets_others_go_first() {
    var command = new EncodeCommand(
            footage(picture("yuv420p", 1280), packing(2000, true), "LC"),
            List.of(new Rung(HD, 2722)),
            2,
            "veryfast")
        .of(SOURCE, FOLDER);

    assertThat(command.priority()).isEqualTo(FfmpegCommand.Priority.LOW);
  }

  @Test
  void matrix_and_range_are_said_where_colours_change() {
    assertThat(words(footage(picture("yuv444p10le", 1280), packing(2000, true), "LC")))
        .contains("scale=1280:720:in_color_matrix=bt709:in_range=tv:out_color_matrix=bt709"
            + ":out_range=tv:flags=bicubic+accurate_rnd+full_chroma_int,format=yuv420p,setparams=");
  }

  @ParameterizedTest
  @CsvSource({"PT1S, PT10M", "PT20S, PT10M", "PT1M, PT30M", "PT4H, PT120H"})
  void the_time_limit_follows_from_the_length(Duration length, Duration limit) {
    assertThat(Encoding.limits(length).wallClock()).isEqualTo(limit);
  }

  @Nested
  class WhenTheRunFails {

    private static FaultCode fault(Ending.Kind kind, String messages) {
      try {
        Encoding.check(new Ending(kind, messages));
      } catch (MediaFaultException failure) {
        return failure.fault().code();
      }
      throw new AssertionError("nothing was thrown");
    }

    @Test
    void the_reason_is_told() {
      assertThat(fault(Ending.Kind.TIMED_OUT, "")).isEqualTo(FaultCode.TIMEOUT);
      assertThat(fault(Ending.Kind.STALLED, "")).isEqualTo(FaultCode.TIMEOUT);
      assertThat(fault(Ending.Kind.FAILED, "x")).isEqualTo(FaultCode.ENCODING_FAILED);
      assertThat(fault(Ending.Kind.FAILED, "Decode error rate 1 exceeds maximum 0.666667"))
          .isEqualTo(FaultCode.INVALID_MEDIA);
      assertThat(fault(Ending.Kind.SUCCEEDED, "[mov] stream 0, offset 0x30: partial file"))
          .isEqualTo(FaultCode.TRUNCATED_MEDIA);
    }

    @Test
    void a_full_disk_is_not_because_of_the_file() {
      var full = new Ending(Ending.Kind.FAILED, "av_interleaved: No space left on device");

      assertThatThrownBy(() -> Encoding.check(full))
          .isInstanceOfSatisfying(
              FailureException.class,
              it -> assertThat(it.failure().code()).isEqualTo(FailureCode.OUT_OF_SPACE));
    }

    @Test
    void only_a_timeout_is_worth_another_try() {
      assertThat(Stream.of(FaultCode.values()).filter(FaultCode::isRetryable))
          .containsExactly(FaultCode.TIMEOUT);
      assertThat(FaultCode.NO_VIDEO_STREAM.word()).isEqualTo("no_video_stream");
    }
  }

  @Nested
  class WhetherTheSourceMayStay {

    private static boolean may(Footage footage, boolean isClean) {
      return Progressive.maySourceStay(
          footage, new Encoded(List.of(new Rung(HD, 2722)), true, isClean));
    }

    @Test
    void a_source_that_is_what_its_largest_size_would_be_may() {
      assertThat(may(footage(picture("yuv420p", 1280), packing(4000, true), "LC"), true))
          .isTrue();
    }

    @Test
    void all_others_may_not() {
      Packing good = packing(4000, true);
      PictureFacts usual = picture("yuv420p", 1280);

      assertThat(may(footage(usual, good, "LC"), false)).isFalse();
      assertThat(may(footage(usual, good, "HE-AAC"), true)).isFalse();
      assertThat(may(footage(usual, packing(4100, true), "LC"), true)).isFalse();
      assertThat(may(footage(usual, packing(4000, false), "LC"), true)).isFalse();
      assertThat(may(footage(picture("yuv422p", 1280), good, "LC"), true)).isFalse();
      assertThat(may(footage(picture("yuvj420p", 1280), good, "LC"), true)).isFalse();
      assertThat(may(footage(picture("yuv420p", 1281), good, "LC"), true)).isFalse();
    }
  }
}
