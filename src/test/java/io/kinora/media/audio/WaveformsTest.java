package io.kinora.media.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.StopSignal;
import io.kinora.media.audio.Waveform.Format;
import io.kinora.media.audio.Waveform.Paint;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.probe.ProbeLimits;
import io.kinora.media.probe.ProbeResult;
import io.kinora.media.probe.Prober;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The tasks contract, section 10, audio.waveform.
class WaveformsTest {

  private static final Paint BLACK_ON_WHITE = paint("#000", "#FFF");

  /// Two seconds at .8, two at .2, two at .8 again.
  private static final String LOUD_QUIET_LOUD =
      "aevalsrc='(0.8-0.6*between(t,2,4))*sin(2*PI*500*t)':d=6:s=44100";

  @TempDir
  Path folder;

  private final Waveforms waveforms = new Waveforms(TestMedia.runner());

  private static Paint paint(String fill, String background) {
    return new Paint(Colour.of(fill), Colour.of(background));
  }

  private static Waveform wish(int width, int height, int margin) {
    return new Waveform(width, height, margin, BLACK_ON_WHITE, Format.PNG);
  }

  private static Excerpt between(double start, double end) {
    return new Excerpt(seconds(start), Optional.of(seconds(end)));
  }

  private static Duration seconds(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }

  private Path sound(String name, String source) {
    return TestMedia.sound(folder.resolve(name), source);
  }

  private static SoundFile probed(Path file) {
    var prober = new Prober(TestMedia.runner(), ProbeLimits.USUAL);
    return switch (prober.probe(file, "it", new StopSignal())) {
      case ProbeResult.Audio it ->
        new SoundFile(file, "it", it.length(), it.sound().sampleRate());
      case ProbeResult.Video it -> new SoundFile(file, "it", it.length(), 0);
      default -> throw new AssertionError("no sound");
    };
  }

  private Path drawn(SoundFile sound, Excerpt excerpt, Waveform wish) {
    Path out = folder.resolve("out." + wish.format());
    assertThat(waveforms.draw(sound, excerpt, wish, out, _ -> {}, new StopSignal()))
        .isPositive();
    return out;
  }

  private Bitmap drawn(Path sound, Waveform wish) {
    return Bitmap.of(drawn(probed(sound), Excerpt.WHOLE, wish));
  }

  @Test
  void the_bars_of_a_loud_a_quiet_and_a_loud_part_have_their_heights() {
    Bitmap picture = drawn(sound("a.wav", LOUD_QUIET_LOUD), wish(300, 100, 0));

    assertThat(picture.barAt(50)).isCloseTo(80, within(2));
    assertThat(picture.barAt(150)).isCloseTo(20, within(2));
    assertThat(picture.barAt(250)).isCloseTo(80, within(2));
    assertThat(picture.barAt(98)).isCloseTo(80, within(2));
    assertThat(picture.barAt(101)).isCloseTo(20, within(2));
  }

  @ParameterizedTest
  @CsvSource({"100, 0", "101, 0", "100, 17", "61, 10"})
  void bars_are_symmetric_about_the_middle_and_leave_the_margins_free(int height, int margin) {
    Bitmap picture = drawn(
        sound("a.wav", "aevalsrc='sin(2*PI*500*t)*t/2':d=2:s=44100"), wish(64, height, margin));

    for (int x = 0; x < 64; x++) {
      assertThat(picture.firstOf(x)).isEqualTo(height - 1 - picture.lastOf(x));
    }
    assertThat(picture.firstOf(63)).isEqualTo(margin);
    assertThat(picture.barAt(63)).isEqualTo(height - 2 * margin);
  }

  @Test
  void silence_has_no_bars() {
    Bitmap picture = drawn(sound("a.wav", "anullsrc=d=1"), wish(20, 20, 0));

    assertThat(picture.barAt(10)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"mono", "stereo", "5.1", "7.1"})
  void a_sound_on_all_its_channels_has_one_height(String layout) {
    Path sound = sound(
        "a.wav", "aevalsrc='0.5*sin(2*PI*500*t)':d=1:s=44100,pan=" + layout + allChannels(layout));

    assertThat(drawn(sound, wish(20, 100, 0)).barAt(10)).isBetween(48, 52);
  }

  /// Words of ffmpeg that copy a sound to each channel of a layout.
  private static String allChannels(String layout) {
    int count = Map.of("mono", 1, "stereo", 2, "5.1", 6, "7.1", 8).getOrDefault(layout, 0);
    return IntStream.range(0, count)
        .mapToObj(index -> "|c" + index + "=c0")
        .collect(Collectors.joining());
  }

  @Test
  void a_part_is_drawn_over_the_whole_width() {
    SoundFile sound = probed(sound("a.wav", LOUD_QUIET_LOUD));

    Bitmap picture = Bitmap.of(drawn(sound, between(1, 3), wish(100, 100, 0)));

    assertThat(picture.barAt(10)).isCloseTo(80, within(2));
    assertThat(picture.barAt(48)).isCloseTo(80, within(2));
    assertThat(picture.barAt(52)).isCloseTo(20, within(2));
    assertThat(picture.barAt(99)).isCloseTo(20, within(2));
  }

  @Test
  void an_end_behind_the_end_is_the_end() {
    SoundFile sound = probed(sound("a.wav", LOUD_QUIET_LOUD));

    Bitmap picture = Bitmap.of(drawn(sound, between(2, 99), wish(100, 100, 0)));

    assertThat(picture.barAt(48)).isCloseTo(20, within(2));
    assertThat(picture.barAt(52)).isCloseTo(80, within(2));
    assertThat(picture.barAt(99)).isCloseTo(80, within(2));
  }

  /// Source: the tasks contract, section 10: start and end clamp to the duration.
  @ParameterizedTest
  @ValueSource(ints = {6, 0})
  void a_start_behind_the_end_is_the_end_and_shows_nothing(int toldSeconds) {
    Path sound = sound("a.wav", LOUD_QUIET_LOUD);
    var file = new SoundFile(sound, "it", Duration.ofSeconds(toldSeconds), 44_100);
    Path out = folder.resolve("out.png");

    Duration length =
        waveforms.draw(file, between(7, 8), wish(10, 10, 0), out, _ -> {}, new StopSignal());

    assertThat(length).isEqualTo(Duration.ofSeconds(6));
    assertThat(Bitmap.of(out).bars()).containsOnly(0);
  }

  @Test
  void a_sound_shorter_than_the_picture_is_wide_fills_it() {
    Bitmap picture = drawn(sound("a.wav", "aevalsrc=0.5:d=0.01:s=8000"), wish(640, 40, 0));

    assertThat(picture.bars()).containsOnly(20);
  }

  @ParameterizedTest
  @CsvSource({"a.mp3", "a.m4a", "a.ogg", "a.flac", "a.mkv"})
  void the_last_column_of_a_coded_sound_is_no_padding(String name) {
    String source = "sine=500:d=3:r=48000,volume=6,aformat=channel_layouts=stereo";
    Path sound = name.equals("a.ogg")
        ? TestMedia.made(folder.resolve(name), "-filter_complex " + source + " -c:a libopus")
        : sound(name, source);

    Bitmap picture = drawn(sound, wish(200, 100, 0));

    assertThat(picture.barAt(1)).isGreaterThan(40);
    assertThat(picture.barAt(199)).isGreaterThan(40);
  }

  @Nested
  class WhenTheFileTellsAWrongLength {

    @Test
    void more_sound_than_told_is_drawn_too() {
      Path sound = sound("a.wav", LOUD_QUIET_LOUD);

      for (Duration told : List.of(Duration.ZERO, Duration.ofSeconds(3))) {
        var file = new SoundFile(sound, "it", told, 44_100);
        Path out = folder.resolve("out.png");
        assertThat(waveforms.draw(
                file, Excerpt.WHOLE, wish(300, 100, 0), out, _ -> {}, new StopSignal()))
            .isEqualTo(Duration.ofSeconds(6));
        assertThat(Bitmap.of(out).barAt(150)).isCloseTo(20, within(2));
      }
    }

    @Test
    void what_is_missing_is_silent() {
      var file =
          new SoundFile(sound("a.wav", LOUD_QUIET_LOUD), "it", Duration.ofSeconds(12), 44_100);

      Bitmap picture = Bitmap.of(drawn(file, Excerpt.WHOLE, wish(120, 100, 0)));

      assertThat(picture.barAt(30)).isCloseTo(20, within(2));
      assertThat(picture.barAt(59)).isCloseTo(80, within(2));
      assertThat(picture.barAt(61)).isZero();
    }
  }

  @Test
  void colours_are_exact_in_a_png_and_nearly_in_a_jpeg() {
    SoundFile sound = probed(sound("a.wav", "aevalsrc='0.5*sin(2*PI*500*t)':d=2:s=44100"));

    for (var format : Format.values()) {
      for (var paint : List.of(paint("#C81E3C", "#0af"), paint("#12f834", "#7F7F80"))) {
        var wish = new Waveform(203, 97, 3, paint, format);
        Bitmap picture = Bitmap.of(drawn(sound, Excerpt.WHOLE, wish));
        int tolerance = format == Format.PNG ? 0 : 3;
        assertThat(picture.distance(100, 48, paint.fill())).isLessThanOrEqualTo(tolerance);
        assertThat(picture.distance(100, 6, paint.background())).isLessThanOrEqualTo(tolerance);
      }
    }
  }

  @Test
  void a_video_with_sound_is_drawn_over_its_length() {
    Path clip = TestMedia.clip(folder.resolve("a.mp4"), "testsrc2=size=64x48:rate=10", 2);

    assertThat(drawn(clip, wish(50, 100, 0)).bars()).allMatch(it -> it > 8);
  }

  @Test
  void progress_rises_to_the_end() {
    SoundFile sound = probed(sound("a.wav", "sine=d=60"));
    var heard = new ArrayList<Integer>();

    waveforms.draw(
        sound, Excerpt.WHOLE, wish(50, 50, 0), folder.resolve("out"), heard::add, new StopSignal());

    assertThat(heard).isSorted().doesNotHaveDuplicates().endsWith(99).hasSizeGreaterThan(50);
  }

  @Test
  void a_file_that_cannot_be_decoded_is_told() throws IOException {
    Path text = Files.writeString(folder.resolve("a.wav"), "no sound");
    var file = new SoundFile(text, "http://h/a.wav", Duration.ofSeconds(1), 0);

    assertThatThrownBy(() -> drawn(file, Excerpt.WHOLE, wish(10, 10, 0)))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("File 'http://h/a.wav' is not a valid audio file");
  }

  @Test
  void a_stop_ends_it() {
    SoundFile sound = probed(sound("a.wav", "sine=d=60"));
    var stop = new StopSignal();

    assertThatThrownBy(() -> waveforms.draw(
            sound, Excerpt.WHOLE, wish(50, 50, 0), folder.resolve("out"), _ -> stop.stop(), stop))
        .isInstanceOf(StopSignal.StoppedException.class);
  }

  @Test
  void the_largest_picture_can_be_made() {
    Path sound = sound("a.wav", LOUD_QUIET_LOUD);

    for (var format : Format.values()) {
      var wish = new Waveform(8192, 8192, 0, BLACK_ON_WHITE, format);
      assertThat(TestMedia.fact(drawn(probed(sound), Excerpt.WHOLE, wish), "stream=width,height"))
          .isEqualTo("8192,8192");
    }
  }

  @Nested
  class AnEnvelope {

    @Test
    void keeps_the_peaks_of_a_sound_of_any_length() {
      var envelope = new Envelope();
      var block = new short[100_000];

      for (int index = 0; index < 1_000; index++) {
        Arrays.fill(block, (short) (index % 2 == 0 ? -32_768 : 100));
        envelope.add(block, block.length);
      }

      double[] columns = envelope.columns(1_000, envelope.sampleCount());
      assertThat(columns[0]).isEqualTo(1);
      assertThat(columns[500]).isEqualTo(1);
      assertThat(columns[998]).isEqualTo(1);
      double[] narrow = envelope.columns(4_000, envelope.sampleCount());
      assertThat(narrow[2_006]).isCloseTo(100 / 32_768.0, within(1e-9));
    }
  }
}
