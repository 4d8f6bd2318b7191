package io.kinora.media.image;

import io.kinora.media.colour.ColourFilter;
import io.kinora.media.colour.ColourTarget;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.image.Fit.Size;
import io.kinora.media.probe.PictureFacts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Plans the runs of ffmpeg that make thumbnails.
final class ThumbnailCommand {

  static final Path NO_POSTER = Path.of("");

  /// From the end of a video: the last frame is there.
  private static final String LAST_PART = "-1";

  private static final List<String> ONE = List.of("-frames:v", "1");

  private ThumbnailCommand() {}

  static FfmpegCommand ofPicture(
      Path file, PictureFacts facts, Thumbnail wish, Fit.Plan plan, Path poster, Path out) {
    var command = FfmpegCommand.ffmpeg()
        .words("-threads", "1", facts.isTurnedByFormat() ? "-autorotate" : "-noautorotate")
        .words("-lowres:v", String.valueOf(lowres(facts, wish, plan)))
        .foreignInput(file);
    return finished(command, turned(wish.rotation()), facts, wish, plan, poster, ONE, out);
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
    var command = FfmpegCommand.ffmpeg().words("-threads", "1").words(facts.decoder());
    if (fromEnd) {
      command.words("-sseof", LAST_PART);
    } else {
      command.from(time.toNanos() / 1e9);
    }
    command.foreignInput(file);
    // Of the last part all are written, each over the one before: the last stays.
    return finished(command, "", facts, wish, plan, poster, fromEnd ? List.of() : ONE, out);
  }

  private static int lowres(PictureFacts facts, Thumbnail wish, Fit.Plan plan) {
    boolean liesDown = wish.rotation() % 180 != 0;
    int wanted = liesDown ? plan.scaled().height() : plan.scaled().width();
    return lowres(facts.codec(), facts.width(), wanted);
  }

  /// JPEG decoders can leave out detail while they decode: halved so often that twice the wanted
  /// size is left.
  static int lowres(String codec, int width, int wantedWidth) {
    if (!codec.equals("mjpeg")) {
      return 0;
    }
    int level = 0;
    while (level < 3 && width >> (level + 1) >= 2 * wantedWidth) {
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
      List<String> frames,
      Path out) {
    String graph = facts.source() + turn;
    if (poster.equals(NO_POSTER)) {
      graph += coloured(facts, wish.format(), plan, target(wish.format())) + ","
          + encodable(wish.format(), false);
    } else {
      int side = PlayButton.sizeOn(plan.cut());
      command
          .words("-f", "rawvideo", "-pixel_format", "rgba", "-video_size", side + "x" + side)
          .input(poster);
      graph += coloured(facts, wish.format(), plan, ColourTarget.RGB) + "[under];"
          + "[under][1:v]overlay=(W-w)/2:(H-h)/2:format=auto,"
          + encodable(wish.format(), true);
    }
    return command
        .words("-filter_complex", graph + "[out]", "-map", "[out]")
        .words(frames)
        .words(encoder(wish.format(), wish.quality()))
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

  private static ColourTarget target(Thumbnail.Format format) {
    return format == Thumbnail.Format.JPEG ? ColourTarget.JPEG : ColourTarget.RGB;
  }

  /// What one can see through is drawn on black where the format knows no alpha.
  private static String coloured(
      PictureFacts facts, Thumbnail.Format format, Fit.Plan plan, ColourTarget target) {
    Size size = plan.scaled();
    boolean isOnBlack = facts.hasAlpha() && format == Thumbnail.Format.JPEG;
    String scaled = isOnBlack
        ? ColourFilter.scaledOnBlack(facts, size.width(), size.height(), target)
        : ColourFilter.scaled(facts, size.width(), size.height(), target);
    String pixels = switch (target) {
      case JPEG, VIDEO -> ",format=yuvj420p";
      case RGB -> isOnBlack ? ",format=rgb24" : ",format=pix_fmts=rgba|rgb24|gray";
    };
    return scaled + pixels + cut(plan);
  }

  /// Exact: else odd sides become even.
  static String cut(Fit.Plan plan) {
    return plan.cut().equals(plan.scaled())
        ? ""
        : ",crop=" + plan.cut().width() + ":" + plan.cut().height() + ":exact=1";
  }

  /// @param isRgb whether the colours are still to be brought to those of the format
  static String encodable(Thumbnail.Format format, boolean isRgb) {
    String colours = isRgb ? ColourFilter.fromRgb(target(format)) + "," : "";
    return colours
        + switch (format) {
          case JPEG -> "format=yuvj420p";
          case PNG -> "format=pix_fmts=rgba|rgb24|gray";
          case GIF -> "split[a][b];[a]palettegen[p];[b][p]paletteuse";
        };
  }

  static List<String> encoder(Thumbnail.Format format, int quality) {
    return switch (format) {
      case JPEG ->
        List.of("-c:v", "mjpeg", "-q:v", jpegScale(quality), "-f", "image2", "-update", "1");
      case PNG -> List.of("-c:v", "png", "-f", "image2", "-update", "1");
      case GIF -> List.of("-c:v", "gif", "-f", "gif");
    };
  }

  /// Quality 1 to 95 on ffmpeg's scale, where 2 is best and 31 worst.
  private static String jpegScale(int quality) {
    return String.valueOf(Math.clamp(Math.round(31 - (quality - 1) * 29 / 94.0), 2, 31));
  }
}
