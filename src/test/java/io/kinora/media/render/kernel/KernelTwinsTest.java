package io.kinora.media.render.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Vector kernels and their scalar twins agree to the bit: frames must not depend on the machine.
class KernelTwinsTest {

  private static final Random RANDOM = new Random(7);

  static Stream<Window> windows() {
    return Stream.of(
        new Window(10.37, 20.11, 400.5, 225.3), // enlarged
        new Window(3.25, 7.75, 640, 360), // one to one
        new Window(0.5, 0.1, 693, 390.7),
        new Window(-60.2, -40.9, 800.3, 450.1), // beyond the left upper corner
        new Window(300.7, 200.9, 1000.1, 562.5), // beyond the right lower one
        new Window(-5000, -5000, 640, 360)); // wholly outside
  }

  @ParameterizedTest
  @MethodSource("windows")
  void pan_and_zoom_give_the_same_samples_on_vectors_and_scalars(Window window) {
    Frame source = noise(702, 502);
    Frame onVectors = Frame.of(640, 360);
    Frame onScalars = Frame.of(640, 360);

    new PanZoom(true).draw(source, window, onVectors);
    new PanZoom(false).draw(source, window, onScalars);

    for (int plane = 0; plane < 3; plane++) {
      assertThat(onVectors.planes().get(plane).samples())
          .isEqualTo(onScalars.planes().get(plane).samples());
    }
  }

  @Test
  void pan_and_zoom_stay_close_to_exact_sums() {
    Frame source = noise(702, 502);
    var window = new Window(20.3, 30.7, 512.9, 288.5);
    Frame drawn = Frame.of(480, 270);

    new PanZoom().draw(source, window, drawn);

    assertThat(Exact.rmsError(source.y(), drawn.y(), window.lumaColumns(480), window.lumaRows(270)))
        .isLessThan(0.9);
  }

  @Test
  void an_even_area_keeps_its_value_under_every_zoom() {
    Frame source = Frame.of(400, 300);
    source.fill(201, 77, 143);
    Frame drawn = Frame.of(320, 180);

    new PanZoom().draw(source, new Window(3.3, 4.4, 287.7, 161.8), drawn);

    assertThat(drawn.y().sample(13, 170)).isEqualTo(201);
    assertThat(drawn.u().sample(100, 17)).isEqualTo(77);
    assertThat(drawn.v().sample(159, 89)).isEqualTo(143);
  }

  @Test
  void a_crossfade_gives_the_same_samples_at_every_weight() {
    byte[] a = noise(640, 64).y().samples();
    byte[] b = noise(640, 64).y().samples();
    for (int weight = 0; weight <= Blend.WEIGHT_MAX; weight++) {
      byte[] onVectors = a.clone();
      byte[] onScalars = a.clone();

      for (int row = 0; row < 64; row++) {
        BlendVector.crossfade(onVectors, b, weight, Threshold.row(row), 640 * row, 640);
        BlendScalar.crossfade(onScalars, b, weight, Threshold.row(row), 640 * row, 640);
      }

      assertThat(onVectors).isEqualTo(onScalars);
    }
  }

  @Test
  void a_crossfade_of_even_areas_is_right_on_the_whole_between_two_steps() {
    for (int weight = 0; weight <= Blend.WEIGHT_MAX; weight += 4) {
      Frame a = Frame.of(64, 64);
      Frame b = Frame.of(64, 64);
      a.fill(100, 128, 128);
      b.fill(101, 128, 128);

      Blend.crossfade(a, b, weight);

      int more = 0;
      for (int at = 0; at < 64 * 64; at++) {
        more += a.y().sample(at % 64, at / 64) - 100;
      }
      assertThat(more).isEqualTo(16 * weight);
    }
  }

  @Test
  void a_crossfade_begins_with_the_first_picture_and_ends_with_the_second() {
    byte[] a = noise(64, 2).y().samples();
    byte[] b = noise(64, 2).y().samples();
    byte[] first = a.clone();
    byte[] last = a.clone();

    BlendVector.crossfade(first, b, 0, Threshold.row(1), 0, 128);
    BlendVector.crossfade(last, b, Blend.WEIGHT_MAX, Threshold.row(1), 0, 128);

    assertThat(first).isEqualTo(a);
    assertThat(Arrays.copyOf(last, 128)).isEqualTo(Arrays.copyOf(b, 128));
  }

  @Test
  void an_overlay_gives_the_same_samples_and_never_wraps_round() {
    byte[] under = noise(640, 64).y().samples();
    byte[] alpha = noise(640, 64).y().samples();
    byte[] paint = noise(640, 64).y().samples(); // often above its alpha, as after resampling
    byte[] onVectors = under.clone();
    byte[] onScalars = under.clone();

    BlendVector.overlay(paint, alpha, 32, onVectors, 64, 640 * 60);
    BlendScalar.overlay(paint, alpha, 32, onScalars, 64, 640 * 60);

    assertThat(onVectors).isEqualTo(onScalars);
    byte[] white = {(byte) 255};
    BlendScalar.overlay(white, new byte[] {(byte) 200}, 0, white, 0, 1);
    assertThat(white[0] & 255).isEqualTo(255);
  }

  @Test
  void a_cover_takes_the_same_share_on_vectors_and_scalars() {
    byte[] samples = noise(640, 64).y().samples();
    byte[] cover = noise(640, 64).y().samples();
    byte[] onVectors = samples.clone();
    byte[] onScalars = samples.clone();

    BlendVector.multiply(onVectors, cover, 0, 640 * 64);
    BlendScalar.multiply(onScalars, cover, 0, 640 * 64);

    assertThat(onVectors).isEqualTo(onScalars);
  }

  @Test
  void a_box_covers_its_outermost_samples_in_part() {
    Cover cover = Cover.of(64, 4);

    cover.fillBox(2.25, 0, 10.5, 4, 1);

    assertThat(cover.full().sample(1, 0)).isZero();
    assertThat(cover.full().sample(2, 0)).isEqualTo(191);
    assertThat(cover.full().sample(5, 0)).isEqualTo(255);
    assertThat(cover.full().sample(10, 0)).isEqualTo(128);
    assertThat(cover.half().sample(5, 1)).isEqualTo(64);
  }

  private static Frame noise(int width, int height) {
    Frame frame = Frame.of(width, height);
    frame.planes().forEach(plane -> RANDOM.nextBytes(plane.samples()));
    return frame;
  }
}
