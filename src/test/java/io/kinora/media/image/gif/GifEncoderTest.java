package io.kinora.media.image.gif;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.media.fake.TestMedia;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.image.gif.GifEncoder.Form;
import io.kinora.media.image.gif.GifEncoder.Frames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GifEncoderTest {

  private static final int WIDTH = 300;
  private static final int HEIGHT = 200;

  @TempDir
  Path folder;

  /// Pictures of six steps of red, green and blue each: all of them fit into a palette.
  private record Noise(byte[][] pictures) implements Frames {

    /// @param share of the pixels that are drawn anew in each picture
    /// @param run so many beside each other have the same colour
    static Noise of(int count, double share, int run) {
      var random = new Random(7);
      byte[][] pictures = new byte[count][3 * WIDTH * HEIGHT];
      for (int index = 0; index < count; index++) {
        if (index > 0) {
          pictures[index] = pictures[index - 1].clone();
        }
        for (int at = 0; at < WIDTH * HEIGHT; at += run) {
          if (index == 0 || random.nextDouble() < share) {
            fill(pictures[index], at, Math.min(at + run, WIDTH * HEIGHT), random);
          }
        }
      }
      return new Noise(pictures);
    }

    private static void fill(byte[] rgb, int from, int to, Random random) {
      byte[] colour = {step(random), step(random), step(random)};
      for (int at = from; at < to; at++) {
        System.arraycopy(colour, 0, rgb, 3 * at, 3);
      }
    }

    private static byte step(Random random) {
      return (byte) (51 * random.nextInt(6));
    }

    @Override
    public int count() {
      return pictures.length;
    }

    @Override
    public byte[] rgb(int index) {
      return pictures[index];
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "3, 1, 1",
    "4, 0.5, 1",
    "4, 0.01, 1",
    "4, 0.001, 7",
    "6, 0.2, 50",
    "3, 0, 1"
  })
  void pictures_of_few_colours_are_shown_exactly(int count, double share, int run)
      throws IOException {
    Noise pictures = Noise.of(count, share, run);

    var gif = new ByteArrayOutputStream();
    GifEncoder.write(pictures, new Form(WIDTH, HEIGHT, OptionalInt.of(0), 10), gif);

    byte[] shown = TestMedia.run(FfmpegCommand.ffmpeg()
        .input(Files.write(folder.resolve("noise.gif"), gif.toByteArray()))
        .words("-fps_mode", "passthrough", "-f", "rawvideo", "-pix_fmt", "rgb24", "pipe:1")
        .build());
    var expected = new ByteArrayOutputStream();
    for (byte[] picture : pictures.pictures()) {
      expected.writeBytes(picture);
    }
    assertThat(shown).isEqualTo(expected.toByteArray());
  }
}
