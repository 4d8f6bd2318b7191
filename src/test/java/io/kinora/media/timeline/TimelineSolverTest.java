package io.kinora.media.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.media.sxml.Feature;
import io.kinora.media.sxml.FilmReader;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Lengths and times. Source: the film language, section 3.
class TimelineSolverTest {

  /// Clips last 12 s, sounds 60 s; pictures have no length.
  static Optional<Duration> lengthOf(String filename) {
    if (filename.endsWith(".mp4")) {
      return Optional.of(Duration.ofSeconds(12));
    }
    return filename.endsWith(".mp3") ? Optional.of(Duration.ofSeconds(60)) : Optional.empty();
  }

  private static Timeline solved(String body) {
    var film =
        FilmReader.read("<movie service=\"craftsman-1.0\"><body>" + body + "</body></movie>");
    return TimelineSolver.solve(film, TimelineSolverTest::lengthOf);
  }

  private static String timelineOf(String body) {
    return TimelineText.of(solved(body));
  }

  @Nested
  class InSequences {

    @Test
    void a_transition_lets_its_neighbours_overlap() {
      assertThat(timelineOf("""
          <effect type="none" duration="5"><image filename="a.png"/></effect>
          <transition type="crossfade" duration="1"/>
          <effect type="none" duration="5"><image filename="b.png"/></effect>""")).isEqualTo("""
          0.000 - 5.000  a.png
          4.000 - 5.000  crossfade
          4.000 - 9.000  b.png
          """);
    }

    @Test
    @Feature({"TIM03", "TIM04"})
    void what_has_no_length_lasts_five_seconds() {
      assertThat(timelineOf("""
          <effect type="none"><image filename="a.png"/></effect>
          <effect type="none"><image filename="b.png"/></effect>""")).isEqualTo("""
          0.000 - 5.000  a.png
          5.000 - 10.000  b.png
          """);
    }

    @Test
    @Feature({"TIM09", "TIM10"})
    void a_clip_gives_its_effect_the_length_of_its_file() {
      assertThat(timelineOf("""
          <effect type="none"><video filename="a.mp4" skip="2" speed="2"/></effect>""")).isEqualTo("""
              0.000 - 5.000  a.mp4
              0.000 - 5.000  sound a.mp4
              """);
    }

    @Test
    void a_transition_longer_than_a_neighbour_is_shortened_and_remarked() {
      var timeline = solved("""
          <effect type="none" duration="5"><image filename="a.png"/></effect>
          <transition duration="3"/>
          <effect type="none" duration="2"><image filename="b.png"/></effect>""");

      assertThat(TimelineText.of(timeline)).isEqualTo("""
          0.000 - 5.000  a.png
          3.000 - 5.000  crossfade
          3.000 - 5.000  b.png
          """);
      assertThat(timeline.remarks()).hasSize(1);
    }

    @Test
    @Feature("TIM25")
    void two_transitions_never_use_more_of_a_node_than_there_is() {
      assertThat(timelineOf("""
          <effect type="none" duration="5"><image filename="a.png"/></effect>
          <transition duration="2"/>
          <effect type="none" duration="3"><image filename="b.png"/></effect>
          <transition duration="2"/>
          <effect type="none" duration="5"><image filename="c.png"/></effect>""")).isEqualTo("""
          0.000 - 5.000  a.png
          3.000 - 5.000  crossfade
          3.000 - 6.000  b.png
          5.000 - 6.000  crossfade
          5.000 - 10.000  c.png
          """);
    }

    @Test
    void a_transition_without_neighbours_is_ignored() {
      assertThat(timelineOf("""
          <transition/><effect type="none"><image filename="a.png"/></effect><transition/>""")).isEqualTo("0.000 - 5.000  a.png\n");
    }

    @Test
    void stretchable_nodes_share_what_an_imposed_length_leaves() {
      assertThat(timelineOf("""
          <sequence duration="10">
            <effect type="none" duration="4"><image filename="a.png"/></effect>
            <effect type="none"><image filename="b.png"/></effect>
            <effect type="none"><image filename="c.png"/></effect>
          </sequence>""")).isEqualTo("""
          0.000 - 4.000  a.png
          4.000 - 7.000  b.png
          7.000 - 10.000  c.png
          """);
    }

    @Test
    void captions_without_lengths_spread_over_the_pictures_beside_them() {
      assertThat(timelineOf("""
          <stack>
            <sequence>
              <effect type="none" duration="6"><image filename="a.png"/></effect>
              <effect type="none" duration="6"><image filename="b.png"/></effect>
            </sequence>
            <sequence><text type="legend">one</text><text type="legend">two</text>
              <text type="legend">three</text></sequence>
          </stack>""")).isEqualTo("""
          0.000 - 6.000  a.png
          6.000 - 12.000  b.png
          0.000 - 4.000  text one
          4.000 - 8.000  text two
          8.000 - 12.000  text three
          """);
    }

    @Test
    void a_sound_in_a_sequence_plays_alone() {
      assertThat(timelineOf("""
          <effect type="none"><image filename="a.png"/></effect><audio filename="m.mp3"/>""")).isEqualTo("""
              0.000 - 5.000  a.png
              5.000 - 65.000  sound m.mp3
              """);
    }
  }

  @Nested
  class InStacks {

    @Test
    @Feature({"TIM05", "TIM06"})
    void a_stack_is_as_long_as_its_longest_child() {
      assertThat(timelineOf("""
          <stack>
            <effect type="none" duration="10"><image filename="a.png"/></effect>
            <audio filename="m.mp3"/>
          </stack>""")).isEqualTo("""
          0.000 - 10.000  a.png
          0.000 - 60.000  sound m.mp3
          """);
    }

    @Test
    @Feature("TIM02")
    void a_sound_that_follows_its_parent_does_not_lengthen_it() {
      assertThat(timelineOf("""
          <stack>
            <effect type="none" duration="10"><image filename="a.png"/></effect>
            <audio filename="m.mp3" duration=".."/>
          </stack>""")).isEqualTo("""
          0.000 - 10.000  a.png
          0.000 - 10.000  sound m.mp3
          """);
    }

    @Test
    @Feature("TIM08")
    void a_sound_with_margins_fits_itself_into_its_siblings_time() {
      assertThat(timelineOf("""
          <stack>
            <effect type="none" duration="15"><image filename="a.png"/></effect>
            <audio filename="m.mp3" margin-both="2" fadeout="2"/>
          </stack>""")).isEqualTo("""
          0.000 - 15.000  a.png
          2.000 - 13.000  sound m.mp3
          """);
    }

    @Test
    @Feature("TIM07")
    void speech_with_a_margin_makes_the_stack_as_long_as_both() {
      var timeline = solved("""
          <stack>
            <effect type="none"><image filename="a.png"/></effect>
            <audio voice="neospeech:julie" margin-end="2">one two three four five</audio>
          </stack>""");

      assertThat(timeline.length()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void margins_place_a_node_inside_its_parent() {
      assertThat(timelineOf("""
          <stack duration="10">
            <overlay margin-start="2"><image filename="a.png"/></overlay>
            <overlay margin-start="2" duration="3"><image filename="b.png"/></overlay>
            <overlay margin-end="0.0" duration="3"><image filename="c.png"/></overlay>
            <overlay margin-both="1"><image filename="d.png"/></overlay>
            <overlay start="4" duration="1"><image filename="e.png"/></overlay>
          </stack>""")).isEqualTo("""
          2.000 - 10.000  a.png
          2.000 - 5.000  b.png
          7.000 - 10.000  c.png
          1.000 - 9.000  d.png
          4.000 - 5.000  e.png
          """);
    }

    @Test
    void what_is_too_long_is_cut() {
      assertThat(timelineOf("""
          <stack duration="4">
            <effect type="none" duration="9"><image filename="a.png"/></effect>
          </stack>""")).isEqualTo("0.000 - 4.000  a.png\n");
    }
  }

  @Test
  void pictures_of_a_sliding_effect_share_its_time() {
    assertThat(timelineOf("""
        <effect type="sliding" duration="10">
          <image filename="a.png"/><image filename="b.png"/>
        </effect>""")).isEqualTo("""
        0.000 - 5.000  a.png
        5.000 - 10.000  b.png
        """);
  }

  @Test
  @Feature("TRA21")
  void sounds_of_both_sides_are_cross_faded_by_a_transition() {
    var sounds = solved("""
        <effect type="none"><video filename="a.mp4"/></effect>
        <transition duration="2"/>
        <effect type="none"><video filename="b.mp4"/></effect>""").sounds();

    assertThat(sounds.getFirst().ramps().getFirst().factorAt(11)).isEqualTo(0.5);
    assertThat(sounds.getLast().ramps().getFirst().factorAt(11)).isEqualTo(0.5);
  }

  @Test
  void a_film_longer_than_half_a_day_is_refused() {
    assertThatThrownBy(() ->
            solved("<effect type=\"none\" duration=\"50000\"><image color=\"#ff0000\"/></effect>"))
        .hasMessageContaining("13 hours");
  }

  @Test
  @Feature("TIM11")
  void a_length_of_a_picture_or_clip_is_that_of_its_effect() {
    assertThat(timelineOf("""
        <effect type="none"><image filename="a.png" duration="3"/></effect>
        <effect type="none"><video filename="b.mp4" duration="4" audio="false"/></effect>
        <effect type="none"><image filename="c.png"/></effect>""")).isEqualTo("""
        0.000 - 3.000  a.png
        3.000 - 7.000  b.mp4
        7.000 - 12.000  c.png
        """);
  }
}
