package io.kinora.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.media.fake.TestMedia;
import io.kinora.media.render.kernel.Frame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Plain frames are drawn in bytes, all others in floating point: nobody may see which.
class BothPathsTest {

  /// Of 219 steps of luma: a quarter of one is what the pattern of both codes adds to rounding.
  private static final double DIFFERENCE_MAX = 0.8;

  private static final List<String> BARS =
      List.of("C0C0C0", "C0C000", "00C0C0", "00C000", "C000C0", "C00000", "0000C0", "F0F0F0");

  @TempDir
  static Path folder;

  @BeforeAll
  static void make() {
    TestMedia.picture(
        folder.resolve("photo.png"),
        "nullsrc=size=640x360,geq=r='128+90*sin(X/9)':g='128+90*sin(Y/7)':b='(X+Y)/4'");
    TestMedia.picture(
        folder.resolve("hole.png"),
        "color=white:size=100x100,format=rgba,geq=r=255:g=128:b=0:a='if(lt(X,50),255,80)'");
    TestMedia.picture(
        folder.resolve("dot.png"),
        "nullsrc=size=640x360,geq=lum='235*exp(-((X-340)*(X-340)+(Y-170)*(Y-170))/800)':cb=128:cr=128");
  }

  private static SmallFilm film(String body) {
    return SmallFilm.with(folder, List.of("photo.png", "hole.png", "dot.png"), body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<effect type=\"none\" duration=\"2\"><image filename=\"photo.png\"/></effect>",
        "<effect type=\"kenburns\" duration=\"2\"><image filename=\"photo.png\"/></effect>",
        "<effect type=\"sliding\" duration=\"2\"><image filename=\"photo.png\"/>"
            + "<image color=\"#20A040\"/></effect>",
        "<stack duration=\"2\"><effect type=\"none\"><image filename=\"photo.png\"/></effect>"
            + "<overlay left=\".12\" top=\".17\" height=\".5\"><image filename=\"hole.png\"/></overlay>"
            + "<overlay left=\".5\" top=\".51\" width=\".313\" height=\".3\">"
            + "<image color=\"#0000FF80\"/></overlay></stack>",
        "<stack duration=\"2\"><effect type=\"none\"><image color=\"#405060\"/></effect>"
            + "<text type=\"zone\" left=\".1\" top=\".2\" width=\".8\" height=\".5\">Words</text>"
            + "<text type=\"legend\">a legend</text></stack>"
      })
  void a_plain_frame_looks_the_same_in_floating_point(String body) {
    var film = film(body);

    for (double seconds : List.of(0.0, 0.83, 1.9)) {
      Pixels plain = film.drawn(seconds);
      Pixels deep = film.drawnDeep(seconds);

      assertThat(plain.meanFrom(deep)).as("mean at %s", seconds).isLessThan(DIFFERENCE_MAX);
      assertThat(plain.similarityTo(deep)).as("likeness at %s", seconds).isGreaterThan(0.995);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"crossfade", "move", "over", "under"})
  void a_plain_transition_looks_the_same_in_floating_point(String type) {
    var film =
        film("<effect type=\"kenburns\" duration=\"2\"><image filename=\"photo.png\"/></effect>"
            + "<transition type=\"" + type + "\"/>"
            + "<effect type=\"none\" duration=\"2\"><image color=\"#20A040\"/></effect>");

    for (double seconds : List.of(1.0, 1.37, 1.5, 1.9)) {
      Pixels plain = film.drawn(seconds);
      Pixels deep = film.drawnDeep(seconds);

      assertThat(plain.meanFrom(deep)).as("mean at %s", seconds).isLessThan(DIFFERENCE_MAX);
      assertThat(plain.similarityTo(deep)).as("likeness at %s", seconds).isGreaterThan(0.995);
    }
  }

  @Test
  void a_fade_between_two_near_greys_shows_no_bands() {
    var film = film("<effect type=\"none\" duration=\"2\"><image color=\"#404040\"/></effect>"
        + "<transition type=\"crossfade\"/>"
        + "<effect type=\"none\" duration=\"2\"><image color=\"#424242\"/></effect>");
    double first = film.drawn(0.5).mean(0, 0, 160, 88);
    double last = film.drawn(2.5).mean(0, 0, 160, 88);

    for (double p = 0.1; p < 0.95; p += 0.1) {
      for (Pixels drawn : List.of(film.drawn(1 + p), film.drawnDeep(1 + p))) {
        assertThat(drawn.mean(0, 0, 160, 88))
            .as("at %s", p)
            .isCloseTo(first + (last - first) * p, within(0.12));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void bars_keep_their_colours_within_two_codes(boolean isDeep) {
    String bars = BARS.stream()
        .map(bar -> "color=0x" + bar + ":size=40x180,format=gbrp[b" + bar + "]")
        .collect(Collectors.joining(";"));
    String all = BARS.stream().map(bar -> "[b" + bar + "]").collect(Collectors.joining());
    TestMedia.picture(folder.resolve("bars.png"), bars + ";" + all + "hstack=inputs=8");
    var film = SmallFilm.with(
        folder,
        List.of("bars.png"),
        "<effect type=\"none\" duration=\"2\"><image filename=\"bars.png\"/></effect>");

    Frame drawn = film.drawn(film.at(1), isDeep).frame();

    for (int bar = 0; bar < BARS.size(); bar++) {
      int rgb = Integer.parseInt(BARS.get(bar), 16);
      double red = (rgb >> 16) / 255.0;
      double green = (rgb >> 8 & 255) / 255.0;
      double blue = (rgb & 255) / 255.0;
      double luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      int x = 20 * bar + 10;
      assertThat((double) drawn.y().sample(x, 45)).isCloseTo(16 + 219 * luma, within(2.0));
      assertThat((double) drawn.u().sample(x / 2, 22))
          .isCloseTo(128 + 224 * (blue - luma) / 1.8556, within(2.0));
      assertThat((double) drawn.v().sample(x / 2, 22))
          .isCloseTo(128 + 224 * (red - luma) / 1.5748, within(2.0));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zoomStart=\"1.2\" zoomEnd=\"1.25\" centerStart=\".5,.5\" centerEnd=\".5,.5\"",
        "zoomStart=\"1.3\" zoomEnd=\"1.3\" centerStart=\".48,.5\" centerEnd=\".52,.51\""
      })
  void a_slow_movement_does_not_tremble(String way) {
    var film = film("<effect type=\"none\" duration=\"4\"><image filename=\"dot.png\">"
        + "<filter type=\"kenburnsAdapter\" " + way + "/></image></effect>");
    List<List<Drawing>> frames = new ArrayList<>();
    for (int frame = 100; frame < 200; frame += 2) {
      frames.add(film.at(frame / 100.0));
    }

    assertSteady(frames.stream().map(it -> film.drawn(it, false)).toList());
    assertSteady(film.drawnDeep(frames));
  }

  private static void assertSteady(List<Pixels> drawn) {
    double[] x = drawn.stream().mapToDouble(it -> it.centre(true)).toArray();
    double[] y = drawn.stream().mapToDouble(it -> it.centre(false)).toArray();
    assertThat(x[49] - x[0]).isNotZero();
    assertThat(residual(x)).as("across, in pixels").isLessThan(0.03);
    assertThat(residual(y)).as("down, in pixels").isLessThan(0.03);
  }

  /// How far places are from a straight line through them, as a root mean square.
  private static double residual(double[] places) {
    int count = places.length;
    double sumT = 0;
    double sumP = 0;
    double sumTt = 0;
    double sumTp = 0;
    for (int t = 0; t < count; t++) {
      sumT += t;
      sumP += places[t];
      sumTt += (double) t * t;
      sumTp += t * places[t];
    }
    double slope = (count * sumTp - sumT * sumP) / (count * sumTt - sumT * sumT);
    double start = (sumP - slope * sumT) / count;
    double squares = 0;
    for (int t = 0; t < count; t++) {
      squares += Math.pow(places[t] - start - slope * t, 2);
    }
    return Math.sqrt(squares / count);
  }
}
