package io.kinora.media.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.media.recipe.Recipe.Edges;
import io.kinora.media.recipe.Recipe.MarkPlace;
import io.kinora.media.recipe.Recipe.Pictures;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Source: the flixcloud contract, sections 2.5 and 5.
class RecipeReadingTest {

  private static Recipe recipe(Map<String, String> settings) {
    var read = RecipeReading.read(settings, false);
    assertThat(read.wrong()).isEmpty();
    return read.recipe();
  }

  @Test
  void nothing_said_is_an_mp4_of_its_own_size() {
    Recipe recipe = recipe(Map.of());

    Pictures pictures = recipe.pictures().orElseThrow();
    assertThat(recipe.file()).isEqualTo(FileKind.MP4);
    assertThat(pictures.codec()).isEqualTo(PictureKind.H264);
    assertThat(pictures.fit().width()).isEmpty();
    assertThat(recipe.sound().codec()).isEqualTo(SoundKind.AAC);
    assertThat(recipe.mark()).isEqualTo(new MarkPlace(true, -10, -10));
  }

  @Test
  void names_may_have_hyphens_and_empty_values_say_nothing() {
    Recipe recipe = recipe(Map.of(
        "video-bit-rate",
        " 750 ",
        "crop-left",
        "8",
        "height",
        "",
        "cut_start",
        "1.5",
        "fps",
        "25"));

    Pictures pictures = recipe.pictures().orElseThrow();
    assertThat(pictures.rate().kbit()).isEqualTo(750);
    assertThat(pictures.rate().perSecond()).isEqualTo(OptionalDouble.of(25));
    assertThat(pictures.treatment().edges()).isEqualTo(new Edges(8, 0, 0, 0));
    assertThat(recipe.cut().start()).isEqualTo(1.5);
  }

  @Test
  void a_resolution_counts_where_sides_are_not_named() {
    Recipe recipe = recipe(Map.of("resolution", "640x480", "width", "320"));

    var fit = recipe.pictures().orElseThrow().fit();
    assertThat(fit.width()).isEqualTo(OptionalInt.of(320));
    assertThat(fit.height()).isEqualTo(OptionalInt.of(480));
  }

  @ParameterizedTest
  @CsvSource({
    "width, 1",
    "width, 640px",
    "resolution, 640",
    "video_bit_rate, -3",
    "video_bit_rate, 99999999999999",
    "fps, NaN",
    "crf, 52",
    "cut_start, -1",
    "cut_end, 0",
    "rotate, 45",
    "container, avi",
    "video_codec, vp6",
    "audio_codec, opus",
    "watermark_x_position, left",
    "pngex_auto_count, 0"
  })
  void what_is_wrong_is_named(String name, String value) {
    assertThat(RecipeReading.read(Map.of(name, value), false).wrong()).containsExactly(name);
  }

  @Test
  void settings_of_encoders_that_are_gone_are_left_alone() {
    assertThat(
            RecipeReading.read(Map.of("blur_type", "huge", "hue", "x"), false).wrong())
        .isEmpty();
  }

  @Test
  void vp6_may_be_replaced_in_the_file_that_it_was_in() {
    var read = RecipeReading.read(Map.of("video_codec", "VP6-E"), true);

    assertThat(read.wrong()).isEmpty();
    assertThat(read.recipe().file()).isEqualTo(FileKind.FLV);
    assertThat(read.recipe().pictures().orElseThrow().codec()).isEqualTo(PictureKind.H264);
  }

  @Test
  void codecs_that_no_player_expects_in_a_container_are_wrong() {
    var settings = Map.of("container", "wmv", "video_codec", "h264", "audio_codec", "mp3");

    assertThat(RecipeReading.read(settings, false).wrong())
        .containsExactly("video_codec", "audio_codec");
  }
}
