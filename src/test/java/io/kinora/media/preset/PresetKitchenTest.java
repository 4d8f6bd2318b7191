package io.kinora.media.preset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kinora.infra.base.StopSignal;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.preset.Outcome.Failed;
import io.kinora.media.preset.Outcome.Made;
import io.kinora.media.probe.ProbeLimits;
import io.kinora.media.probe.ProbeResult;
import io.kinora.media.probe.Prober;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Presets on real files. Source: the panda contract, sections 6.3, 9, 10 and 11.
@Timeout(180)
class PresetKitchenTest {

  private static final String ID = "2f8760b7e0d4c7dbe609b5872be9bc3b";
  private static final String OTHER_ID = "3f8760b7e0d4c7dbe609b5872be9bc3b";

  @TempDir
  private static Path folder;

  private static Path clip = Path.of("");
  private static Path logo = Path.of("");

  @TempDir
  private Path work;

  private final Prober prober = new Prober(TestMedia.runner(), ProbeLimits.USUAL);
  private final EncodingKitchen kitchen = new EncodingKitchen(TestMedia.runner(), prober, 2);
  private final Heard heard = new Heard();
  private final StopSignal stop = new StopSignal();

  /// Red on the left and blue on the right, a white line all around, green from the third second,
  /// with a tone.
  @BeforeAll
  static void make() {
    clip = TestMedia.made(
        folder.resolve("clip.mp4"),
        "-filter_complex color=blue:size=320x180:rate=25:duration=4,drawbox=w=160:c=red:t=fill,"
            + "drawbox=t=fill:c=0x00FF00:enable='gte(t,3)',"
            + "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p[v];"
            + "sine=frequency=440:duration=4[a] -map [v] -map [a]"
            + " -c:v libx264 -preset ultrafast -colorspace bt709 -color_range tv -c:a aac");
    logo = TestMedia.picture(folder.resolve("logo.png"), "color=0x00FF00:size=40x20");
  }

  /// Remembers what it was told.
  private static final class Heard implements KitchenWatch {
    private final List<String> started = new ArrayList<>();
    private final List<Double> shares = new ArrayList<>();
    private boolean isWanted = true;

    @Override
    public void started(String id) {
      started.add(id);
    }

    @Override
    public void progress(String id, double share) {
      shares.add(share);
    }

    @Override
    public boolean isWanted(String id) {
      return isWanted;
    }
  }

  private static EncodingProfile profile(String preset, String... more) {
    var attributes = new HashMap<String, String>(Map.of("preset_name", preset));
    for (int index = 0; index < more.length; index += 2) {
      attributes.put(more[index], more[index + 1]);
    }
    return ProfileReading.read(attributes);
  }

  private static Wish wish(String preset, String... more) {
    return new Wish(ID, profile(preset, more), Optional.empty(), List.of());
  }

  private List<Outcome> all(Path source, Wish... wishes) throws IOException {
    var reading = new SourceReading(TestMedia.runner(), prober);
    var facts = (SourceFacts) reading.of(source, false, new StopSignal());
    var order = new KitchenOrder(source, facts, List.of(wishes), work);
    return Served.all(kitchen, order, heard, stop);
  }

  private Made made(Path source, Wish wish) throws IOException {
    Outcome outcome = all(source, wish).getFirst();
    assertThat(outcome).as(outcome.toString()).isInstanceOf(Made.class);
    return (Made) outcome;
  }

  private Failed failed(Path source, Wish wish) throws IOException {
    return (Failed) all(source, wish).getFirst();
  }

  private static void assertColour(Path file, double seconds, int x, int y, int... colour) {
    List<Integer> seen = TestMedia.colourAt(file, seconds, x, y);
    for (int index = 0; index < 3; index++) {
      assertThat(seen.get(index)).as("%s of %s", index, seen).isCloseTo(colour[index], within(24));
    }
  }

  private static String sound(Path file, String entries) {
    return new String(
            TestMedia.run(FfmpegCommand.ffprobe()
                .words("-of", "csv=p=0", "-select_streams", "a:0", "-show_entries", entries)
                .input(file)
                .build()),
            UTF_8)
        .strip();
  }

  private static double seconds(Path file) {
    return Double.parseDouble(TestMedia.fact(file, "format=duration"));
  }

  @Nested
  class Presets {

    @ParameterizedTest
    @CsvSource({
      "h264, .mp4, h264, aac, 640, 480",
      "h264.hi, .mp4, h264, aac, 1280, 720",
      "webm, .webm, vp8, vorbis, 640, 480",
      "webm.hi, .webm, vp8, vorbis, 1280, 720",
    })
    void a_video_has_codecs_size_and_screenshots(
        String preset, String ending, String pictures, String sound, int width, int height)
        throws IOException {
      Made made = made(clip, wish(preset));

      Path file = made.files().getFirst();
      assertThat(file).isEqualTo(work.resolve(ID + ending));
      assertThat(TestMedia.fact(file, "stream=codec_name,width,height"))
          .isEqualTo(pictures + "," + width + "," + height);
      assertThat(sound(file, "stream=codec_name")).isEqualTo(sound);
      assertThat(seconds(file)).isBetween(3.9, 4.2);
      assertThat(made.width()).isEqualTo(width);
      assertThat(made.height()).isEqualTo(height);
      assertThat(made.screenshots()).hasSize(7).first().isEqualTo(work.resolve(ID + "_1.jpg"));
      assertThat(TestMedia.fact(made.screenshots().get(3), "stream=width,height"))
          .isEqualTo(width + "," + height);
      assertColour(made.screenshots().get(3), 0, width / 4, height / 2, 255, 0, 0);
      assertColour(made.screenshots().get(6), 0, width / 4, height / 2, 0, 255, 0);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "frame_offsets | 1s, 80f, 9s | 2 | 0 | 255",
          "frame_interval | 25f | 4 | 0 | 255",
          "frame_interval | 2s | 2 | 255 | 0",
        })
    void moments_of_thumbnails_can_be_named(
        String attribute, String value, int count, int red, int green) throws IOException {
      Made made = made(clip, wish("thumbnail", attribute, value));

      assertThat(made.files()).hasSize(count + 1);
      assertColour(made.files().getLast(), 0, 20, 90, red, green, 0);
    }
  }

  @Nested
  class Streams {

    @Test
    void a_variant_is_a_playlist_with_its_segments() throws IOException {
      Path longer = TestMedia.made(
          folder.resolve("longer.mp4"),
          "-filter_complex testsrc=size=160x90:rate=10:duration=25;sine=duration=25"
              + " -c:v libx264 -preset ultrafast -c:a aac");

      Made made = made(longer, wish("hls.variant", "width", "160", "height", "90"));

      assertThat(made.files())
          .containsExactly(
              work.resolve(ID + ".m3u8"),
              work.resolve(ID + "-00000.ts"),
              work.resolve(ID + "-00001.ts"),
              work.resolve(ID + "-00002.ts"));
      assertThat(made.screenshots()).hasSize(7);
      Path whole = folder.resolve("whole.mp4");
      played(made.files().getFirst(), whole);
      assertThat(TestMedia.fact(whole, "stream=codec_name,profile,level")).contains("h264,High,31");
      assertThat(PresetKitchenTest.seconds(whole)).isBetween(24.8, 25.3);
    }

    @Test
    void segments_are_named_as_they_will_be_stored() throws IOException {
      var wish = new Wish(
          ID,
          profile("hls.variant.audio"),
          Optional.empty(),
          List.of(),
          new Wish.Shelf("my video", ""));

      Made made = made(clip, wish);

      assertThat(Files.readString(made.files().getFirst())).contains("\nmy video-00000.ts\n");
      assertThat(made.files()).hasSize(2).last().isEqualTo(work.resolve(ID + "-00000.ts"));
      assertThat(sound(made.files().getLast(), "stream=codec_name")).contains("aac");
      assertThat(made.width()).isZero();
    }

    @Test
    void locked_segments_open_with_their_key() throws IOException {
      Made made = made(
          clip,
          wish("hls.variant", "encryption", "true", "encryption_iv", "AAECAwQFBgcICQoLDA0ODw=="));

      assertThat(Files.readString(made.files().getFirst()))
          .contains("#EXT-X-KEY:METHOD=AES-128,URI=\"" + ID
              + ".key\",IV=0x000102030405060708090a0b0c0d0e0f");
      assertThat(made.files().getLast()).isEqualTo(work.resolve(ID + ".key")).hasSize(16);
      Path whole = folder.resolve("unlocked.mp4");
      played(made.files().getFirst(), whole);
      assertColour(whole, 1, 40, 240, 255, 0, 0);
      assertThat(new Prober(TestMedia.runner(), ProbeLimits.USUAL)
              .probe(made.files().get(1), "", new StopSignal()))
          .isInstanceOf(ProbeResult.NotMedia.class);
      assertThat(work.resolve(ID + ".keyinfo")).doesNotExist();
    }

    @Test
    void a_key_that_is_kept_elsewhere_is_not_among_the_files() throws IOException {
      Made made = made(
          clip,
          wish(
              "hls.variant.audio",
              "encryption",
              "true",
              "encryption_key",
              "AAECAwQFBgcICQoLDA0ODw==",
              "encryption_key_url",
              "https://example.com/key"));

      assertThat(Files.readString(made.files().getFirst()))
          .contains("URI=\"https://example.com/key\"");
      assertThat(made.files()).hasSize(2);
      assertThat(work.resolve(ID + ".key")).doesNotExist();
    }

    private static void played(Path playlist, Path out) {
      TestMedia.run(FfmpegCommand.ffmpeg()
          .words("-protocol_whitelist", "file,crypto,data", "-allowed_extensions", "ALL")
          .input(playlist)
          .words("-c", "copy")
          .output(out)
          .build());
    }

    @Test
    void a_playlist_names_the_variants() throws IOException {
      EncodingProfile variant = profile("hls.variant", "video_bitrate", "400");
      var wish = new Wish(
          ID,
          profile("hls.variant.playlist"),
          Optional.empty(),
          List.of(
              Variant.of("a.m3u8", variant, 640, 480),
              Variant.of("b.m3u8", profile("hls.variant.audio"), 0, 0)));

      Made made = made(clip, wish);

      assertThat(Files.readString(made.files().getFirst())).isEqualTo("""
          #EXTM3U
          #EXT-X-VERSION:3
          #EXT-X-STREAM-INF:PROGRAM-ID=1,BANDWIDTH=742000,RESOLUTION=640x480,CODECS="avc1.640020,mp4a.40.2"
          a.m3u8
          #EXT-X-STREAM-INF:PROGRAM-ID=1,BANDWIDTH=82000,CODECS="mp4a.40.2"
          b.m3u8
          """);
    }

    @Test
    void a_playlist_without_variants_fails() throws IOException {
      Failed failed = failed(clip, wish("hls.variant.playlist"));

      assertThat(failed.errorClass().word()).isEqualTo("HLSVariantsNotFound");
    }
  }

  @Nested
  class Attributes {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "preserve  | 320,180 | 80  | 90  | 255 | 80 | 4",
          "constrain | 320,180 | 80  | 90  | 255 | 80 | 4",
          "letterbox | 320,240 | 80  | 120 | 255 | 80 | 10",
          "pad       | 320,240 | 80  | 120 | 255 | 80 | 10",
          "crop      | 320,240 | 80  | 120 | 255 | 80 | 10",
        })
    void each_aspect_mode_shows_what_it_says(
        String mode, String size, int x, int y, int red, int edgeX, int edgeY) throws IOException {
      Made made = made(
          clip,
          wish("h264", "aspect_mode", mode, "width", "320", "height", "240", "frame_count", "0"));

      Path file = made.files().getFirst();
      assertThat(TestMedia.fact(file, "stream=width,height")).isEqualTo(size);
      assertColour(file, 1, x, y, red, 0, 0);
      boolean hasBars = mode.equals("letterbox") || mode.equals("pad");
      assertColour(file, 1, edgeX, edgeY, hasBars ? 0 : 255, 0, 0);
      assertThat(made.screenshots()).isEmpty();
    }

    @Test
    void bars_stand_beside_a_narrow_picture_only_where_they_are_padded() throws IOException {
      Path narrow = TestMedia.clip(folder.resolve("narrow.mp4"), "color=white:size=120x180", 1);

      Path padded = made(
              narrow, wish("h264", "aspect_mode", "pad", "width", "320", "height", "180"))
          .files()
          .getFirst();

      assertColour(padded, 0.5, 20, 90, 0, 0, 0);
      assertColour(padded, 0.5, 160, 90, 255, 255, 255);
      assertThat(made(narrow, wish("h264", "width", "320", "height", "180")).width())
          .isEqualTo(120);
    }

    @Test
    void nothing_is_enlarged_where_that_is_not_wished() throws IOException {
      Made made = made(clip, wish("h264", "upscale", "false", "aspect_mode", "constrain"));

      assertThat(made.width()).isEqualTo(320);
      assertThat(made.height()).isEqualTo(180);
    }

    @Test
    void rates_key_frames_profile_and_sound_are_as_wished() throws IOException {
      Made made = made(
          clip,
          wish(
              "h264",
              "fps",
              "10",
              "keyframe_rate",
              "1",
              "h264_profile",
              "baseline",
              "h264_level",
              "3.0",
              "audio_sample_rate",
              "22050",
              "audio_channels",
              "2",
              "h264_crf",
              "30"));

      Path file = made.files().getFirst();
      assertThat(TestMedia.fact(file, "stream=r_frame_rate,profile,level"))
          .isEqualTo("Constrained Baseline,30,10/1");
      assertThat(sound(file, "stream=sample_rate,channels")).isEqualTo("22050,2");
      assertThat(TestMedia.fact(file, "packet=flags").lines().filter(it -> it.startsWith("K")))
          .hasSize(4);
    }

    @Test
    void a_gap_of_key_frames_counts_frames() throws IOException {
      Path file = made(clip, wish("h264", "keyframe_interval", "10")).files().getFirst();

      assertThat(TestMedia.fact(file, "packet=flags").lines().filter(it -> it.startsWith("K")))
          .hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    void bits_are_kept_to() throws IOException {
      Path noise = TestMedia.made(
          folder.resolve("noise.mp4"),
          "-filter_complex testsrc2=size=320x180:rate=25:duration=4,noise=alls=40:allf=t"
              + " -c:v libx264 -preset ultrafast");

      Path file = made(
              noise, wish("h264", "video_bitrate", "200", "max_rate", "220", "buffer_size", "220"))
          .files()
          .getFirst();

      assertThat(Files.size(file) * 8 / 4).isBetween(120_000L, 280_000L);
    }

    @Test
    void two_passes_are_made_by_x264_and_vp8() throws IOException {
      assertThat(made(clip, wish("h264", "two_pass", "true")).files()).hasSize(1);
      assertThat(made(clip, wish("webm", "two_pass", "true")).files()).hasSize(1);
      assertThat(heard.shares).isNotEmpty();
    }

    @Test
    void a_clip_is_a_part_of_the_source() throws IOException {
      Made made = made(clip, wish("h264", "clip_offset", "00:00:02", "clip_length", "00:00:01.5"));

      Path file = made.files().getFirst();
      assertThat(seconds(file)).isBetween(1.4, 1.65);
      assertColour(file, 0.5, 80, 240, 255, 0, 0);
      assertColour(file, 1.3, 80, 240, 0, 255, 0);
      assertThat(failed(clip, wish("h264", "clip_offset", "00:01:00")).message())
          .isEqualTo("clip_offset lies behind the end of the video");
    }

    /// The mark is 40x20, and green; the picture is red on the left and blue on the right.
    @ParameterizedTest
    @CsvSource({
      "watermark_top, watermark_left, 6, 10, 10, 3, 3, 255",
      "watermark_bottom, watermark_right, 4, 300, 160, 318, 178, 0",
      "watermark_top, watermark_right, 10%, 270, 26, 300, 26, 0",
    })
    void a_watermark_lies_where_it_should(
        String down, String across, String distance, int x, int y, int outX, int outY, int red)
        throws IOException {
      var profile = profile(
          "h264", "aspect_mode", "preserve", "clip_length", "1", down, distance, across, distance);

      Made made = made(clip, new Wish(ID, profile, Optional.of(logo), List.of()));

      Path file = made.files().getFirst();
      assertColour(file, 0.5, x, y, 0, 255, 0);
      assertColour(file, 0.5, outX, outY, red, 0, 255 - red);
    }

    /// Of large videos that say nothing, what players take for granted counts.
    @Test
    void a_watermark_changes_no_colours_of_a_video_that_says_nothing_of_its_own()
        throws IOException {
      Path large = TestMedia.clip(folder.resolve("large.mp4"), "color=0x00FF00:size=1280x720", 1);
      EncodingProfile profile = profile("h264", "aspect_mode", "preserve", "frame_count", "0");
      Wish plain = new Wish(ID, profile, Optional.empty(), List.of());
      Wish marked = new Wish(ID, profile, Optional.of(logo), List.of());

      Path without = ((Made) all(large, plain).getFirst()).files().getFirst();
      List<Integer> expected = TestMedia.colourAt(without, 0.5, 900, 500);
      Path with = ((Made) all(large, marked).getFirst()).files().getFirst();

      List<Integer> seen = TestMedia.colourAt(with, 0.5, 900, 500);
      for (int index = 0; index < 3; index++) {
        assertThat(seen.get(index)).isCloseTo(expected.get(index), within(3));
      }
    }

    @Test
    void a_watermark_is_drawn_in_the_wished_size() throws IOException {
      var profile =
          profile("h264", "aspect_mode", "preserve", "clip_length", "1", "watermark_width", "50%");

      Path file = made(clip, new Wish(ID, profile, Optional.of(logo), List.of()))
          .files()
          .getFirst();

      assertColour(file, 0.5, 155, 75, 0, 255, 0);
      assertColour(file, 0.5, 155, 86, 255, 0, 0);
    }

    @Test
    void what_is_no_picture_is_no_watermark() throws IOException {
      Path text = Files.writeString(folder.resolve("text.png"), "hello");

      assertThat(failed(clip, new Wish(ID, profile("h264"), Optional.of(text), List.of()))
              .message())
          .isEqualTo("the watermark is not a picture");
    }
  }

  @Nested
  class Sources {

    @Test
    void a_phone_s_video_stands_upright() throws IOException {
      Path turned = folder.resolve("turned.mp4");
      TestMedia.run(FfmpegCommand.ffmpeg()
          .words("-display_rotation", "90")
          .input(clip)
          .words("-c", "copy")
          .output(turned)
          .build());

      Made made = made(turned, wish("h264", "width", "180", "height", "320"));

      assertThat(made.width()).isEqualTo(180);
      assertThat(made.height()).isEqualTo(320);
      assertColour(made.files().getFirst(), 1, 90, 280, 255, 0, 0);
      assertColour(made.files().getFirst(), 1, 90, 40, 0, 0, 255);
    }

    @Test
    void a_video_without_sound_gives_one_without_and_no_sound() throws IOException {
      Path silent = TestMedia.made(
          folder.resolve("silent.mp4"),
          "-filter_complex color=red:size=63x47:rate=25:duration=1,format=yuv444p -c:v libx264");

      Made made = made(silent, wish("h264", "aspect_mode", "preserve"));

      assertThat(made.width()).isEqualTo(62);
      assertThat(sound(made.files().getFirst(), "stream=codec_name")).isEmpty();
      assertThat(failed(silent, wish("mp3")).message()).isEqualTo("the video has no sound");
    }

    @Test
    void sound_alone_becomes_sound_alone() throws IOException {
      Path sound = TestMedia.sound(folder.resolve("sound.wav"), "sine=duration=2");

      Made made = made(sound, wish("h264"));

      assertThat(TestMedia.fact(made.files().getFirst(), "stream=codec_name")).isEmpty();
      assertThat(sound(made.files().getFirst(), "stream=codec_name")).isEqualTo("aac");
      assertThat(made.screenshots()).isEmpty();
      assertThat(failed(sound, wish("thumbnail")).message()).isEqualTo("the file has no pictures");
    }

    @Test
    void frames_that_come_irregularly_come_out_steadily() throws IOException {
      Path irregular = TestMedia.made(
          folder.resolve("irregular.mkv"),
          "-filter_complex testsrc=size=160x90:rate=30:duration=3,select='not(between(n,20,50))'"
              + " -fps_mode vfr -c:v libx264 -preset ultrafast");

      Made made = made(irregular, wish("h264", "fps", "25"));

      assertThat(TestMedia.fact(made.files().getFirst(), "stream=nb_frames,avg_frame_rate"))
          .isEqualTo("25/1,75");
    }
  }

  @Nested
  class Together {

    @Test
    void several_presets_are_made_of_one_decode() throws IOException {
      var webm = new Wish(
          OTHER_ID, profile("webm", "width", "160", "height", "90"), Optional.of(logo), List.of());

      List<Outcome> outcomes = all(clip, wish("h264", "width", "320", "height", "180"), webm);

      assertThat(outcomes).allMatch(Made.class::isInstance);
      assertThat(heard.started).containsExactly(ID, OTHER_ID);
      Path first = ((Made) outcomes.getFirst()).files().getFirst();
      Path second = ((Made) outcomes.getLast()).files().getFirst();
      assertColour(first, 1, 5, 5, 255, 0, 0); // The watermark is of the other one only.
      assertColour(second, 1, 5, 5, 0, 255, 0);
      assertColour(second, 1, 120, 60, 0, 0, 255);
    }

    @Test
    void a_bad_one_fails_alone() throws IOException {
      Files.createDirectories(work.resolve(OTHER_ID + ".mp4")); // Nobody can write there.
      var bad = new Wish(OTHER_ID, profile("h264"), Optional.empty(), List.of());

      List<Outcome> outcomes = all(clip, bad, wish("h264"));

      assertThat(outcomes.getFirst()).isInstanceOf(Failed.class);
      assertThat(outcomes.getLast()).isInstanceOf(Made.class);
      Failed failed = (Failed) outcomes.getFirst();
      assertThat(failed.log()).isNotEmpty().doesNotContain(work.toString());
      assertThat(failed.errorClass().word()).isEqualTo("EncodingError");
    }

    @Test
    void what_nobody_wants_is_not_made() throws IOException {
      heard.isWanted = false;

      Failed failed = failed(clip, wish("h264"));

      assertThat(failed.message()).isEqualTo("Canceled");
      assertThat(heard.started).isEmpty();
    }

    @Test
    void a_video_that_is_not_stored_is_told() throws IOException {
      var reading = new SourceReading(TestMedia.runner(), prober);
      var facts = (SourceFacts) reading.of(clip, false, stop);
      var order = new KitchenOrder(folder.resolve("gone.mp4"), facts, List.of(wish("h264")), work);

      Failed failed = (Failed) Served.all(kitchen, order, heard, stop).getFirst();

      assertThat(failed.errorClass().word()).isEqualTo("FileNotFound");
    }

    @Test
    void an_interruption_ends_all_of_it() {
      var reading = new SourceReading(TestMedia.runner(), prober);

      assertThatThrownBy(() -> {
            var facts = (SourceFacts) reading.of(clip, false, stop);
            Thread.currentThread().interrupt();
            var order = new KitchenOrder(clip, facts, List.of(wish("h264")), work);
            Served.all(kitchen, order, heard, stop);
          })
          .isInstanceOf(StopSignal.StoppedException.class);
      assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void a_preview_shows_the_source_at_its_moment() throws IOException {
      Path jpeg = work.resolve("preview.jpg");

      assertThat(kitchen.preview(clip, 50, jpeg, new StopSignal())).isTrue();

      assertThat(TestMedia.fact(jpeg, "stream=width,height")).isEqualTo("320,180");
      assertColour(jpeg, 0, 80, 90, 255, 0, 0);
    }
  }
}
