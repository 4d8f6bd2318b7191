package io.kinora.media.recipe;

import io.kinora.media.image.Fit;
import io.kinora.media.recipe.Recipe.Also;
import io.kinora.media.recipe.Recipe.Cut;
import io.kinora.media.recipe.Recipe.Edges;
import io.kinora.media.recipe.Recipe.MarkPlace;
import io.kinora.media.recipe.Recipe.Pick;
import io.kinora.media.recipe.Recipe.Pictures;
import io.kinora.media.recipe.Recipe.Rate;
import io.kinora.media.recipe.Recipe.Sound;
import io.kinora.media.recipe.Recipe.Stills;
import io.kinora.media.recipe.Recipe.Treatment;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Settings with names become a recipe. Names that mean nothing to us are left alone: they had a
/// meaning for encoders that are gone.
///
/// Source: the flixcloud contract, sections 2.5, 5, 7 and 8.
public final class RecipeReading {

  private static final int SIDE_MAX = 8_192;
  private static final int COUNT_MAX = 1_000;
  private static final int KBIT_MAX = 200_000;
  private static final double SECONDS_MAX = 360_000;

  private static final int USUAL_PICTURES_KBIT = 500;
  private static final int USUAL_SOUND_KBIT = 128;
  private static final int USUAL_KEY_FRAME_GAP = 250;

  /// From the right and the bottom.
  private static final int USUAL_MARK_PLACE = -10;

  private static final String NO_CODEC = "none";
  private static final String VP6 = "vp6";

  private final NamedSettings settings;
  private final boolean isVp6Replaced;

  private RecipeReading(NamedSettings settings, boolean isVp6Replaced) {
    this.settings = settings;
    this.isVp6Replaced = isVp6Replaced;
  }

  /// A recipe, and what was wrong with its settings.
  ///
  /// @param wrong their names; where there are some, the recipe is not to be used
  public record Read(Recipe recipe, List<String> wrong) {

    public Read {
      wrong = List.copyOf(wrong);
    }
  }

  /// @param settings by their names, in which `-` counts as `_`; later ones win
  /// @param isVp6Replaced whether VP6, which nobody can encode any more, becomes H.264 in an FLV
  public static Read read(Map<String, String> settings, boolean isVp6Replaced) {
    var named = new NamedSettings(settings);
    Recipe recipe = new RecipeReading(named, isVp6Replaced).recipe();
    return new Read(recipe, named.wrong());
  }

  private Recipe recipe() {
    FileKind file = settings.text("container", FileKind::named).orElseGet(this::usualFile);
    var mark = new MarkPlace(
        settings.find("watermark_usage").filter(NO_CODEC::equalsIgnoreCase).isEmpty(),
        settings.whole("watermark_x_position", -SIDE_MAX, SIDE_MAX).orElse(USUAL_MARK_PLACE),
        settings.whole("watermark_y_position", -SIDE_MAX, SIDE_MAX).orElse(USUAL_MARK_PLACE));
    return new Recipe(file, pictures(file), sound(file), cut(), mark, stills());
  }

  /// VP6 was a codec of Flash, whatever takes its place.
  private FileKind usualFile() {
    return settings.find("video_codec").filter(RecipeReading::isVp6).isPresent()
        ? FileKind.FLV
        : FileKind.MP4;
  }

  private static boolean isVp6(String codec) {
    return codec.toLowerCase(Locale.ROOT).startsWith(VP6);
  }

  private Optional<Pictures> pictures(FileKind file) {
    Optional<String> wished = settings.find("video_codec");
    if (file.pictures().isEmpty() || wished.filter(NO_CODEC::equalsIgnoreCase).isPresent()) {
      return Optional.empty();
    }
    PictureKind codec = settings
        .text("video_codec", name -> pictureKind(name, file))
        .orElse(file.pictures().getFirst());
    var rate = new Rate(
        settings.whole("video_bit_rate", 1, KBIT_MAX).orElse(USUAL_PICTURES_KBIT),
        settings.whole("crf", 0, 51),
        settings.number("custom_fps", "fps", 1, 240),
        settings.whole("keyframe_frequency", 1, COUNT_MAX).orElse(USUAL_KEY_FRAME_GAP));
    return Optional.of(
        new Pictures(codec, fit("width", "height", "resolution"), rate, treatment()));
  }

  private Optional<PictureKind> pictureKind(String name, FileKind file) {
    Optional<PictureKind> kind =
        isVp6Replaced && isVp6(name) ? Optional.of(PictureKind.H264) : PictureKind.named(name);
    return kind.filter(file.pictures()::contains);
  }

  private Fit fit(String width, String height, String both) {
    OptionalInt wide = settings.whole(width, 2, SIDE_MAX);
    OptionalInt high = settings.whole(height, 2, SIDE_MAX);
    Optional<int[]> sides = settings.sides(both, SIDE_MAX);
    return new Fit(
        wide.isEmpty() && sides.isPresent() ? OptionalInt.of(sides.get()[0]) : wide,
        high.isEmpty() && sides.isPresent() ? OptionalInt.of(sides.get()[1]) : high,
        false);
  }

  private Treatment treatment() {
    var edges = new Edges(
        settings.whole("crop_left", 0, SIDE_MAX).orElse(0),
        settings.whole("crop_top", 0, SIDE_MAX).orElse(0),
        settings.whole("crop_right", 0, SIDE_MAX).orElse(0),
        settings.whole("crop_bottom", 0, SIDE_MAX).orElse(0));
    int turn = settings
        .text("rotate", it -> Optional.of(it).filter(List.of("0", "90", "180", "270")::contains))
        .map(Integer::parseInt)
        .orElse(0);
    return new Treatment(
        settings.yes("deinterlace"), settings.yes("denoise"), edges, turn, settings.yes("mirror"));
  }

  private Sound sound(FileKind file) {
    SoundKind codec = settings
        .text("audio_codec", name -> SoundKind.named(name).filter(file.sounds()::contains))
        .orElse(file.sounds().getFirst());
    return new Sound(
        codec,
        settings.whole("audio_bit_rate", 8, 640).orElse(USUAL_SOUND_KBIT),
        settings.whole("audio_sample_rate", 8_000, 96_000),
        settings.whole("audio_channels", 1, 2));
  }

  private Cut cut() {
    double start = settings.number("cut_start", 0, SECONDS_MAX).orElse(0);
    var end = settings.number("cut_end", 0, SECONDS_MAX);
    if (end.isPresent() && end.getAsDouble() <= start) {
      settings.isWrong("cut_end");
    }
    return new Cut(start, end);
  }

  private Stills stills() {
    var pick = new Pick(
        settings.whole("pngex_auto_count", 1, COUNT_MAX),
        settings.number("pngex_auto_start_time", 0, SECONDS_MAX).orElse(0),
        settings.number("pngex_auto_end_time", 0, SECONDS_MAX),
        settings.number("pngex_export_interval", 0.04, SECONDS_MAX),
        new Also(
            settings.yes("pngex_export_first_frame"), settings.yes("pngex_export_cue_points")));
    return new Stills(
        fit("pngex_width", "pngex_height", "pngex_resolution"),
        pick,
        settings.whole("pngex_compression_level", 0, 9));
  }
}
