package io.kinora.engine.work;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kinora.infra.base.FailureException;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.probe.ProbeResult;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The tasks contract, sections 10 and 11.
class AudioConvertTest {

  private static final String KIND = "audio.convert";

  @TempDir
  Path folder;

  private TestWorkshop workshop;

  @BeforeEach
  void open() {
    workshop = TestWorkshop.in(folder);
  }

  @AfterEach
  void close() {
    workshop.close();
  }

  private ProbeResult.Audio made(TestWorkshop.Done done) {
    return (ProbeResult.Audio) workshop.probe(done.output());
  }

  /// The checksums of the packets: the same where a sound was copied.
  private static String packetsOf(Path file) {
    return new String(
            TestMedia.run(FfmpegCommand.ffmpeg()
                .input(file)
                .words("-map", "0:a", "-c", "copy", "-f", "streamhash", "pipe:1")
                .build()),
            US_ASCII)
        .strip();
  }

  @ParameterizedTest
  @CsvSource({"mp3, audio/mpeg, mp3", "vorbis, audio/ogg, ogg", "aac, audio/mp4, mp4"})
  void each_codec_comes_in_its_container(String codec, String type, String format)
      throws Exception {
    Path in =
        TestMedia.sound(folder.resolve("in.wav"), "sine=duration=3,aformat=channel_layouts=stereo");

    var done = workshop.run(KIND, in, "\"codec\":\"" + codec + "\"");

    assertThat(done.result().path("duration").asDouble()).isCloseTo(3, within(0.1));
    assertThat(done.result().path("content_type").asString()).isEqualTo(type);
    assertThat(done.result().path("output").path("$file").asString()).isEqualTo("output");
    assertThat(made(done).sound().codec()).isEqualTo(codec);
    assertThat(made(done).format()).isEqualTo(format);
    assertThat(TestMedia.loudness(done.output(), 0.5, 2))
        .isCloseTo(TestMedia.loudness(in, 0.5, 2), within(0.005));
    assertThat(workshop.leftovers()).isEmpty();
  }

  /// The last block of AAC is filled up to 1024 samples. MP4 tells where the sound ends; other
  /// files
  /// do not, and what fills it is heard.
  @ParameterizedTest
  @CsvSource({
    "in.m4a, aac, 0.002",
    "in.m4a, vorbis, 0.002",
    "in.mov, aac, 0.002",
    "in.mka, aac, 0.047",
    "in.ts, mp3, 0.047",
  })
  void a_sound_of_aac_becomes_no_longer_where_its_file_tells_its_end(
      String name, String codec, double tolerance) throws Exception {
    Path in = TestMedia.made(
        folder.resolve(name),
        "-filter_complex sine=duration=2,aformat=sample_rates=44100 -c:a aac");

    var done = workshop.run(KIND, in, "\"force\":true,\"codec\":\"" + codec + "\"");

    assertThat(made(done).length().toNanos() / 1e9).isCloseTo(2, within(tolerance));
    assertThat(TestMedia.loudness(done.output(), 1.8, 0.19)).isGreaterThan(0.05);
  }

  @ParameterizedTest
  @CsvSource({
    "mp3, mono, 96000, 1, 48000",
    "mp3, 5.1, 44100, 2, 44100",
    "aac, 5.1, 8000, 2, 48000",
    "vorbis, mono, 22050, 2, 22050",
    "vorbis, 7.1, 48000, 2, 48000"
  })
  void unusual_rates_and_channels_become_usual(
      String codec, String layout, int rate, int channels, int expectedRate) throws Exception {
    Path in = TestMedia.sound(
        folder.resolve("in.flac"),
        "sine=duration=2:sample_rate=" + rate + ",aformat=channel_layouts=" + layout);

    var done = workshop.run(KIND, in, "\"codec\":\"" + codec + "\"");

    assertThat(made(done).sound().channels()).isEqualTo(channels);
    assertThat(made(done).sound().sampleRate()).isEqualTo(expectedRate);
    assertThat(TestMedia.loudness(done.output(), 0.5, 1)).isGreaterThan(0.02);
  }

  @ParameterizedTest
  @CsvSource({"mp3, in.mka, libmp3lame", "vorbis, in.webm, vorbis", "aac, in.ts, aac"})
  void a_sound_that_has_the_codec_is_copied_unless_forced(String codec, String name, String encoder)
      throws Exception {
    Path in = TestMedia.made(
        folder.resolve(name),
        "-filter_complex sine=duration=2,aformat=channel_layouts=stereo -c:a " + encoder
            + " -strict -2");
    String parameters = "\"codec\":\"" + codec + "\"";

    String copied = packetsOf(workshop.run(KIND, in, parameters).output());
    String forced =
        packetsOf(workshop.run(KIND, in, parameters + ",\"force\":true").output());

    assertThat(forced).isNotEqualTo(copied);
    if (!codec.equals("aac")) { // Its packets lose a head on the way out of a transport stream.
      assertThat(copied).isEqualTo(packetsOf(in));
    }
  }

  @Test
  void the_sound_of_a_video_is_taken() throws Exception {
    Path in = TestMedia.clip(folder.resolve("in.mp4"), "testsrc2=size=64x48", 2);

    var done = workshop.run(KIND, in, "");

    assertThat(done.result().path("content_type").asString()).isEqualTo("audio/mpeg");
    assertThat(TestMedia.loudness(done.output(), 0.5, 1)).isCloseTo(0.0884, within(0.005));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp3", "aac", "vorbis"})
  void a_cover_picture_is_left_out_and_the_title_stays(String codec) throws Exception {
    Path cover = TestMedia.picture(folder.resolve("c.png"), "color=red:size=64x48");
    Path in = folder.resolve("in.m4a");
    TestMedia.run(FfmpegCommand.ffmpeg()
        .input(cover)
        .words("-filter_complex", "sine=duration=2[a]", "-map", "0:v", "-map", "[a]")
        .words("-c:v", "png", "-disposition:v", "attached_pic", "-metadata", "title=Song")
        .output(in)
        .build());

    var done = workshop.run(KIND, in, "\"codec\":\"" + codec + "\"");

    assertThat(TestMedia.fact(done.output(), "stream=codec_name")).isEmpty();
    assertThat(TestMedia.fact(done.output(), "format_tags=title:stream_tags=title")
            + title(done.output()))
        .contains("Song");
  }

  private static String title(Path file) {
    return new String(
        TestMedia.run(FfmpegCommand.ffprobe()
            .words("-show_entries", "stream_tags=title")
            .input(file)
            .build()),
        UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"silent.mp4", "picture.png"})
  void what_has_no_sound_is_told_so(String name) {
    Path file = folder.resolve(name);
    if (name.equals("picture.png")) {
      TestMedia.picture(file, "color=red:size=64x48");
    } else {
      TestMedia.made(file, "-filter_complex testsrc2=size=64x48:duration=1");
    }

    assertThatThrownBy(() -> workshop.run(KIND, file, ""))
        .isInstanceOf(FailureException.class)
        .hasMessage(
            "INPUT_NOT_MEDIA: File '" + workshop.address(file) + "' is not a valid audio file");
  }
}
