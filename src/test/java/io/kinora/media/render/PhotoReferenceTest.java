package io.kinora.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.media.fake.TestMedia;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.render.kernel.Frame;
import io.kinora.media.render.kernel.Plane;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What users see of photos that move, against the same drawn in doubles from 16 bits with all of
/// its colour, and from the photo at its own size: ours is scaled twice, when it is decoded and
/// when it is drawn.
class PhotoReferenceTest {

  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;

  @TempDir
  static Path folder;

  /// A photo at its own size, in numbers of BT.709, limited range.
  private record Reference(double[][] planes, int width, int height) {

    static Reference of(String photo, int width, int height) {
      byte[] rgb = TestMedia.run(FfmpegCommand.ffmpeg()
          .input(Path.of("examples/holiday", photo))
          .words("-vf")
          .words("scale=in_color_matrix=bt601:in_range=pc:flags=bicubic+accurate_rnd"
              + "+full_chroma_int+full_chroma_inp,format=rgb48le")
          .words("-f", "rawvideo", "pipe:1")
          .build());
      var planes = new double[3][width * height];
      for (int at = 0; at < width * height; at++) {
        double red = part(rgb, 3 * at);
        double green = part(rgb, 3 * at + 1);
        double blue = part(rgb, 3 * at + 2);
        double luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        planes[0][at] = 16 + 219 * luma;
        planes[1][at] = 128 + 224 * (blue - luma) / 1.8556;
        planes[2][at] = 128 + 224 * (red - luma) / 1.5748;
      }
      return new Reference(planes, width, height);
    }

    private static double part(byte[] rgb, int at) {
      return ((rgb[2 * at] & 255) | (rgb[2 * at + 1] & 255) << 8) / 65535.0;
    }

    /// @param view what fills the frame
    Frame drawn(Drawing.View view) {
      Frame frame = Frame.of(WIDTH, HEIGHT);
      fill(frame.y(), planes[0], view, 0.5);
      fill(frame.u(), planes[1], view, 0.25);
      fill(frame.v(), planes[2], view, 0.25);
      return frame;
    }

    /// @param middle of the first sample of a row, in its own width: chroma lies on luma samples
    private void fill(Plane out, double[] plane, Drawing.View view, double middle) {
      double stepX = view.width() * width / out.width();
      double stepY = view.height() * height / out.height();
      var rows = new double[height][out.width()];
      for (int x = 0; x < out.width(); x++) {
        double at = view.left() * width + (x + middle) * stepX - 0.5;
        for (int y = 0; y < height; y++) {
          rows[y][x] = sum(plane, y * width, width, at, Math.max(1, stepX));
        }
      }
      for (int x = 0; x < out.width(); x++) {
        var column = new double[height];
        for (int y = 0; y < height; y++) {
          column[y] = rows[y][x];
        }
        for (int y = 0; y < out.height(); y++) {
          double at = view.top() * height + (y + 0.5) * stepY - 0.5;
          double value = sum(column, 0, height, at, Math.max(1, stepY));
          out.samples()[y * out.stride() + x] = (byte) Math.clamp(Math.round(value), 0, 255);
        }
      }
    }

    private static double sum(double[] samples, int from, int count, double at, double scale) {
      double sum = 0;
      double weights = 0;
      for (int index = (int) Math.ceil(at - 2 * scale); index <= at + 2 * scale; index++) {
        double weight = weight((index - at) / scale);
        sum += weight * samples[from + Math.clamp(index, 0, count - 1)];
        weights += weight;
      }
      return sum / weights;
    }

    /// Catmull-Rom.
    private static double weight(double distance) {
      double d = Math.abs(distance);
      if (d < 1) {
        return 1 + d * d * (1.5 * d - 2.5);
      }
      return d < 2 ? 2 + d * (-4 + d * (2.5 - 0.5 * d)) : 0;
    }
  }

  @ParameterizedTest
  @CsvSource({"lake.jpg, 1.0", "forest.jpg, 2.5", "dew.jpg, 0.4", "sea.jpg, 3.3"})
  void a_photo_that_moves_is_like_its_reference(String photo, double seconds) {
    var films = new PhotoFilms(folder);
    PlannedFilm film = films.plan(
        "<movie service=\"craftsman-1.0\"><body><effect type=\"kenburns\" duration=\"4\">"
            + "<image filename=\"" + photo + "\"/></effect></body></movie>",
        WIDTH);
    var facts = film.sources().values().iterator().next().pictureOrFail();
    var reference = Reference.of(photo, facts.width(), facts.height());
    var plane = (Drawing.Plane) films.drawings(film, seconds).getFirst();

    Frame drawn = films.drawn(film, seconds).frame();
    Frame exact = reference.drawn(plane.view());

    double luma = likeness(drawn.y(), exact.y());
    double blue = likeness(drawn.u(), exact.u());
    double red = likeness(drawn.v(), exact.v());
    assertThat(luma).as("luma").isGreaterThan(0.993);
    assertThat((4 * luma + blue + red) / 6).as("all samples").isGreaterThan(0.993);
    assertThat(Math.min(blue, red)).as("colour alone").isGreaterThan(0.99);
  }

  private static double likeness(Plane one, Plane other) {
    return new Pixels(onLuma(one)).similarityTo(new Pixels(onLuma(other)));
  }

  private static Frame onLuma(Plane plane) {
    Frame frame = Frame.of(plane.width() & -2, plane.height() & -2);
    for (int y = 0; y < frame.height(); y++) {
      for (int x = 0; x < frame.width(); x++) {
        frame.y().samples()[y * frame.y().stride() + x] = (byte) plane.sample(x, y);
      }
    }
    return frame;
  }
}
