package io.kinora.media.preset;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.media.image.Fit.Size;
import io.kinora.media.preset.EncodingProfile.Frame;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Source: the panda contract, section 9, aspect modes and the rule of resolution and padding.
class FrameShapeTest {

  private static String shape(
      String mode, int width, int height, int wantedWidth, int wantedHeight, boolean upscale) {
    var frame = new Frame(
        wantedWidth == 0 ? OptionalInt.empty() : OptionalInt.of(wantedWidth),
        wantedHeight == 0 ? OptionalInt.empty() : OptionalInt.of(wantedHeight),
        upscale,
        AspectMode.named(mode).orElseThrow());
    FrameShape shape = FrameShape.of(new Size(width, height), frame);
    return text(shape.scaled()) + " in " + text(shape.canvas()) + shape.laid();
  }

  private static String text(Size size) {
    return size.width() + "x" + size.height();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "preserve  | 641 | 361 | 320 | 240 | 640x360 in 640x360",
        "constrain | 640 | 360 | 320 | 240 | 320x180 in 320x180",
        "constrain | 300 | 240 | 320 | 240 | 300x240 in 300x240",
        "letterbox | 640 | 360 | 320 | 240 | 320x180 in 320x240,pad=320:240:0:30",
        "letterbox | 300 | 240 | 320 | 240 | 300x240 in 300x240",
        "letterbox | 640 | 480 | 640 | 360 | 480x360 in 480x360",
        "pad       | 640 | 360 | 320 | 240 | 320x180 in 320x240,pad=320:240:0:30",
        "pad       | 300 | 240 | 320 | 240 | 300x240 in 320x240,pad=320:240:10:0",
        "crop      | 640 | 360 | 320 | 240 | 426x240 in 320x240,crop=320:240",
        "crop      | 300 | 240 | 320 | 240 | 320x256 in 320x240,crop=320:240",
        "letterbox | 640 | 360 | 0   | 240 | 426x240 in 426x240",
        "crop      | 640 | 360 | 321 | 0   | 320x180 in 320x180",
        "pad       | 640 | 360 | 0   | 0   | 640x360 in 640x360",
        "pad       | 1   | 1   | 33  | 17  | 16x16 in 32x16,pad=32:16:8:0",
      })
  void each_mode_has_its_rule(
      String mode, int width, int height, int wantedWidth, int wantedHeight, String expected) {
    assertThat(shape(mode, width, height, wantedWidth, wantedHeight, true)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "constrain | 320 | 180 | 640 | 480 | 320x180 in 320x180",
        "letterbox | 320 | 180 | 640 | 480 | 320x180 in 320x240,pad=320:240:0:30",
        "pad       | 320 | 180 | 640 | 480 | 320x180 in 320x240,pad=320:240:0:30",
        "crop      | 320 | 180 | 640 | 480 | 320x180 in 240x180,crop=240:180",
        "letterbox | 320 | 180 | 640 | 0   | 320x180 in 320x180",
        "letterbox | 640 | 360 | 320 | 240 | 320x180 in 320x240,pad=320:240:0:30",
      })
  void what_may_not_be_enlarged_keeps_its_pixels(
      String mode, int width, int height, int wantedWidth, int wantedHeight, String expected) {
    assertThat(shape(mode, width, height, wantedWidth, wantedHeight, false)).isEqualTo(expected);
  }
}
