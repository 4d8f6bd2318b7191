package io.kinora.media.recipe;

import io.kinora.media.colour.ColourFilter;
import io.kinora.media.colour.ColourTarget;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.probe.PictureFacts;
import io.kinora.media.probe.SoundFacts;
import io.kinora.media.recipe.Material.Mark;
import io.kinora.media.recipe.Recipe.MarkPlace;
import io.kinora.media.recipe.Recipe.Pictures;
import io.kinora.media.recipe.Recipe.Rate;
import io.kinora.media.recipe.Recipe.Sound;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Plans the run of ffmpeg that follows a recipe: one process decodes, draws and encodes.
final class RecipeCommand {

  /// Of x264: as for other conversions.
  private static final String PRESET = "fast";

  /// Gaps in the source's own times become silence, and so does a late begin.
  private static final String IN_STEP = "aresample=async=1:first_pts=0";

  private static final String USUAL_RATE = "30000/1001";
  private static final int FRAME_RATE_MAX = 240;
  private static final int CHANNELS_MAX = 2;

  private final Material material;
  private final Recipe recipe;
  private final int threads;

  RecipeCommand(Material material, Recipe recipe, int threads) {
    this.material = material;
    this.recipe = recipe;
    this.threads = threads;
  }

  FfmpegCommand into(Path out) {
    Optional<PictureFacts> pictures = material.facts().pictures();
    var command = FfmpegCommand.ffmpeg()
        .words("-threads", String.valueOf(threads))
        .words(Span.of(recipe.cut(), material.facts().length()).words())
        .words(pictures.map(PictureFacts::decoder).orElse(List.of()))
        .foreignInput(material.source());
    Optional<Mark> mark = material.mark().filter(_ -> isMarked());
    mark.ifPresent(it -> command.foreignInput(it.file()));
    if (recipe.pictures().isPresent() && pictures.isPresent()) {
      Pictures wish = recipe.pictures().get();
      command
          .words("-filter_complex", graph(wish, pictures.get(), mark), "-map", "[out]")
          .words(encoder(wish));
    }
    material.facts().sound().ifPresent(sound -> command.words(sound(sound, recipe.sound())));
    return command
        .words("-map_metadata", "-1", "-map_chapters", "-1")
        .words(recipe.file().muxer())
        .output(out)
        .build();
  }

  private boolean isMarked() {
    return recipe.mark().isUsed()
        && recipe.pictures().isPresent()
        && material.facts().pictures().isPresent();
  }

  private String graph(Pictures wish, PictureFacts picture, Optional<Mark> mark) {
    PictureChain chain = PictureChain.of(picture, wish.treatment(), wish.fit());
    String base = "[0:" + picture.stream() + "]" + chain.forVideo() + ",fps="
        + rate(wish.rate(), picture.frameRate());
    String end = wish.codec() == PictureKind.H264
        ? "," + ColourFilter.TAGS_AND_ASPECT
        : "," + ColourFilter.forOldPlayers() + ",setsar=1";
    String marked = mark.map(it -> "," + ColourFilter.TAGS + "[under];" + mark(it)
            + "[mark];[under][mark]" + overlay(recipe.mark()))
        .orElse("");
    return base + marked + end + "[out]";
  }

  /// It stands still: of a GIF that moves, the first picture.
  private static String mark(Mark mark) {
    PictureFacts picture = mark.picture();
    return "[1:" + picture.stream() + "]trim=end_frame=1,"
        + ColourFilter.scaled(
            picture, picture.uprightWidth(), picture.uprightHeight(), ColourTarget.VIDEO)
        + ",format=yuva420p";
  }

  /// Half a pixel of colour is lost where a mark does not begin at an even place: it is moved.
  private static String overlay(MarkPlace place) {
    return "overlay=x=" + side(place.x(), "W-w") + ":y=" + side(place.y(), "H-h")
        + ":format=yuv420";
  }

  private static String side(int place, String far) {
    return place < 0 ? "trunc((" + far + place + ")/2)*2" : String.valueOf(place / 2 * 2);
  }

  private List<String> encoder(Pictures wish) {
    Rate rate = wish.rate();
    var words = new ArrayList<>(List.of("-c:v", wish.codec().encoder()));
    words.addAll(List.of("-threads:v", String.valueOf(threads)));
    words.addAll(List.of("-g", String.valueOf(rate.keyFrameGap())));
    if (wish.codec() == PictureKind.H264) {
      words.addAll(List.of("-preset", PRESET));
    }
    if (wish.codec() == PictureKind.H264 && rate.crf().isPresent()) {
      // 0 would be a lossless kind of H.264 that few players know.
      words.addAll(List.of("-crf", String.valueOf(Math.max(1, rate.crf().getAsInt()))));
      words.addAll(List.of("-maxrate:v", rate.kbit() + "k"));
    } else {
      words.addAll(List.of("-b:v", rate.kbit() + "k"));
      words.addAll(List.of("-maxrate:v", rate.kbit() * 3 / 2 + "k"));
    }
    words.addAll(List.of("-bufsize:v", 2 * rate.kbit() + "k"));
    return words;
  }

  /// Frames a second, as a fraction: of the usual rates 29.97 and its like are fractions.
  private static String rate(Rate wish, double ofSource) {
    double perSecond = wish.perSecond().orElse(ofSource);
    if (!(perSecond > 0) || perSecond > FRAME_RATE_MAX) {
      return USUAL_RATE;
    }
    long whole = Math.round(perSecond * 1.001);
    boolean isNtsc = Math.abs(perSecond - whole / 1.001) < 0.005;
    return isNtsc ? whole * 1000 + "/1001" : Math.round(perSecond * 1000) + "/1000";
  }

  private List<String> sound(SoundFacts sound, Sound wish) {
    int sampleRate =
        wish.codec().rateNear(wish.sampleRate().orElse(sound.sampleRate()), recipe.file());
    int channels = wish.channels().orElse(Math.min(CHANNELS_MAX, sound.channels()));
    return List.of(
        "-map",
        "0:" + sound.stream(),
        "-af",
        IN_STEP,
        "-ar",
        String.valueOf(sampleRate),
        "-ac",
        String.valueOf(channels),
        "-c:a",
        wish.codec().encoder(),
        "-b:a",
        String.format(Locale.ROOT, "%dk", wish.kbit()));
  }
}
