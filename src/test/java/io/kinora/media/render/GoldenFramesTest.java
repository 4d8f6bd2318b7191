package io.kinora.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.infra.base.StopSignal;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.probe.ProbeLimits;
import io.kinora.media.probe.Prober;
import io.kinora.media.profile.Profile;
import io.kinora.media.sxml.FilmReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Frames as somebody looked at them and found them right. `-Dgolden=write` makes them anew: look
/// at
/// each one before it is committed, and say why it changed.
class GoldenFramesTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final Path PHOTOS = Path.of("examples/holiday").toAbsolutePath();

  /// Mean difference of the parts of a pixel, of 255. Letters may differ by the version of Skia.
  private static final double DIFFERENCE_MAX = 0.6;

  @TempDir
  Path folder;

  /// A frame of a film.
  ///
  /// @param name of its golden picture: what is shown, from what, when
  record Recipe(String name, double seconds, String body) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Recipe> recipes() {
    String lake =
        "<effect type=\"kenburns\" duration=\"4\"><image filename=\"lake.jpg\"/></effect>";
    String sea = "<effect type=\"kenburns\" duration=\"4\" direction=\"negative\">"
        + "<image filename=\"sea.jpg\"/></effect>";
    return Stream.of(
        new Recipe("kenburns-4s+lake@0s", 0, lake),
        new Recipe("kenburns-4s+lake@3.96s", 3.96, lake),
        new Recipe(
            "crossfade-1s+lake+sea@3.48s",
            3.48,
            lake + "<transition type=\"crossfade\" duration=\"1\"/>" + sea),
        new Recipe(
            "move-left-1s+lake+sea@3.32s",
            3.32,
            lake + "<transition type=\"move\" direction=\"left\" duration=\"1\"/>" + sea),
        new Recipe(
            "over-down-1s+lake+sea@3.32s",
            3.32,
            lake + "<transition type=\"over\" direction=\"down\" duration=\"1\"/>" + sea),
        new Recipe(
            "under-couple-1s+lake+sea@3.32s",
            3.32,
            lake + "<transition type=\"under\" direction=\"0.7,0.7\" duration=\"1\"/>" + sea),
        new Recipe(
            "sliding-4s+forest+dew@1.8s",
            1.8,
            "<effect type=\"sliding\" duration=\"4\"><image filename=\"forest.jpg\"/>"
                + "<image filename=\"dew.jpg\"/></effect>"),
        new Recipe(
            "none+lighthouse-turned@1s",
            1,
            "<effect type=\"none\"><image filename=\"lighthouse.jpg\"/></effect>"),
        new Recipe(
            "overlay-and-texts+desert@1s",
            1,
            "<stack><effect type=\"none\" adapter=\"fixedAdapter\" duration=\"4\">"
                + "<image filename=\"desert.jpg\"/></effect>"
                + "<overlay top=\".05\" right=\".03\" height=\".3\">"
                + "<image filename=\"sea.jpg\"/></overlay>"
                + "<text type=\"zone\" left=\".05\" top=\".08\" height=\".18\""
                + " fontname=\"timesnewroman\">Night</text>"
                + "<text type=\"zone\" left=\".05\" top=\".3\" width=\".5\" height=\".3\" wrap=\"true\""
                + " align=\"left,top\" fontcolor=\"#FFD080\">as large as its box allows it to be</text>"
                + "<text type=\"legend\">One lamp, and all the stars</text></stack>"));
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void a_frame_looks_as_it_did_when_somebody_looked(Recipe recipe) throws IOException {
    Path drawn = draw(recipe);
    Path golden = GOLDEN.resolve(recipe.name() + ".png");

    if ("write".equals(System.getProperty("golden"))) {
      Files.createDirectories(GOLDEN);
      Files.move(drawn, golden, StandardCopyOption.REPLACE_EXISTING);
      return;
    }

    assertThat(difference(drawn, golden)).isLessThan(DIFFERENCE_MAX);
  }

  private Path draw(Recipe recipe) {
    var stop = new StopSignal();
    var renderer = new FilmRenderer(
        TestMedia.runner(),
        new Prober(TestMedia.runner(), ProbeLimits.USUAL),
        TestMedia.CACHE,
        RenderSettings.of("ultrafast", 1));
    var planned = renderer.plan(
        FilmReader.read(recipe.body()),
        named -> PHOTOS.resolve(named.filename()),
        Profile.find("240p").orElseThrow(),
        stop);
    Path png = folder.resolve("drawn.png");
    renderer.still(
        planned,
        Duration.ofMillis(Math.round(recipe.seconds() * 1000)),
        StillFormat.PNG,
        png,
        stop);
    return png;
  }

  private static double difference(Path drawn, Path golden) {
    byte[] a = pixels(drawn);
    byte[] b = pixels(golden);
    assertThat(a).hasSameSizeAs(b);
    long sum = 0;
    for (int at = 0; at < a.length; at++) {
      sum += Math.abs((a[at] & 255) - (b[at] & 255));
    }
    return (double) sum / a.length;
  }

  private static byte[] pixels(Path png) {
    return TestMedia.run(FfmpegCommand.ffmpeg()
        .input(png)
        .words("-f", "rawvideo", "-pix_fmt", "rgb24", "pipe:1")
        .build());
  }
}
