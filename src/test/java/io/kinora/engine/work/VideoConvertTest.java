package io.kinora.engine.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kinora.infra.base.FailureException;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.probe.ColourFacts;
import io.kinora.media.probe.ProbeResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The tasks contract, sections 10 and 11.
class VideoConvertTest {

  private static final String KIND = "video.convert";

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

  /// Red left, blue right, and a tone.
  private Path halves(String size, double seconds) {
    return TestMedia.clip(
        folder.resolve("in.mp4"),
        "color=0xC00000:size=" + size + ":rate=25[l];color=0x0000C0:size=" + size + ":rate=25[r];"
            + "[l][r]hstack,format=gbrp,scale=out_color_matrix=bt709:out_range=tv"
            + ",format=yuv420p,setparams=range=tv:colorspace=bt709",
        seconds);
  }

  private ProbeResult.Video made(TestWorkshop.Done done) {
    return (ProbeResult.Video) workshop.probe(done.output());
  }

  @Test
  void a_video_becomes_a_smaller_one_and_is_described() throws Exception {
    Path in = halves("160x180", 2);

    var done = workshop.run(KIND, in, "\"width\":160");

    assertThat(done.result().toString())
        .isEqualTo("{\"content_type\":\"video/mp4\",\"width\":160,\"height\":90,\"duration\":2.0,"
            + "\"frame_rate\":25.0,\"alpha\":false,\"rotation\":0.0,\"audio_codec\":\"aac\","
            + "\"video_codec\":\"h264\",\"original_width\":320,\"original_height\":180,"
            + "\"output\":{\"$file\":\"output\"}}");
    assertThat(TestMedia.colourAt(done.output(), 1, 40, 45).get(0)).isCloseTo(0xC0, within(4));
    assertThat(TestMedia.colourAt(done.output(), 1, 120, 45).get(2)).isCloseTo(0xC0, within(4));
    assertThat(TestMedia.loudness(done.output(), 0.5, 1)).isCloseTo(0.0884, within(0.01));
    assertThat(made(done).picture().colour()).isEqualTo(ColourFacts.BT_709);
    assertThat(workshop.leftovers()).isEmpty();
    assertThat(done.percents()).isSorted().allMatch(percent -> percent <= 99);
  }

  @ParameterizedTest
  @CsvSource({
    "aac, video/mp4, mp4",
    "mp3, video/mp4, mp4",
    "mp2, video/mp2t, mpegts",
    "wmav1, video/x-ms-asf, asf",
    "wmav2, video/x-ms-asf, asf"
  })
  void each_codec_of_sound_comes_in_its_container(String codec, String type, String format)
      throws Exception {
    var done = workshop.run(
        KIND,
        halves("64x64", 2),
        "\"audio_codec\":\"" + codec + "\",\"audio_bitrate\":100,\"sample_rate\":22050");

    assertThat(done.result().path("content_type").asString()).isEqualTo(type);
    assertThat(done.result().path("audio_codec").asString()).isEqualTo(codec);
    assertThat(made(done).format()).isEqualTo(format);
    assertThat(made(done).sound().orElseThrow().sampleRate()).isEqualTo(22_050);
    assertThat(TestMedia.loudness(done.output(), 0.5, 1)).isCloseTo(0.0884, within(0.01));
  }

  @Test
  void players_can_begin_before_they_have_all() throws Exception {
    var done = workshop.run(KIND, halves("64x64", 1), "");

    String bytes = Files.readString(done.output(), StandardCharsets.ISO_8859_1);
    assertThat(bytes.indexOf("moov")).isPositive().isLessThan(bytes.indexOf("mdat"));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"width\":100,\"height\":100', 100, 56",
    "'\"width\":100,\"height\":100,\"crop\":true', 100, 100",
    "'\"width\":101', 100, 56",
    "'\"height\":91', 160, 90",
    "'\"width\":640', 640, 360"
  })
  void sizes_are_fitted_or_filled_and_even(String parameters, int width, int height)
      throws Exception {
    var done = workshop.run(KIND, halves("160x180", 0.2), parameters);

    assertThat(made(done).picture().width()).isEqualTo(width);
    assertThat(made(done).picture().height()).isEqualTo(height);
  }

  @Test
  void odd_sides_become_even_and_pixels_stay_square() throws Exception {
    Path in = TestMedia.made(
        folder.resolve("in.mkv"), "-filter_complex testsrc=size=321x241:duration=1 -c:v ffv1");

    var done = workshop.run(KIND, in, "");

    assertThat(TestMedia.fact(done.output(), "stream=width,height,sample_aspect_ratio"))
        .isEqualTo("320,240,1:1");
    assertThat(done.result().path("original_width").asInt()).isEqualTo(321);
    assertThat(done.result().path("audio_codec").isNull()).isTrue();
    assertThat(made(done).sound()).isEmpty();
  }

  /// Source: ffmpeg's option `-display_rotation`, degrees counter-clockwise.
  @ParameterizedTest
  @CsvSource({"90, 128, 160, 64, 120", "180, 160, 128, 120, 64", "270, 128, 160, 64, 40"})
  void a_video_of_a_phone_is_turned_upright_once(
      int turn, int width, int height, int redX, int redY) throws Exception {
    Path flat = halves("80x128", 1);
    TestMedia.run(FfmpegCommand.ffmpeg()
        .words("-display_rotation", String.valueOf(turn))
        .input(flat)
        .words("-c", "copy")
        .output(folder.resolve("turned.mp4"))
        .build());

    var done = workshop.run(KIND, folder.resolve("turned.mp4"), "");

    assertThat(made(done).picture().turn()).isZero();
    assertThat(made(done).picture().width()).isEqualTo(width);
    assertThat(made(done).picture().height()).isEqualTo(height);
    assertThat(done.result().path("original_width").asInt()).isEqualTo(width);
    assertThat(done.result().path("rotation").asDouble()).isZero();
    assertThat(TestMedia.colourAt(done.output(), 0.5, redX, redY).get(0))
        .isCloseTo(0xC0, within(4));
  }

  @Test
  void frames_of_no_fixed_rate_keep_their_times() throws Exception {
    Path in = TestMedia.made(
        folder.resolve("in.mp4"),
        "-filter_complex testsrc2=size=64x48:rate=30:duration=3,select='not(mod(n,7))+gt(n,60)'"
            + " -fps_mode vfr -enc_time_base 1:90000 -pix_fmt yuv420p");

    var done = workshop.run(KIND, in, "");

    assertThat(timesOf(done.output())).isEqualTo(timesOf(in)).hasSize(38);
  }

  private static List<String> timesOf(Path file) {
    return TestMedia.fact(file, "packet=pts_time").lines().sorted().toList();
  }

  @Test
  void a_bright_video_of_ten_bits_is_brought_down_to_a_usual_screen() throws Exception {
    Path in = TestMedia.made(
        folder.resolve("in.mp4"),
        "-filter_complex color=black:size=64x48:duration=0.4,format=yuv444p10le,geq=lum=572:cb=512"
            + ":cr=512,format=yuv420p10le,setparams=range=tv:colorspace=bt2020nc"
            + ":color_primaries=bt2020:color_trc=smpte2084"
            + " -c:v libx265 -x265-params log-level=error:max-cll=1000,400");

    var done = workshop.run(KIND, in, "\"crf\":5");

    assertThat(TestMedia.fact(done.output(), "stream=pix_fmt,color_transfer"))
        .isEqualTo("yuv420p,bt709");
    assertThat(TestMedia.fact(done.output(), "stream_side_data=max_content")).isEmpty();
    assertThat(TestMedia.colourAt(done.output(), 0.1, 30, 20))
        .allSatisfy(part -> assertThat(part).isBetween(205, 225));
  }

  @ParameterizedTest
  @ValueSource(strings = {"yuv420p10le", "yuv422p", "yuv444p10le", "gbrp"})
  void every_kind_of_pixels_becomes_the_one_that_all_players_know(String format) throws Exception {
    Path in = TestMedia.made(
        folder.resolve("in.mkv"),
        "-filter_complex color=0x20A040:size=64x48:duration=0.4,format=gbrp,"
            + "scale=out_color_matrix=bt601:out_range=tv,format=" + format + " -c:v ffv1");

    var done = workshop.run(KIND, in, "\"crf\":5");

    assertThat(TestMedia.fact(done.output(), "stream=pix_fmt")).isEqualTo("yuv420p");
    List<Integer> colour = TestMedia.colourAt(done.output(), 0.1, 30, 20);
    assertThat(colour.get(0)).isCloseTo(0x20, within(4));
    assertThat(colour.get(1)).isCloseTo(0xA0, within(4));
    assertThat(colour.get(2)).isCloseTo(0x40, within(4));
  }

  @ParameterizedTest
  @CsvSource({
    "in.mov, format=argb -c:v qtrle",
    "in.mov, format=rgba -c:v png",
    "in.webm, SEEN -c:v libvpx-vp9 -auto-alt-ref 0 -crf 5",
    "in.webm, SEEN -c:v libvpx -auto-alt-ref 0 -crf 5",
    "in.mkv, SEEN -c:v libvpx-vp9 -auto-alt-ref 0 -crf 5"
  })
  void what_one_can_see_through_is_drawn_on_black(String name, String words) throws Exception {
    Path in = TestMedia.made(
        folder.resolve(name),
        "-filter_complex color=0xC0C0C0@0.5:size=64x48:duration=0.4,"
            + words.replace("SEEN", TestMedia.SEEN_THROUGH));

    var done = workshop.run(KIND, in, "\"crf\":5");

    assertThat(TestMedia.colourAt(done.output(), 0.1, 30, 20))
        .allSatisfy(part -> assertThat(part).isCloseTo(0x60, within(4)));
    assertThat(done.result().path("alpha").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"mono, 1", "stereo, 2", "5.1, 2"})
  void mono_and_stereo_stay_and_more_becomes_stereo(String layout, int channels) throws Exception {
    Path in = TestMedia.made(
        folder.resolve("in.mkv"),
        "-filter_complex testsrc2=size=64x48:duration=1[v];sine=duration=1,aformat=channel_layouts="
            + layout + "[a] -map [v] -map [a] -c:a flac");

    var done = workshop.run(KIND, in, "");

    assertThat(made(done).sound().orElseThrow().channels()).isEqualTo(channels);
    assertThat(TestMedia.loudness(done.output(), 0.2, 0.5)).isGreaterThan(0.03);
  }

  @Test
  void of_several_streams_the_best_are_taken() throws Exception {
    Path in = TestMedia.made(
        folder.resolve("in.mkv"),
        "-filter_complex color=red:size=64x48:duration=1[s];color=0x0000C0:size=128x96:duration=1[l]"
            + ";sine=duration=1,aformat=channel_layouts=mono[m];sine=duration=1,"
            + "aformat=channel_layouts=stereo[st]"
            + " -map [s] -map [m] -map [l] -map [st] -disposition 0");

    var done = workshop.run(KIND, in, "");

    assertThat(made(done).picture().width()).isEqualTo(128);
    assertThat(TestMedia.colourAt(done.output(), 0.5, 60, 40).get(2)).isGreaterThan(180);
    assertThat(made(done).sound().orElseThrow().channels()).isEqualTo(2);
  }

  @Nested
  class TheRates {

    private Path noise() {
      return TestMedia.made(
          folder.resolve("noise.mkv"),
          "-filter_complex testsrc2=size=320x240:duration=4,noise=alls=60:allf=t -c:v ffv1");
    }

    @Test
    void the_bit_rate_is_a_cap() throws Exception {
      var done = workshop.run(KIND, noise(), "\"video_bitrate\":300,\"crf\":0");

      assertThat(Files.size(done.output()) * 8 / 4 / 1000).isBetween(200L, 440L);
    }

    @Test
    void quality_decides_below_the_cap() throws Exception {
      long good = Files.size(workshop.run(KIND, noise(), "\"crf\":30").output());
      long bad = Files.size(workshop.run(KIND, noise(), "\"crf\":45").output());

      assertThat(bad).isLessThan(good / 2);
    }

    @Test
    void key_frames_come_as_often_as_asked() throws Exception {
      var done = workshop.run(KIND, halves("64x64", 2), "\"gop\":10");

      assertThat(
              TestMedia.fact(done.output(), "packet=flags").lines().filter(it -> it.contains("K")))
          .hasSize(5);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sound.mp3", "text.mp4", "picture.png"})
  void what_is_no_video_is_told_so(String name) throws IOException {
    Path file = folder.resolve(name);
    switch (name) {
      case "sound.mp3" -> TestMedia.sound(file, "sine=duration=1");
      case "picture.png" -> TestMedia.picture(file, "color=red:size=64x48");
      default -> Files.writeString(file, "no video");
    }

    assertThatThrownBy(() -> workshop.run(KIND, file, ""))
        .isInstanceOf(FailureException.class)
        .hasMessage(
            "INPUT_NOT_MEDIA: File '" + workshop.address(file) + "' is not a valid video file");
  }
}
