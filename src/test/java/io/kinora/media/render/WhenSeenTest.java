package io.kinora.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.media.sxml.Feature;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What is seen in which frame. Source: the film language, sections 3.2 to 3.6.
class WhenSeenTest {

  private static String box(String attributes) {
    return "<overlay " + attributes + "><image color=\"#FFFFFF\"/></overlay>";
  }

  /// A box in a stack of 4 s.
  private static SmallFilm of(String attributes) {
    return SmallFilm.of("<stack duration=\"4\">" + box(attributes) + "</stack>");
  }

  /// Seen from the first time on until just before the second.
  private static void assertSeen(SmallFilm film, double from, double until) {
    for (double seconds = 0; seconds < 4; seconds += 0.25) {
      assertThat(!film.at(seconds).isEmpty())
          .as("seen at %s", seconds)
          .isEqualTo(seconds >= from && seconds < until);
    }
    assertThat(film.at(until - 0.01)).as("the last frame").isNotEmpty();
  }

  @Nested
  class Margins {

    @Test
    @Feature("TIM12")
    void a_margin_at_the_start_waits() {
      assertSeen(of("margin-start=\"1\""), 1, 4);
      assertSeen(of("margin-start=\"1\" duration=\"2\""), 1, 3);
    }

    @Test
    @Feature("TIM13")
    void a_margin_at_the_end_pins_to_the_end() {
      assertSeen(of("margin-end=\"1\""), 0, 3);
      assertSeen(of("margin-end=\"0.0\" duration=\"1\""), 3, 4);
      assertSeen(of("margin-end=\"1\" duration=\"1\""), 2, 3);
    }

    @Test
    @Feature("TIM14")
    void both_margins_leave_the_middle() {
      assertSeen(of("margin-both=\"1\""), 1, 3);
      assertSeen(of("margin-start=\"1\" margin-end=\"0.5\""), 1, 3.5);
    }

    @Test
    @Feature("TIM20")
    void a_start_is_a_margin_at_the_start() {
      assertThat(of("start=\"1\" duration=\"2\"").at(1.5))
          .isEqualTo(of("margin-start=\"1\" duration=\"2\"").at(1.5));
      assertSeen(of("start=\"1\" duration=\"2\""), 1, 3);
    }

    @Test
    @Feature("TIM16")
    void margins_do_not_count_in_a_sequence() {
      var film = SmallFilm.of(box("margin-start=\"1\" duration=\"2\"") + box("duration=\"2\""));

      assertThat(film.timeline().length()).isEqualTo(Duration.ofSeconds(4));
      assertThat(film.at(0)).hasSize(1);
    }

    @Test
    @Feature("TIM17")
    void a_child_is_cut_at_the_end_of_its_parent() {
      var film = SmallFilm.of("<stack duration=\"2\">" + box("duration=\"9\"") + "</stack>"
          + "<stack duration=\"2\"/>");

      assertSeen(film, 0, 2);
    }
  }

  @Nested
  class Shares {

    @Test
    @Feature("TIM18")
    void elastic_children_share_a_sequence() {
      var film = SmallFilm.of("<stack duration=\"4\"><sequence duration=\"..\">"
          + "<effect type=\"none\"><image color=\"#FF0000\"/></effect>"
          + "<effect type=\"none\" duration=\"1\"><image color=\"#00FF00\"/></effect>"
          + "<effect type=\"none\"><image color=\"#0000FF\"/></effect></sequence></stack>");

      film.drawn(1.49).hasColour(80, 45, "FF0000");
      film.drawn(1.5).hasColour(80, 45, "00FF00");
      film.drawn(2.5).hasColour(80, 45, "0000FF");
      film.drawn(3.99).hasColour(80, 45, "0000FF");
    }

    @Test
    @Feature("TIM19")
    void captions_spread_over_their_stack() {
      var film = SmallFilm.of("<stack>" + box("duration=\"6\"") + "<sequence>"
          + box("") + box("left=\"0\" width=\".5\"") + box("left=\"0\" width=\".25\"")
          + "</sequence></stack>");

      assertThat(film.timeline().length()).isEqualTo(Duration.ofSeconds(6));
      assertThat(((Box) film.planes(1.99).getLast().place()).width()).isEqualTo(160);
      assertThat(((Box) film.planes(2).getLast().place()).width()).isEqualTo(80);
      assertThat(((Box) film.planes(4).getLast().place()).width()).isEqualTo(40);
    }

    @Test
    @Feature("TIM21")
    void pictures_share_the_time_of_an_effect() {
      var film = SmallFilm.of("<effect type=\"sliding\" duration=\"4\"><image color=\"#FF0000\"/>"
          + "<image color=\"#0000FF\"/></effect>");

      film.drawn(1.3).hasColour(80, 45, "FF0000");
      film.drawn(2).hasColour(80, 45, "0000FF");
    }
  }

  @Nested
  class Overlaps {

    private static final String TEN =
        "<effect type=\"none\" duration=\"10\"><image color=\"#FF0000\"/></effect>";

    @Test
    @Feature("TIM23")
    void a_transition_shortens_its_sequence() {
      assertThat(SmallFilm.of(TEN + "<transition duration=\"1\"/>" + TEN)
              .timeline()
              .length())
          .isEqualTo(Duration.ofSeconds(19));
    }

    @Test
    @Feature("TIM25")
    void a_transition_is_no_longer_than_its_neighbours() {
      String short1 = "<effect type=\"none\" duration=\"1\"><image color=\"#FF0000\"/></effect>";
      var film = SmallFilm.of(
          TEN + "<transition duration=\"3\"/>" + short1 + "<transition duration=\"1\"/>" + TEN);

      assertThat(film.timeline().length()).isEqualTo(Duration.ofSeconds(20));
      assertThat(film.timeline().remarks()).isNotEmpty();
    }

    @Test
    @Feature("TIM24")
    void both_sides_move_on_meanwhile() {
      String moving =
          "<effect type=\"kenburns\" duration=\"4\"><image filename=\"wide\"/></effect>";
      var film = SmallFilm.of(moving + "<transition type=\"crossfade\" duration=\"2\"/>" + moving);

      var early = (Drawing.Mixed) film.at(2.5).getFirst();
      var late = (Drawing.Mixed) film.at(3.5).getFirst();
      assertThat(left(late.before()) - left(early.before())).isGreaterThan(0.01);
      assertThat(left(late.after()) - left(early.after())).isGreaterThan(0.01);
      assertThat(left(film.at(4).stream().toList())).isCloseTo(left(late.after()), within(0.1));
    }

    private static double left(List<Drawing> drawings) {
      return ((Drawing.Plane) drawings.getFirst()).view().left();
    }

    @Test
    @Feature("TIM30")
    void a_cut_is_at_the_first_frame_of_the_next() {
      var film = SmallFilm.of("<effect type=\"none\" duration=\"1.005\"><image color=\"#FF0000\"/>"
          + "</effect><effect type=\"none\" duration=\"1\"><image color=\"#0000FF\"/></effect>");

      film.drawn(1).hasColour(80, 45, "FF0000");
      film.drawn(1.01).hasColour(80, 45, "0000FF");
      assertThat(SmallFilm.RATE.countIn(film.timeline().length())).isBetween(200L, 201L);
    }
  }
}
