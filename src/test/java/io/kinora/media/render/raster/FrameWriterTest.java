package io.kinora.media.render.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.media.render.kernel.Frame;
import io.kinora.media.render.kernel.Plane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameWriterTest {

  private static Frame written(float red, float green, float blue) {
    Raster raster = Raster.clear(64, 64);
    raster.fill(red, green, blue, 1);
    Frame frame = Frame.of(64, 64);
    new FrameWriter(64).write(raster, frame);
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

    writer.write(raster, first);
    writer.write(raster, second);

    assertThat(first.y().samples()).isEqualTo(second.y().samples());
    assertThat(first.u().samples()).isEqualTo(second.u().samples());
  }

  @Test
  void what_is_beyond_white_or_black_stays_in_bytes() {
    assertThat(mean(written(2, 2, 2).y())).isEqualTo(255);
    assertThat(mean(written(-1, -1, -1).y())).isZero();
  }
}
