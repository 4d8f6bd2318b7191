package io.kinora.media.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.probe.ProbeLimits;
import io.kinora.media.probe.Prober;
import io.kinora.media.recipe.Material.Facts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Recipes on real files. Source: the flixcloud contract, sections 2.5, 5, 7 and 8.
class RecipeKitchenTest {

  @TempDir
  private static Path folder;

  private static Path clip = Path.of("");
  private static Path logo = Path.of("");

  private final StopSignal stop = new StopSignal();
  private final RecipeKitchen kitchen =
      new RecipeKitchen(TestMedia.runner(), new Prober(TestMedia.runner(), ProbeLimits.USUAL), 2);

  /// Black for a second, then red on the left and blue on the right, with a tone.
  @BeforeAll
  static void make() {
    clip = TestMedia.made(
        folder.resolve("clip.mp4"),
        "-filter_complex color=black:size=320x180:rate=25:duration=4,"
            + "drawbox=w=160:c=red:t=fill:enable='gte(t,1)',"
            + "drawbox=x=160:w=160:c=blue:t=fill:enable='gte(t,1)',"
            + "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p[v];"
            + "sine=frequency=440:duration=4[a] -map [v] -map [a]"
            + " -c:v libx264 -preset ultrafast -colorspace bt709 -color_range tv -c:a aac");
    logo = TestMedia.picture(folder.resolve("logo.png"), "color=0x00FF00:size=40x20");
  }

  private Material material(boolean isMarked) {
    Facts facts = kitchen.facts(clip, stop).orElseThrow();
    return new Material(clip, facts, isMarked ? kitchen.mark(logo, stop) : Optional.empty());
  }

  private static Recipe recipe(Map<String, String> settings) {
    var read = RecipeReading.read(settings, false);
    assertThat(read.wrong()).isEmpty();
    return read.recipe();
  }

  private Facts make(Map<String, String> settings, boolean isMarked, Path out) {
    return kitchen.make(material(isMarked), recipe(settings), out, stop, _ -> {});
  }

  @ParameterizedTest
  @CsvSource({
    "mp4, h264, aac",
    "mov, h264, aac",
    "flv, flv1, mp3",
    "wmv, wmv2, wmav2",
  })
  void each_container_has_the_codecs_that_its_players_expect(
      String container, String pictures, String sound) {
    Path out = folder.resolve("out." + container);

    Facts made = make(Map.of("container", container, "width", "160"), false, out);

    assertThat(made.pictures().orElseThrow().codec()).isEqualTo(pictures);
    assertThat(made.pictures().orElseThrow().height()).isEqualTo(90);
    assertThat(made.sound().orElseThrow().codec()).isEqualTo(sound);
    assertThat(made.length().toMillis()).isBetween(3_900L, 4_200L);
    assertColour(TestMedia.colourAt(out, 2, 40, 45), 255, 0, 0);
    assertColour(TestMedia.colourAt(out, 2, 120, 45), 0, 0, 255);
  }

  private static void assertColour(List<Integer> seen, int red, int green, int blue) {
    assertThat(seen.get(0)).isCloseTo(red, within(14));
    assertThat(seen.get(1)).isCloseTo(green, within(14));
    assertThat(seen.get(2)).isCloseTo(blue, within(14));
  }

  @Test
  void an_mp3_has_the_sound_alone() {
    Facts made = make(Map.of("container", "mp3"), true, folder.resolve("out.mp3"));

    assertThat(made.pictures()).isEmpty();
    assertThat(made.sound().orElseThrow().codec()).isEqualTo("mp3");
  }

  @Test
  void a_watermark_lies_where_the_recipe_says() {
    Path corner = folder.resolve("corner.mp4");
    make(Map.of(), true, corner);
    assertColour(TestMedia.colourAt(corner, 2, 300, 160), 0, 255, 0); // 10 from right and bottom.
    assertColour(TestMedia.colourAt(corner, 2, 316, 176), 0, 0, 255);

    Path placed = folder.resolve("placed.mp4");
    make(Map.of("watermark_x_position", "20", "watermark_y_position", "-100"), true, placed);
    assertColour(TestMedia.colourAt(placed, 2, 40, 70), 0, 255, 0);
    assertColour(TestMedia.colourAt(placed, 2, 40, 90), 255, 0, 0);

    Path none = folder.resolve("none.mp4");
    make(Map.of("watermark_usage", "none"), true, none);
    assertColour(TestMedia.colourAt(none, 2, 300, 160), 0, 0, 255);
  }

  @Test
  void a_watermark_that_moves_stands_still_at_its_first_picture() {
    Path moving = TestMedia.made(
        folder.resolve("moving.gif"),
        "-filter_complex color=0x00FF00:size=40x20:rate=5:duration=0.2[a];"
            + "color=white:size=40x20:rate=5:duration=0.6[b];[a][b]concat,format=rgb8");
    Path out = folder.resolve("still.mp4");
    var marked =
        new Material(clip, kitchen.facts(clip, stop).orElseThrow(), kitchen.mark(moving, stop));

    kitchen.make(marked, recipe(Map.of()), out, stop, _ -> {});

    assertThat(marked.mark()).isPresent();
    assertColour(TestMedia.colourAt(out, 0.1, 300, 160), 0, 255, 0);
    assertColour(TestMedia.colourAt(out, 2, 300, 160), 0, 255, 0);
  }

  @Test
  void the_picture_is_cropped_turned_and_mirrored_and_the_time_cut() {
    Path out = folder.resolve("treated.mp4");

    Facts made = make(
        Map.of(
            "crop_left",
            "40",
            "crop_right",
            "40",
            "rotate",
            "90",
            "cut_start",
            "1.5",
            "cut_end",
            "3",
            "fps",
            "12.5"),
        false,
        out);

    assertThat(made.pictures().orElseThrow().width()).isEqualTo(180);
    assertThat(made.pictures().orElseThrow().height()).isEqualTo(240);
    assertThat(made.pictures().orElseThrow().frameRate()).isEqualTo(12.5);
    assertThat(made.length().toMillis()).isBetween(1_400L, 1_620L);
    assertColour(TestMedia.colourAt(out, 0.2, 90, 30), 255, 0, 0); // Left became top.
    assertColour(TestMedia.colourAt(out, 0.2, 90, 210), 0, 0, 255);
  }

  @Test
  void a_crop_that_leaves_nothing_is_told() {
    assertThatThrownBy(() -> make(Map.of("crop_left", "319"), false, folder.resolve("nothing.mp4")))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("crop leaves nothing");
  }

  @Test
  void a_cut_behind_the_end_is_told() {
    assertThatThrownBy(() -> make(Map.of("cut_start", "50"), false, folder.resolve("late.mp4")))
        .hasMessageContaining("behind the end");
  }

  @Test
  void the_one_still_is_the_first_that_is_not_black() {
    try (var work = WorkFolder.in(folder)) {
      List<Path> stills = kitchen.stills(
          material(false),
          recipe(Map.of("pngex_width", "160", "pngex_compression_level", "9")),
          List.of(),
          work,
          stop);

      assertThat(stills).hasSize(1);
      assertThat(TestMedia.fact(stills.getFirst(), "stream=width,height")).isEqualTo("160,90");
      assertColour(TestMedia.colourAt(stills.getFirst(), 0, 40, 45), 255, 0, 0);
    }
  }

  @Test
  void so_many_stills_as_the_recipe_says() {
    try (var work = WorkFolder.in(folder)) {
      var settings = Map.of("pngex_auto_count", "3", "width", "64");

      assertThat(kitchen.stills(material(true), recipe(settings), List.of(), work, stop))
          .hasSize(3);
    }
  }
}
