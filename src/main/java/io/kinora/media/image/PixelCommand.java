package io.kinora.media.image;

import io.kinora.media.colour.ColourFilter;
import io.kinora.media.colour.ColourTarget;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.NumberedFiles;
import io.kinora.media.image.Fit.Size;
import io.kinora.media.probe.PictureFacts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Plans the runs of ffmpeg that give pixels, and the one that takes them.
final class PixelCommand {

  /// Files round the times of their frames.
  private static final Duration ROUNDING = Duration.ofMillis(1);

  private PixelCommand() {}

  static FfmpegCommand ofStill(StillFile file, Fit.Plan plan) {
    return stills(file.facts(), plan, 1, command -> command.foreignInput(file.path()));
  }

  /// @param facts of all files
  static FfmpegCommand ofStills(NumberedFiles files, PictureFacts facts, Fit.Plan plan) {
    return stills(facts, plan, files.files().size(), command -> command.foreignInput(files));
  }

  private static FfmpegCommand stills(
      PictureFacts facts, Fit.Plan plan, int count, UnaryOperator<FfmpegCommand.Builder> input) {
    int lowres = ThumbnailCommand.lowres(
        facts.codec(), facts.uprightWidth(), plan.scaled().width());
    return input
        .apply(FfmpegCommand.ffmpeg().words("-threads", "1", "-lowres:v", String.valueOf(lowres)))
        .words("-filter_complex", facts.source() + pixels(facts, plan) + "[out]")
        .words("-map", "[out]", "-fps_mode", "passthrough")
        .words("-frames:v", String.valueOf(count), "-f", "rawvideo", "pipe:1")
        .build();
  }

  /// Seeks to the first time, and takes the first frame at or after each.
  static FfmpegCommand ofFrames(VideoFile file, FrameTimes.Run run, Fit.Plan plan) {
    PictureFacts facts = file.facts();
    List<Duration> times = run.times();
    return FfmpegCommand.ffmpeg()
        .words("-threads", "1")
        .from(sought(times.getFirst()).toNanos() / 1e9)
        .words(facts.decoder())
        .foreignInput(file.path())
        .words("-filter_complex")
        .words("[0:" + facts.stream() + "]" + selected(times) + pixels(facts, plan) + "[out]")
        .words("-map", "[out]", "-fps_mode", "passthrough")
        .words("-frames:v", String.valueOf(times.size()), "-f", "rawvideo", "pipe:1")
        .build();
  }

  private static Duration sought(Duration time) {
    Duration early = time.minus(ROUNDING);
    return early.isNegative() ? Duration.ZERO : early;
  }

  /// Times are counted from the one that is sought.
  private static String selected(List<Duration> times) {
    if (times.size() == 1) {
      return "";
    }
    Duration zero = sought(times.getFirst());
    return IntStream.range(1, times.size())
        .mapToObj(index -> seconds(sought(times.get(index)).minus(zero)))
        .map(time -> "gte(t," + time + ")*lt(prev_selected_t," + time + ")")
        .collect(Collectors.joining("+", "select='isnan(prev_selected_t)+", "',"));
  }

  private static String pixels(PictureFacts facts, Fit.Plan plan) {
    Size size = plan.scaled();
    String scaled = facts.hasAlpha()
        ? ColourFilter.scaledPremultiplied(facts, size.width(), size.height()) + ",format=rgba"
        : ColourFilter.scaled(facts, size.width(), size.height(), ColourTarget.RGB)
            + ",format=rgb24";
    return scaled + ThumbnailCommand.cut(plan);
  }

  /// Encodes one picture whose pixels come through the pipe.
  static FfmpegCommand encode(Size size, Thumbnail.Format format, int quality, Path out) {
    return FfmpegCommand.ffmpeg()
        .words("-f", "rawvideo", "-pixel_format", "rgb24")
        .words("-video_size", size.width() + "x" + size.height(), "-i", "pipe:0")
        .words("-filter_complex")
        .words("[0:0]" + ThumbnailCommand.encodable(format, true) + "[out]", "-map", "[out]")
        .words("-frames:v", "1")
        .words(ThumbnailCommand.encoder(format, quality))
        .output(out)
        .build();
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.6f", time.toNanos() / 1e9);
  }
}
