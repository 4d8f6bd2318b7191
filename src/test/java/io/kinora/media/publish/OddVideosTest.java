package io.kinora.media.publish;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.media.fake.TestMedia;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.image.Fit.Size;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Videos as phones, cameras and programs make them. Source: the publishing contract, section
/// 21.3.
class OddVideosTest {

  @TempDir
  private static Path shared;

  @TempDir
  private Path folder;

  private static Path clip;

  @BeforeAll
  static void make() {
    clip = TestMedia.clip(shared.resolve("clip.mp4"), "testsrc2=size=96x64:rate=25", 2);
  }

  private Path made(String words) {
    return TestMedia.made(folder.resolve("made.mp4"), words);
  }

  private Path remade(String before, String behind) {
    return made((before + " -i " + clip + " " + behind).strip());
  }

  private Published published(Path source) throws InterruptedException {
    return Published.of(source, folder.resolve("out"));
  }

  private static long millis(Published published) {
    return published.publication().film().duration().toMillis();
  }

  private static Size size(Published published) {
    return published.publication().film().size();
  }

  @Test
  void a_silent_one_has_no_sound() throws InterruptedException {
    var published = published(remade("", "-c copy -an"));

    assertThat(published.publication().film().hasSound()).isFalse();
    assertThat(published.text("master.m3u8"))
        .doesNotContain("AUDIO")
        .containsPattern("CODECS=\"avc1\\.[0-9a-f]{6}\"\n");
    assertThat(published.publication().files()).noneMatch(it -> it.name().startsWith("audio"));
  }

  @Test
  void sound_of_six_channels_becomes_stereo() throws InterruptedException {
    Path source = remade("", "-c:v copy -c:a ac3 -ac 6 -ar 44100");

    var published = published(source);

    assertThat(sound(published.file("audio.mp4"))).isEqualTo("aac,48000,2");
    assertThat(sound(published.file("video.mp4"))).isEqualTo("aac,48000,2");
    assertThat(TestMedia.loudness(published.file("audio.mp4"), 0.5, 1)).isGreaterThan(0.02);
  }

  @Test
  void sound_of_one_channel_becomes_stereo() throws InterruptedException {
    var published = published(clip);

    assertThat(sound(clip)).endsWith(",1");
    assertThat(sound(published.file("audio.mp4"))).isEqualTo("aac,48000,2");
  }

  private static String sound(Path file) {
    return new String(
            TestMedia.run(FfmpegCommand.ffprobe()
                .words("-of", "csv=p=0", "-select_streams", "a:0")
                .words("-show_entries", "stream=codec_name,sample_rate,channels")
                .input(file)
                .build()),
            UTF_8)
        .strip();
  }

  @Test
  void sound_that_lasts_longer_holds_the_last_picture() throws InterruptedException {
    Path source =
        made("-filter_complex testsrc2=size=96x64:rate=25:duration=1[v];sine=duration=3[a]"
            + " -map [v] -map [a]");

    var published = published(source);

    assertThat(millis(published)).isBetween(2_950L, 3_100L);
    assertThat(published.segments("v64").stream()
            .mapToDouble(Published.Told::seconds)
            .sum())
        .isCloseTo(3, Offset.offset(0.1));
  }

  /// The last tile of the storyboard stands for a time behind the last frame.
  @Test
  void sound_may_end_a_little_after_the_last_picture() throws InterruptedException {
    Path source = made("-filter_complex testsrc2=size=96x64:rate=25:duration=1[v];"
        + "sine=duration=1.07:sample_rate=48000[a] -map [v] -map [a]");

    var published = published(source);

    assertThat(millis(published)).isBetween(1_050L, 1_100L);
    assertThat(TestMedia.fact(published.file("storyboard.jpg"), "stream=width,height"))
        .isEqualTo("320,107");
  }

  @Test
  void one_that_stands_stays_so() throws InterruptedException {
    var published = published(made("-filter_complex testsrc2=size=64x112:rate=25:duration=1"));

    assertThat(size(published)).isEqualTo(new Size(64, 112));
    assertThat(published.publication().poster().size()).isEqualTo(new Size(64, 112));
    assertThat(TestMedia.fact(published.file("storyboard.jpg"), "stream=width,height"))
        .isEqualTo("91,160");
  }

  /// Red is above in the file, and left when it stands upright.
  @Test
  void one_that_says_it_is_turned_is_turned() throws InterruptedException {
    Path lying = TestMedia.made(
        folder.resolve("lying.mp4"),
        "-filter_complex color=blue:size=96x64:rate=25:duration=1,"
            + "drawbox=c=red:w=96:h=32:t=fill -pix_fmt yuv420p");
    Path source = made("-display_rotation:v 90 -i " + lying + " -c copy");

    var published = published(source);

    assertThat(size(published)).isEqualTo(new Size(64, 96));
    for (String file : List.of("poster.jpg", "video.mp4")) {
      List<Integer> left = TestMedia.colourAt(published.file(file), 0, 8, 48);
      List<Integer> right = TestMedia.colourAt(published.file(file), 0, 56, 48);
      assertThat(left.getFirst()).isGreaterThan(200);
      assertThat(right.getLast()).isGreaterThan(200);
    }
  }

  @Test
  void odd_sides_become_even() throws InterruptedException {
    var published = published(
        made("-filter_complex testsrc2=size=641x359:rate=10:duration=0.5 -pix_fmt yuv444p"));

    assertThat(size(published)).isEqualTo(new Size(640, 358));
    assertThat(published.publication().renditions()).hasSize(2);
  }

  @Test
  void one_frame_is_enough() throws InterruptedException {
    var published = published(remade("", "-frames:v 1 -an"));

    assertThat(millis(published)).isEqualTo(40);
    assertThat(published.text("v64.m3u8"))
        .contains("#EXT-X-TARGETDURATION:1\n", "#EXTINF:0.040000,\n");
    assertThat(published.text("storyboard.vtt")).contains("00:00:00.000 --> 00:00:00.040\n");
  }

  @Test
  void a_third_of_a_second_is_enough() throws InterruptedException {
    var published = published(remade("", "-t 0.3"));

    assertThat(millis(published)).isBetween(280L, 360L);
  }

  @Test
  void one_with_a_changing_rate_gets_the_average() throws InterruptedException {
    Path source = remade("", "-vf select='lt(t,1)+not(mod(n,5))' -fps_mode vfr -bf 0 -an");

    var published = published(source);

    assertThat(published.publication().film().frameRate())
        .isCloseTo(30 / 1.84, Offset.offset(0.01));
    assertThat(millis(published)).isBetween(1_790L, 1_960L);
    assertThat(
            TestMedia.fact(published.file("v64.mp4"), "packet=duration").lines().distinct())
        .hasSize(1);
  }

  @Test
  void oblong_pixels_become_square() throws InterruptedException {
    var published = published(remade("", "-vf setsar=4/3 -an"));

    assertThat(size(published)).isEqualTo(new Size(128, 64));
    assertThat(TestMedia.fact(published.file("video.mp4"), "stream=width,sample_aspect_ratio"))
        .isEqualTo("128,1:1");
  }

  @Test
  void ten_bits_become_eight() throws InterruptedException {
    var published = published(remade("", "-pix_fmt yuv422p10le -an"));

    assertThat(TestMedia.fact(published.file("video.mp4"), "stream=pix_fmt,color_space"))
        .isEqualTo("yuv420p,bt709");
  }

  /// Graphics white of HLG, at three quarters of its signal.
  @Test
  void bright_pictures_come_down_to_usual_screens() throws InterruptedException {
    var published = published(
        made("-filter_complex color=white:size=64x48:rate=25:duration=0.4,lutyuv=y=val*0.75"
            + ",format=yuv420p10le,setparams=color_trc=arib-std-b67:color_primaries=bt2020"
            + ":colorspace=bt2020nc:range=tv -c:v libx265 -x265-params log-level=none"));

    assertThat(published.footage().picture().colour().isHdr()).isTrue();
    assertThat(TestMedia.fact(
            published.file("video.mp4"), "stream=pix_fmt,color_space,color_transfer"))
        .isEqualTo("yuv420p,bt709,bt709");
    assertThat(TestMedia.colourAt(published.file("poster.jpg"), 0, 30, 20).getFirst())
        .isBetween(150, 250);
  }

  @Test
  void an_mp4_in_fragments_is_one_too() throws InterruptedException {
    var published = published(remade("", "-c copy -movflags +frag_keyframe+empty_moov"));

    assertThat(millis(published)).isBetween(1_950L, 2_100L);
  }

  @Test
  void woven_fields_are_taken_apart() throws InterruptedException {
    Path source = made("-filter_complex testsrc2=size=96x64:rate=50:duration=1,interlace"
        + ",setfield=tff -flags +ilme+ildct -pix_fmt yuv420p");

    var published = published(source);

    assertThat(published.footage().view().isInterlaced()).isTrue();
    assertThat(TestMedia.fact(published.file("video.mp4"), "stream=field_order,avg_frame_rate"))
        .isEqualTo("progressive,25/1");
  }

  @Test
  void fast_ones_come_down_to_sixty_frames() throws InterruptedException {
    var published = published(made("-filter_complex testsrc2=size=64x48:rate=120:duration=0.5"));

    assertThat(published.publication().film().frameRate()).isEqualTo(60);
    assertThat(TestMedia.fact(published.file("video.mp4"), "stream=avg_frame_rate"))
        .isEqualTo("60/1");
  }

  @Test
  void the_poster_is_not_black_where_the_beginning_is() throws InterruptedException {
    var published = published(made("-filter_complex testsrc2=size=96x64:rate=25:duration=3,"
        + "drawbox=c=black:t=fill:enable='lt(t,1)'"));

    assertThat(published.publication().poster().time()).isGreaterThan(Duration.ofMillis(999));
    assertThat(TestMedia.fact(published.file("poster.jpg"), "stream=width")).isEqualTo("96");
  }

  @Test
  void a_poster_is_taken_at_the_time_that_was_wished() throws InterruptedException {
    Path source = made("-filter_complex color=red:size=64x48:rate=25:duration=1[a];"
        + "color=blue:size=64x48:rate=25:duration=1[b];[a][b]concat");

    var first =
        Published.of(source, folder.resolve("1"), new PosterWish.At(Duration.ofMillis(400)));
    var behind =
        Published.of(source, folder.resolve("2"), new PosterWish.At(Duration.ofMinutes(5)));

    assertThat(first.publication().poster().time()).isEqualTo(Duration.ofMillis(400));
    assertThat(TestMedia.colourAt(first.file("poster.jpg"), 0, 30, 20).getFirst())
        .isGreaterThan(200);
    assertThat(behind.publication().poster().time()).isEqualTo(Duration.ofMillis(1960));
    assertThat(TestMedia.colourAt(behind.file("poster.jpg"), 0, 30, 20).getLast())
        .isGreaterThan(200);
  }

  /// Its samples are told to reach to the end of the file, wherever that is.
  @Test
  void what_is_missing_without_a_sign_at_the_front_is_found_in_the_end() throws Exception {
    byte[] whole = Files.readAllBytes(remade("", "-c copy -movflags +faststart"));
    int samples = new String(whole, ISO_8859_1).indexOf("mdat");
    byte[] cut = Arrays.copyOf(whole, samples + (whole.length - samples) / 2);
    Arrays.fill(cut, samples - 4, samples, (byte) 0);
    Path source = Files.write(folder.resolve("cut.mp4"), cut);

    assertThatThrownBy(() -> published(source))
        .isInstanceOfSatisfying(
            MediaFaultException.class,
            it -> assertThat(it.fault().code()).isEqualTo(FaultCode.TRUNCATED_MEDIA));
  }
}
