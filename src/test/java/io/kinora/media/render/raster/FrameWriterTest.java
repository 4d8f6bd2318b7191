package io.kinora.media.render.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.media.render.kernel.Cover;
import io.kinora.media.render.kernel.Frame;
import io.kinora.media.render.kernel.Plane;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameWriterTest {

  private static Frame written(float red, float green, float blue) {
    Raster raster = Raster.clear(64, 64);
    raster.fill(red, green, blue, 1);
    Frame frame = Frame.of(64, 64);
    new FrameWriter(64).write(raster, Patch.whole(64, 64), frame);
    return frame;
  }

  private static double mean(Plane plane) {
    double sum = 0;
    for (int y = 0; y < plane.height(); y++) {
      for (int x = 0; x < plane.width(); x++) {
        sum += plane.sample(x, y);
      }
    }
    return sum / (plane.width() * plane.height());
  }

  @ParameterizedTest
  @ValueSource(doubles = {16, 16.25, 50.5, 100.1, 180.9, 234.99})
  void what_lies_between_two_codes_is_right_in_the_mean(double code) {
    float level = (float) ((code - 16) / 219);
    Frame frame = written(level, level, level);

    assertThat(mean(frame.y())).isCloseTo(code, within(0.01));
    assertThat(mean(frame.u())).isCloseTo(128, within(0.01));
    assertThat(mean(frame.v())).isCloseTo(128, within(0.01));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, 62.56, 102.34, 240",
    "0, 1, 0, 172.63, 41.66, 26.27",
    "0, 0, 1, 31.81, 240, 117.73"
  })
  void colours_are_those_of_bt709_in_limited_range(
      float red, float green, float blue, double luma, double u, double v) {
    Frame frame = written(red, green, blue);

    assertThat(mean(frame.y())).isCloseTo(luma, within(0.05));
    assertThat(mean(frame.u())).isCloseTo(u, within(0.05));
    assertThat(mean(frame.v())).isCloseTo(v, within(0.05));
  }

  @Test
  void two_codes_are_mixed_within_eight_pixels() {
    Frame frame = written(0.5f, 0.5f, 0.5f); // 125.5

    for (int y = 0; y < 64; y += 8) {
      for (int x = 0; x < 64; x += 8) {
        int high = 0;
        for (int at = 0; at < 64; at++) {
          high += frame.y().sample(x + at % 8, y + at / 8) == 126 ? 1 : 0;
        }
        assertThat(high).isEqualTo(32);
      }
    }
  }

  @Test
  void what_stands_still_is_written_the_same() {
    Raster raster = Raster.clear(64, 64);
    raster.fill(0.3f, 0.4f, 0.5f, 1);
    var writer = new FrameWriter(64);
    Frame first = Frame.of(64, 64);
    Frame second = Frame.of(64, 64);

    writer.write(raster, Patch.whole(64, 64), first);
    writer.write(raster, Patch.whole(64, 64), second);

    assertThat(first.y().samples()).isEqualTo(second.y().samples());
    assertThat(first.u().samples()).isEqualTo(second.u().samples());
  }

  @Test
  void what_is_beyond_white_or_black_stays_in_bytes() {
    assertThat(mean(written(2, 2, 2).y())).isEqualTo(255);
    assertThat(mean(written(-1, -1, -1).y())).isZero();
  }

  private static Frame noise() {
    Frame frame = Frame.of(64, 64);
    var chance = new Random(1);
    frame.planes().forEach(it -> chance.nextBytes(it.samples()));
    return frame;
  }

  @Test
  void where_nothing_is_laid_a_frame_stays_as_it_is() {
    Frame frame = noise();
    Raster raster = Raster.clear(64, 64);

    new FrameWriter(64).lay(raster, Patch.whole(64, 64), frame);

    assertThat(frame).usingRecursiveComparison().isEqualTo(noise());
  }

  @Test
  void what_is_opaque_looks_the_same_whatever_lies_below() {
    Frame frame = noise();
    Raster raster = Raster.clear(64, 64);
    raster.fill(0.3f, 0.4f, 0.5f, 1);

    new FrameWriter(64).lay(raster, Patch.whole(64, 64), frame);

    Frame written = written(0.3f, 0.4f, 0.5f);
    assertThat(mean(frame.y())).isCloseTo(mean(written.y()), within(0.02));
    assertThat(mean(frame.u())).isCloseTo(mean(written.u()), within(0.02));
    assertThat(mean(frame.v())).isCloseTo(mean(written.v()), within(0.02));
  }

  @Test
  void what_covers_half_is_mixed_with_what_lies_below_and_nothing_beside_the_patch_is_touched() {
    Frame frame = Frame.of(64, 64);
    frame.fill(40, 100, 150);
    Raster raster = Raster.clear(64, 64);
    raster.fill(1, 1, 1, 0.5f);

    new FrameWriter(64).lay(raster, new Patch(10, 20, 32, 16), frame);

    double share = 32 * 16 / (64.0 * 64);
    assertThat(mean(frame.y())).isCloseTo(40 + share * (137.5 - 40), within(0.02));
    assertThat(mean(frame.u())).isCloseTo(100 + share * (114 - 100), within(0.02));
    assertThat(mean(frame.v())).isCloseTo(150 + share * (139 - 150), within(0.02));
    assertThat(frame.y().sample(9, 20)).isEqualTo(40);
    assertThat(frame.y().sample(42, 35)).isEqualTo(40);
  }

  @Test
  void a_frame_is_read_whole_as_it_is_looked_up() {
    Frame frame = noise();
    Cover cover = Cover.of(64, 64);
    new Random(2).nextBytes(cover.full().samples());
    new Random(3).nextBytes(cover.half().samples());
    for (Optional<Cover> each : List.of(Optional.of(cover), Optional.<Cover>empty())) {
      var texture = new FrameTexture(frame, each);
      Raster read = Raster.clear(64, 64);
      Raster looked = Raster.clear(64, 64);

      texture.copyTo(read);
      Projection all = Projection.upright(0, 0, 64, 64);
      new Warp().draw(texture, Warp.Part.WHOLE, all, 1, looked, null);

      assertThat(read.red()).containsExactly(looked.red(), within(0.001f));
      assertThat(read.green()).containsExactly(looked.green(), within(0.001f));
      assertThat(read.blue()).containsExactly(looked.blue(), within(0.001f));
      assertThat(read.alpha()).containsExactly(looked.alpha(), within(0.001f));
    }
  }
}
