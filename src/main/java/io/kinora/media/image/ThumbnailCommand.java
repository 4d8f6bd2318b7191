package io.kinora.media.image;

import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.image.Fit.Size;
import io.kinora.media.probe.PictureFacts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// Plans the runs of ffmpeg that make thumbnails.
final class ThumbnailCommand {

  static final Path NO_POSTER = Path.of("");

  private static final String CAREFUL = ":flags=bicubic+accurate_rnd+full_chroma_int";

  /// From the end of a video: the last frame is there.
  private static final String LAST_PART = "-1";

  private ThumbnailCommand() {}

  static FfmpegCommand ofPicture(
      Path file, PictureFacts facts, Thumbnail wish, Fit.Plan plan, Path poster, Path out) {
    var command = FfmpegCommand.ffmpeg()
        .words(
            "-threads",
            "1",
            "-noautorotate",
            "-lowres:v",
            String.valueOf(lowres(facts, wish, plan)))
        .foreignInput(file);
    return finished(command, turned(wish.rotation()), facts, wish, plan, poster, out);
  }

  static FfmpegCommand ofVideo(
      Path file,
      PictureFacts facts,
      Duration time,
      boolean fromEnd,
      Thumbnail wish,
      Fit.Plan plan,
      Path poster,
      Path out) {
    var command = FfmpegCommand.ffmpeg().words("-threads", "1");
    if (fromEnd) {
      command.words("-sseof", LAST_PART);
    } else {
      command.words("-ss", String.format(Locale.ROOT, "%.6f", time.toNanos() / 1e9));
    }
    command.foreignInput(file);
    return finished(command, "", facts, wish, plan, poster, out);
  }

  /// JPEG decoders can leave out detail while they decode: halved so often that twice the wanted
  /// size is left.
  private static int lowres(PictureFacts facts, Thumbnail wish, Fit.Plan plan) {
    if (!facts.codec().equals("mjpeg")) {
      return 0;
    }
    boolean liesDown = wish.rotation() % 180 != 0;
    int wanted = liesDown ? plan.scaled().height() : plan.scaled().width();
    int level = 0;
    while (level < 3 && facts.width() >> (level + 1) >= 2 * wanted) {
      level++;
    }
    return level;
  }

  private static FfmpegCommand finished(
      FfmpegCommand.Builder command,
      String turn,
      PictureFacts facts,
      Thumbnail wish,
      Fit.Plan plan,
      Path poster,
      Path out) {
    String graph = "[0:v:0]" + turn + scaled(facts, plan.scaled()) + cut(plan);
    if (poster.equals(NO_POSTER)) {
      graph += format(wish.format()) + "[out]";
    } else {
      int side = PlayButton.sizeOn(plan.cut());
      command
          .words("-f", "rawvideo", "-pixel_format", "rgba", "-video_size", side + "x" + side)
          .input(poster);
      graph += "[under];[under][1:v]overlay=(W-w)/2:(H-h)/2:format=auto" + format(wish.format())
          + "[out]";
    }
    return command
        .words("-filter_complex", graph, "-map", "[out]", "-frames:v", "1")
        .words(encoder(wish))
        .output(out)
        .build();
  }

  private static String turned(int rotation) {
    return switch (rotation) {
      case 90 -> "transpose=cclock,";
      case 180 -> "hflip,vflip,";
      case 270 -> "transpose=clock,";
      default -> "";
    };
  }

  private static String scaled(PictureFacts facts, Size size) {
    String from = facts.isRgb()
        ? ""
        : ":in_color_matrix=" + matrix(facts) + ":in_range=" + (isFull(facts) ? "pc" : "tv");
    return "scale=" + size.width() + ":" + size.height() + from + CAREFUL;
  }

  private static String matrix(PictureFacts facts) {
    return switch (facts.colour().matrix()) {
      case "bt709" -> "bt709";
      case "bt2020nc", "bt2020c" -> "bt2020";
      case "bt470bg", "smpte170m" -> "bt601";
      default -> facts.frameRate() > 0 && facts.height() >= 720 ? "bt709" : "bt601";
    };
  }

  private static boolean isFull(PictureFacts facts) {
    return facts.colour().range().equals("pc") || facts.pixelFormat().startsWith("yuvj");
  }

  private static String cut(Fit.Plan plan) {
    return plan.cut().equals(plan.scaled())
        ? ""
        : ",crop=" + plan.cut().width() + ":" + plan.cut().height();
  }

  private static String format(Thumbnail.Format format) {
    return switch (format) {
      case JPEG -> ",scale=out_color_matrix=bt601:out_range=pc" + CAREFUL + ",format=yuvj420p";
      case PNG -> ",format=pix_fmts=rgba|rgb24|gray";
      case GIF -> ",split[a][b];[a]palettegen[p];[b][p]paletteuse";
    };
  }

  private static List<String> encoder(Thumbnail wish) {
    return switch (wish.format()) {
      case JPEG ->
        List.of("-c:v", "mjpeg", "-q:v", jpegScale(wish.quality()), "-f", "image2", "-update", "1");
      case PNG -> List.of("-c:v", "png", "-f", "image2", "-update", "1");
      case GIF -> List.of("-c:v", "gif", "-f", "gif");
    };
  }

  /// Quality 1 to 95 on ffmpeg's scale, where 2 is best and 31 worst.
  private static String jpegScale(int quality) {
    return String.valueOf(Math.clamp(Math.round(31 - (quality - 1) * 29 / 94.0), 2, 31));
  }
}
