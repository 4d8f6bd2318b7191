package io.kinora.media.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.cli.bench.BeatScore;
import io.kinora.cli.bench.BeatTrack;
import io.kinora.cli.bench.BeatTracks;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.StopSignal;
import io.kinora.media.fake.TestMedia;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The tasks contract, section 10, audio.beats.
class BeatFinderTest {

  /// Not one that the tracker was made with.
  private static final BeatTracks TRACKS = new BeatTracks(1002);

  @TempDir
  Path folder;

  private final BeatFinder finder = SoundAnalysis.with(TestMedia.runner()).beats();

  private Beats found(BeatTrack track) throws IOException {
    Path file = folder.resolve("a.wav");
    track.writeTo(file);
    return found(file);
  }

  private Beats found(Path file) {
    var sound = new SoundFile(file, "http://h/a", Duration.ZERO, 44_100);
    return finder.find(sound, _ -> {}, new StopSignal());
  }

  @ParameterizedTest
  @CsvSource({"1", "3", "6", "8", "10", "13"})
  void the_beats_and_bars_of_a_piece_are_found(int index) throws IOException {
    BeatTrack track = TRACKS.track(index);

    Beats found = found(track);

    assertThat(BeatScore.of(track.beats(), found.beats())).as(track.name()).isGreaterThan(0.95);
    assertThat(found.beats()).isSorted().containsAll(found.downbeats());
    if (index > 1) {
      assertThat(BeatScore.of(track.downbeats(), found.downbeats()))
          .as(track.name())
          .isGreaterThan(0.9);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"silence", "hiss", "wind", "drone", "rain", "babble"})
  void a_sound_without_a_rhythm_has_no_beats(String name) throws IOException {
    Beats found = found(TRACKS.quiet(name));

    assertThat(found.beats()).isEmpty();
    assertThat(found.downbeats()).isEmpty();
  }

  @Test
  void no_beat_is_told_before_the_music_begins() throws IOException {
    BeatTrack late = TRACKS.track(19);

    assertThat(found(late).beats().getFirst()).isGreaterThan(late.beats().getFirst() - 0.1);
  }

  @Test
  void the_same_sound_always_has_the_same_beats() throws IOException {
    assertThat(found(TRACKS.track(15))).isEqualTo(found(TRACKS.track(15)));
  }

  @Test
  void a_sound_shorter_than_a_beat_has_none() {
    Path file = TestMedia.sound(folder.resolve("b.wav"), "sine=d=0.01");

    Beats found = found(file);

    assertThat(found.beats()).isEmpty();
    assertThat(found.length()).isLessThan(Duration.ofMillis(20));
  }

  @Test
  void another_rate_and_more_channels_do_not_matter() throws IOException {
    BeatTrack track = TRACKS.track(3);
    Path wav = folder.resolve("a.wav");
    track.writeTo(wav);
    Path other = TestMedia.made(
        folder.resolve("a.mp3"), "-i " + wav + " -ar 48000 -ac 2 -c:a libmp3lame -b:a 128k");

    assertThat(BeatScore.of(track.beats(), found(other).beats())).isGreaterThan(0.95);
  }

  @Test
  void progress_rises_to_the_end() throws IOException {
    Path wav = folder.resolve("a.wav");
    TRACKS.quiet("hiss").writeTo(wav);
    var heard = new ArrayList<Integer>();

    finder.find(
        new SoundFile(wav, "it", Duration.ofSeconds(36), 44_100), heard::add, new StopSignal());

    assertThat(heard).isSorted().doesNotHaveDuplicates().endsWith(99).hasSizeGreaterThan(50);
  }

  @Test
  void what_is_too_long_is_not_listened_to() {
    var film = new SoundFile(Path.of("none"), "http://h/a", Duration.ofHours(5), 44_100);

    assertThatThrownBy(() -> finder.find(film, _ -> {}, new StopSignal()))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("File 'http://h/a' is longer than 4 hours");
  }

  @Test
  void a_score_counts_each_beat_once() {
    assertThat(BeatScore.of(List.of(6.0, 7.0), List.of(6.05, 6.06, 7.08))).isEqualTo(0.4);
  }
}
