package io.kinora.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.media.fake.TestMedia;
import io.kinora.media.render.text.TextPainter;
import io.kinora.media.sxml.Colour;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LayerTest {

  private static final Drawing GROUND = plane(new Box(0, 0, 640, 360));
  private static final Drawing PLAIN = plane(new Box(100, 100, 100, 100));
  private static final Drawing PALE_TOP = plane(new Box(20, 20, 100, 30)).faded(0.5);
  private static final Drawing PALE_BOTTOM = plane(new Box(20, 300, 100, 30)).faded(0.5);
  private static final Drawing PALE = plane(new Box(0, 0, 640, 360)).faded(0.5);

  private static Drawing.Plane plane(Box box) {
    return Drawing.Plane.of(new Drawing.Plain(new Colour(255, 0, 0, 255)), box);
  }

  private static List<Layer> layers(Drawing... drawings) {
    var plan = new TextPlan(new TextPainter(TestMedia.CACHE, Optional.empty()));
    return Layer.of(List.of(drawings), new Plainness(plan), 640, 360);
  }

  @Test
  void what_is_plain_lies_in_bytes_beneath_and_above_what_is_not() {
    assertThat(layers(GROUND, PLAIN, PALE_TOP, PLAIN))
        .extracting(Layer::drawings)
        .containsExactly(List.of(GROUND, PLAIN), List.of(PALE_TOP), List.of(PLAIN));
  }

  @Test
  void of_what_is_not_plain_only_its_surroundings_are_touched() {
    assertThat(layers(GROUND, PALE_TOP).getLast())
        .isInstanceOfSatisfying(Layer.Floats.class, it -> {
          assertThat(it.patch().left()).isBetween(10, 18);
          assertThat(it.patch().top()).isBetween(10, 18);
          assertThat(it.patch().left() + it.patch().width()).isBetween(122, 130);
          assertThat(it.patch().top() + it.patch().height()).isBetween(52, 60);
        });
  }

  @Test
  void what_is_far_apart_stays_apart() {
    assertThat(layers(GROUND, PALE_TOP, PLAIN, PALE_BOTTOM)).hasSize(4);
  }

  @Test
  void what_lies_between_two_large_things_is_drawn_with_them() {
    assertThat(layers(GROUND, PALE, PLAIN, PALE, PLAIN))
        .extracting(Layer::drawings)
        .containsExactly(List.of(GROUND), List.of(PALE, PLAIN, PALE), List.of(PLAIN));
  }
}
