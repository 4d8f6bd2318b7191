package io.kinora.media.publish;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.image.Fit.Size;
import io.kinora.media.probe.Prober;
import io.kinora.media.publish.Published.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// One video of nine seconds in two sizes, with sound, and all that is said of it.
class PublisherTest {

  private static final Pattern VARIANT = Pattern.compile(
      "X-STREAM-INF:BANDWIDTH=(\\d+),AVERAGE-BANDWIDTH=(\\d+),RESOLUTION=\\d+x(\\d+),");

  @TempDir
  private static Path shared;

  @TempDir
  private Path folder;

  private static Path source;
  private static Published published;

  @BeforeAll
  static void publish() throws InterruptedException {
    source = TestMedia.clip(
        shared.resolve("source.mp4"), "testsrc2=size=480x270:rate=30000/1001:duration=9", 9);
    published = Published.of(source, shared.resolve("out"));
  }

  private static double number(String entries, Path file) {
    return Double.parseDouble(TestMedia.fact(file, entries));
  }

  @Test
  void a_publication_tells_what_it_is_and_all_its_files() {
    Publication publication = published.publication();

    assertThat(publication.film().size()).isEqualTo(new Size(480, 270));
    assertThat(publication.film().frameRate()).isCloseTo(29.97, Offset.offset(0.001));
    assertThat(publication.film().hasSound()).isTrue();
    assertThat(publication.film().duration().toMillis()).isBetween(8_990L, 9_050L);
    assertThat(publication.renditions().stream().map(Publication.Rendition::size))
        .containsExactly(new Size(426, 240), new Size(480, 270));
    assertThat(publication.files().stream().map(it -> it.name() + " " + it.mediaType()))
        .containsExactly(
            "master.m3u8 application/vnd.apple.mpegurl",
            "v240.m3u8 application/vnd.apple.mpegurl",
            "v240-keys.m3u8 application/vnd.apple.mpegurl",
            "v240.mp4 video/mp4",
            "v270.m3u8 application/vnd.apple.mpegurl",
            "v270-keys.m3u8 application/vnd.apple.mpegurl",
            "v270.mp4 video/mp4",
            "audio.m3u8 application/vnd.apple.mpegurl",
            "audio.mp4 video/mp4",
            "video.mp4 video/mp4",
            "poster.jpg image/jpeg",
            "poster.png image/png",
            "storyboard.jpg image/jpeg",
            "storyboard.vtt text/vtt; charset=utf-8");
  }

  @Test
  void what_goes_from_step_to_step_can_be_kept_as_json() {
    var json = JsonMapper.shared();
    Encoded encoded = published.encoded();
    Publication publication = published.publication();

    assertThat(json.readValue(json.writeValueAsString(encoded), Encoded.class)).isEqualTo(encoded);
    assertThat(json.readValue(json.writeValueAsString(publication), Publication.class))
        .isEqualTo(publication);
  }

  @Nested
  class Segments {

    @ParameterizedTest
    @ValueSource(strings = {"v240", "v270"})
    void each_decodes_by_itself_and_begins_with_a_key_frame(String track) {
      List<Told> segments = published.segments(track);

      assertThat(segments).hasSize(3);
      for (Told segment : segments) {
        Path file = published.segment(track, segment);
        assertThat(TestMedia.fact(file, "packet=flags").lines().findFirst())
            .hasValueSatisfying(flags -> assertThat(flags).startsWith("K"));
        TestMedia.run(FfmpegCommand.ffmpeg()
            .words("-xerror")
            .input(file)
            .words("-f", "null", "-")
            .build());
        assertThat(TestMedia.fact(file, "packet=pts").lines().count())
            .isEqualTo(Math.round(segment.seconds() * 30_000 / 1001));
      }
    }

    @Test
    void all_sizes_are_cut_at_the_same_times() {
      List<Double> lengths =
          published.segments("v240").stream().map(Told::seconds).toList();

      assertThat(lengths).containsExactly(4.004, 4.004, 1.001);
      assertThat(published.segments("v270").stream().map(Told::seconds)).isEqualTo(lengths);
    }

    @Test
    void key_frames_stand_at_every_second_second() {
      assertThat(TestMedia.fact(published.file("v270.mp4"), "packet=pts_time,flags")
              .lines()
              .filter(line -> line.contains(",K")))
          .containsExactly(
              "0.000000,K__", "2.002000,K__", "4.004000,K__", "6.006000,K__", "8.008000,K__");
    }

    @Test
    void sound_is_cut_about_where_pictures_are() {
      List<Told> segments = published.segments("audio");

      assertThat(segments).hasSize(3);
      assertThat(segments.getFirst().seconds()).isCloseTo(4, Offset.offset(0.2));
      assertThat(segments.stream().mapToDouble(Told::seconds).sum())
          .isCloseTo(9, Offset.offset(0.1));
    }

    @Test
    void the_told_bandwidth_is_enough_for_each() {
      double sound = published.segments("audio").stream()
          .mapToDouble(PublisherTest::rate)
          .max()
          .orElseThrow();
      Matcher variant = VARIANT.matcher(published.text("master.m3u8"));
      int count = 0;
      for (; variant.find(); count++) {
        double told = Double.parseDouble(variant.group(1));
        assertThat(Double.parseDouble(variant.group(2))).isLessThanOrEqualTo(told);
        for (Told segment : published.segments("v" + variant.group(3))) {
          assertThat(rate(segment) + sound).isLessThanOrEqualTo(told);
        }
      }
      assertThat(count).isEqualTo(2);
    }
  }

  private static double rate(Told segment) {
    return segment.bytes() * 8 / segment.seconds();
  }

  @Test
  void the_codecs_are_those_of_the_files() {
    assertThat(published.text("master.m3u8"))
        .contains("CODECS=\"avc1.640015,mp4a.40.2\",AUDIO=\"audio\"");
  }

  @Nested
  class TheOneMp4 {

    private Path mp4() {
      return published.file("video.mp4");
    }

    @Test
    void it_has_its_index_before_its_samples_and_no_fragments() throws IOException {
      String boxes = new String(Files.readAllBytes(mp4()), ISO_8859_1);

      assertThat(boxes.indexOf("moov")).isPositive().isLessThan(boxes.indexOf("mdat"));
      assertThat(boxes).doesNotContain("moof");
    }

    @Test
    void pictures_and_sound_begin_together_and_decode_to_the_end() {
      assertThat(number("stream=start_time", mp4())).isZero();
      assertThat(number("format=start_time", mp4())).isZero();
      TestMedia.run(FfmpegCommand.ffmpeg()
          .words("-xerror")
          .input(mp4())
          .words("-f", "null", "-")
          .build());
    }

    /// The source is already what its largest size would be.
    @Test
    void a_source_that_fits_is_taken_over_as_it_is() {
      assertThat(pictures(mp4())).isEqualTo(pictures(source));
      assertThat(pictures(mp4())).isNotEqualTo(pictures(published.file("v270.mp4")));
    }

    private String pictures(Path file) {
      return new String(
          TestMedia.run(FfmpegCommand.ffmpeg()
              .input(file)
              .words("-map", "0:v", "-c", "copy", "-f", "md5", "pipe:1")
              .build()),
          ISO_8859_1);
    }
  }

  @Test
  void the_storyboard_has_a_tile_for_each_second() throws IOException {
    assertThat(TestMedia.fact(published.file("storyboard.jpg"), "stream=width,height"))
        .isEqualTo("1600,90");
    assertThat(published.text("storyboard.vtt"))
        .startsWith("WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nstoryboard.jpg#xywh=0,0,160,90\n");
  }

  /// Source: RFC 8216, section 4.3.3.6: with the head of the file a range shows one picture.
  @Test
  void each_key_frame_is_shown_by_its_own_bytes(@TempDir Path own) throws IOException {
    byte[] film = Files.readAllBytes(published.file("v270.mp4"));
    String playlist = published.text("v270-keys.m3u8");
    List<MatchResult> ranges = Pattern.compile("BYTERANGE[:=]\"?(\\d+)@(\\d+)")
        .matcher(playlist)
        .results()
        .toList();
    double at = 0;
    List<String> lengths =
        playlist.lines().filter(it -> it.startsWith("#EXTINF:")).toList();
    assertThat(ranges).hasSize(lengths.size() + 1).hasSizeGreaterThan(4);
    for (int index = 1; index < ranges.size(); index++) {
      Path file = own.resolve(index + ".mp4");
      Files.write(file, bytes(film, ranges.getFirst()));
      Files.write(file, bytes(film, ranges.get(index)), StandardOpenOption.APPEND);

      assertThat(TestMedia.fact(file, "frame=pict_type").replace(",", "")).isEqualTo("I");
      List<Integer> alone = TestMedia.colourAt(file, 0, 100, 200);
      List<Integer> inTheFilm = TestMedia.colourAt(published.file("v270.mp4"), at, 100, 200);
      assertThat(alone).as("at " + at).isEqualTo(inTheFilm);
      at += Double.parseDouble(lengths.get(index - 1).replaceAll("[^0-9.]", ""));
    }
    assertThat(at)
        .isCloseTo(published.publication().film().duration().toMillis() / 1e3, Offset.offset(0.5));
  }

  private static byte[] bytes(byte[] film, MatchResult range) {
    int offset = Integer.parseInt(range.group(2));
    return Arrays.copyOfRange(film, offset, offset + Integer.parseInt(range.group(1)));
  }

  @Test
  void the_poster_without_losses_shows_the_same() {
    for (int x : List.of(40, 200, 360)) { // In the middles of bars.
      List<Integer> jpeg = TestMedia.colourAt(published.file("poster.jpg"), 0, x, 100);
      List<Integer> png = TestMedia.colourAt(published.file("poster.png"), 0, x, 100);
      for (int index = 0; index < png.size(); index++) {
        assertThat(png.get(index))
            .as("at %d: %s and %s", x, png, jpeg)
            .isCloseTo(jpeg.get(index), Offset.offset(12));
      }
    }
  }

  @Test
  void the_poster_is_of_the_largest_size() {
    assertThat(published.publication().poster().size()).isEqualTo(new Size(480, 270));
    assertThat(published.publication().poster().time().toMillis()).isBetween(880L, 5_450L);
    assertThat(TestMedia.fact(published.file("poster.jpg"), "stream=codec_name,width,height"))
        .isEqualTo("mjpeg,480,270");
  }

  @Test
  void encoding_tells_how_far_it_is_and_may_be_done_again() {
    List<Double> told = Collections.synchronizedList(new ArrayList<>());
    var stop = new StopSignal();

    Encoded again = Published.PUBLISHER.encode(
        source, published.footage(), WorkFolder.resumed(folder), told::add, stop);
    Encoded twice = Published.PUBLISHER.encode(
        source, published.footage(), WorkFolder.resumed(folder), told::add, stop);

    assertThat(again).isEqualTo(published.encoded()).isEqualTo(twice);
    assertThat(told).isNotEmpty().allMatch(share -> share >= 0 && share <= 1);
    assertThat(told).last().satisfies(share -> assertThat(share).isGreaterThan(0.9));
  }

  @Test
  void nothing_but_what_is_told_is_left_in_the_folder() throws IOException {
    try (Stream<Path> files = Files.list(published.folder().path())) {
      assertThat(files.map(file -> file.getFileName().toString()).collect(toSet()))
          .containsAll(published.publication().files().stream()
              .map(Publication.PublishedFile::name)
              .toList())
          .allMatch(name -> !name.startsWith("work-"));
    }
  }

  @Test
  void work_that_is_asked_to_end_ends() {
    var stop = new StopSignal();
    stop.stop();

    assertThatThrownBy(() -> Published.PUBLISHER.encode(
            source, published.footage(), WorkFolder.resumed(folder), _ -> {}, stop))
        .isInstanceOf(StopSignal.StoppedException.class);
  }

  @Nested
  class WhenSomethingIsAmiss {

    private Footage promising(Duration length) {
      Footage real = published.footage();
      return new Footage(real.picture(), length, real.view(), real.packing(), real.sound());
    }

    @Test
    void a_source_that_promises_more_than_it_has_is_cut() {
      var stop = new StopSignal();
      var material = new Material(source, promising(Duration.ofSeconds(11)), published.encoded());

      assertThatThrownBy(() -> Published.PUBLISHER.finish(
              material, new PosterWish.Typical(), published.folder(), stop))
          .isInstanceOfSatisfying(
              MediaFaultException.class,
              it -> assertThat(it.fault())
                  .isEqualTo(new MediaFault(
                      FaultCode.TRUNCATED_MEDIA,
                      "The file promises 11.0 s and has 9.0 s. Upload it again, whole.")));
    }

    @Test
    void a_file_that_is_missing_is_found() {
      var missing = new Publication.PublishedFile("v360.mp4", "video/mp4", 0);
      Publication real = published.publication();
      var publication =
          new Publication(List.of(missing), real.film(), real.renditions(), real.poster());
      var check = new SelfCheck(
          TestMedia.runner(),
          new Prober(TestMedia.runner(), Inspection.PROBE_LIMITS),
          new StopSignal());

      assertThatThrownBy(() ->
              check.check(publication, published.footage(), published.folder().path()))
          .isInstanceOfSatisfying(
              MediaFaultException.class,
              it -> assertThat(it.fault().code()).isEqualTo(FaultCode.ENCODING_FAILED));
    }
  }
}
