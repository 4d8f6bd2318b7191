package io.kinora.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.profile.Format;
import io.kinora.media.profile.FrameRate;
import io.kinora.media.profile.Profile;
import io.kinora.media.profile.Rates;
import io.kinora.media.profile.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One film that becomes several files, drawn once.
class ExportsTest {

  /// Its frames are others from one to the next, and it has three segments.
  private static final String BODY = """
      <stack><effect type="kenburns" duration="8"><image filename="red.png"/></effect>
        <audio filename="tone.mp3" duration=".."/></stack>""";

  private static final long FRAME_COUNT = 200;

  private static final StopSignal NEVER = new StopSignal();

  /// Of one shape and rate, in several codecs. The sounds of the first two are both AAC.
  private static final Profile MOBILE = Profile.find("mobile").orElseThrow();

  private static final Profile QUICKTIME = Profile.find("quicktime-small").orElseThrow();
  private static final Profile FLASH = Profile.find("flash-small").orElseThrow();
  private static final Profile WINDOWS = new Profile(
      "windows-small", Shape.square(320, 240), MOBILE.frameRate(), new Rates(300, 64), Format.WMV2);

  /// The film in each profile, made alone.
  private static final Map<Profile, Path> ALONE = new HashMap<>();

  @TempDir
  private static Path folder;

  private static FilmRenderer renderer;

  private WorkFolder work = new WorkFolder(Path.of(""));

  @BeforeAll
  static void make() {
    TestMedia.picture(folder.resolve("red.png"), "testsrc2=size=640x360");
    TestMedia.sound(folder.resolve("tone.mp3"), "sine=frequency=440:duration=8");
    renderer = ProfileFilms.renderer();
    for (Profile profile : List.of(MOBILE, QUICKTIME, FLASH, WINDOWS)) {
      ALONE.put(profile, new ProfileFilms(folder).render(profile, BODY));
    }
  }

  @BeforeEach
  void begin() {
    work = WorkFolder.in(folder.resolve("work"));
  }

  private static PlannedFilm planned(Profile profile) {
    return new ProfileFilms(folder).planned(profile, BODY, NEVER);
  }

  private List<Export> exports(Profile... profiles) {
    return Arrays.stream(profiles)
        .map(profile -> new Export(profile, work.file("out-" + profile.name())))
        .toList();
  }

  private void render(Profile... profiles) {
    renderer.render(planned(profiles[0]), exports(profiles), work, NEVER, (_, _) -> {});
  }

  /// Stops when half of the frames are there.
  private void renderHalf(Profile... profiles) {
    var stop = new StopSignal();
    PlannedFilm film = planned(profiles[0]);
    assertThatThrownBy(() -> renderer.render(film, exports(profiles), work, stop, (done, all) -> {
          if (done > all / 2) {
            stop.stop();
          }
        }))
        .isInstanceOf(StopSignal.StoppedException.class);
    assertThat(exports(profiles)).noneMatch(export -> Files.exists(export.out()));
  }

  private void assertMadeAsAlone(Profile... profiles) {
    for (Export export : exports(profiles)) {
      assertThat(export.out()).hasSameBinaryContentAs(ALONE.get(export.profile()));
    }
  }

  @Test
  void each_export_is_the_film_that_it_would_be_alone() {
    render(MOBILE, QUICKTIME, FLASH, WINDOWS);

    assertMadeAsAlone(MOBILE, QUICKTIME, FLASH, WINDOWS);
  }

  @Test
  void progress_tells_of_the_frames_of_the_film() {
    var reached = new ArrayList<Long>();

    renderer.render(planned(MOBILE), exports(MOBILE, FLASH, WINDOWS), work, NEVER, (done, all) -> {
      reached.add(done);
      assertThat(all).isEqualTo(FRAME_COUNT);
    });

    assertThat(reached).isSorted().endsWith(FRAME_COUNT);
  }

  @Test
  void a_film_that_was_begun_is_gone_on_with_in_all_exports() {
    renderHalf(MOBILE, QUICKTIME);
    Map<Path, FileTime> begun = segments();

    render(MOBILE, QUICKTIME);

    assertThat(begun).hasSizeGreaterThanOrEqualTo(2);
    assertThat(segments()).containsAllEntriesOf(begun);
    assertMadeAsAlone(MOBILE, QUICKTIME);
  }

  @Test
  void parts_stay_those_of_their_export_when_the_next_attempt_has_others() {
    renderHalf(MOBILE, QUICKTIME, FLASH);
    Map<Path, FileTime> begun = segments();

    render(FLASH, QUICKTIME);
    render(QUICKTIME);
    render(WINDOWS, MOBILE);

    assertThat(segments()).containsAllEntriesOf(begun);
    assertMadeAsAlone(MOBILE, QUICKTIME, FLASH, WINDOWS);
  }

  @Test
  void one_alone_after_another_alone_takes_nothing_of_it() {
    render(QUICKTIME);
    render(MOBILE);
    render(MOBILE, QUICKTIME);

    assertMadeAsAlone(MOBILE, QUICKTIME);
  }

  @Test
  void what_one_export_lacks_is_made_for_it_alone() throws IOException {
    render(MOBILE, FLASH);
    Map<Path, FileTime> made = segments();
    Files.delete(work.file("segment-1"));

    render(MOBILE, FLASH);

    made.remove(work.file("segment-1"));
    assertThat(segments()).hasSize(made.size() + 1).containsAllEntriesOf(made);
    assertMadeAsAlone(MOBILE, FLASH);
  }

  /// The preview of the first is heard at the bit rate of the first, as AAC.
  @Test
  void a_preview_leaves_the_sounds_of_all_exports_as_they_are() {
    for (Profile first : List.of(QUICKTIME, FLASH, MOBILE)) {
      renderer.preview(
          planned(first), PreviewFiles.of(work.file("preview.flv")), work, NEVER, (_, _) -> {});
    }

    render(MOBILE, QUICKTIME, FLASH);

    assertMadeAsAlone(MOBILE, QUICKTIME, FLASH);
  }

  @Test
  void exports_with_the_same_sound_share_a_file() {
    var other = new Profile(
        "other", QUICKTIME.shape(), QUICKTIME.frameRate(), new Rates(900, 64), Format.MP4);

    render(MOBILE, QUICKTIME, other);

    assertThat(files().map(String::valueOf).filter(name -> name.contains("sound.")))
        .containsExactlyInAnyOrder("sound.aac", "profile-quicktime-small/sound.aac");
  }

  /// Films that were begun by one who knew no exports are gone on with.
  @Test
  void the_parts_of_one_export_alone_have_the_names_that_they_always_had() {
    render(QUICKTIME);

    assertThat(files().map(String::valueOf))
        .containsExactlyInAnyOrder(
            "out-quicktime-small",
            "profile",
            "segment-0",
            "segment-1",
            "segment-2",
            "segments.txt",
            "sound.aac");
  }

  @Test
  void what_is_drawn_otherwise_is_no_export_of_the_film() {
    PlannedFilm film = planned(MOBILE);

    for (Profile other : List.of(
        QUICKTIME.with(FrameRate.NTSC),
        Profile.find("iphone").orElseThrow(),
        Profile.find("dvd-pal-16-9-h").orElseThrow())) {
      assertThatThrownBy(
              () -> renderer.render(film, exports(MOBILE, other), work, NEVER, (_, _) -> {}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("[mobile, " + other.name() + "] are not all drawn as mobile");
    }
  }

  @Test
  void exports_are_different_ones() {
    PlannedFilm film = planned(MOBILE);

    assertThatThrownBy(
            () -> renderer.render(film, exports(MOBILE, MOBILE), work, NEVER, (_, _) -> {}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> renderer.render(film, exports(), work, NEVER, (_, _) -> {}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void several_encoders_are_outputs_of_one_command() {
    String alone = words(exports(QUICKTIME));
    String both = words(exports(QUICKTIME, FLASH));

    String pictures =
        "-f rawvideo -pixel_format yuv420p -video_size 320x240 -framerate 25/1" + " -i pipe:0 ";
    String quicktime = "-vf setparams=range=tv:colorspace=bt709:color_primaries=bt709"
        + ":color_trc=bt709,setsar=1 -c:v libx264 -threads 1 -preset fast -crf 20 -maxrate 256k"
        + " -bufsize 512k -x264-params open-gop=0:nal-hrd=none -video_track_timescale 25 -f mp4"
        + " file:" + work.file("out-quicktime-small");
    assertThat(alone).endsWith(pictures + quicktime);
    assertThat(both)
        .contains(pictures + "-filter_threads 1 " + quicktime + " -vf ")
        .endsWith("-g 100 -f nut file:" + work.file("out-flash-small"));
  }

  private static String words(List<Export> exports) {
    return String.join(" ", SegmentEncoder.command(exports, "fast").words());
  }

  /// When each finished segment was written.
  private Map<Path, FileTime> segments() {
    var times = new HashMap<Path, FileTime>();
    files()
        .filter(file -> file.getFileName().toString().matches("segment-\\d+"))
        .map(work.path()::resolve)
        .forEach(file -> times.put(file, time(file)));
    return times;
  }

  /// All that is in the folder of the film.
  private Stream<Path> files() {
    try (Stream<Path> files = Files.walk(work.path())) {
      return files.filter(Files::isRegularFile).map(work.path()::relativize).toList().stream();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static FileTime time(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
