package io.kinora.media.publish;

import io.kinora.media.colour.ColourFilter;
import io.kinora.media.colour.ColourTarget;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.image.Fit.Size;
import io.kinora.media.probe.PictureFacts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Plans the run of ffmpeg that decodes a video once and encodes it in all its sizes, and its
/// sound.
///
/// Each size becomes an MP4 in fragments of two seconds, each of which begins with a key frame.
/// The first edit in its head takes back the delay of frames out of order, so that all begin at
/// zero. Source: the publishing contract, section 11.
final class EncodeCommand {

  /// In seconds. An instant early: times of frames are rounded.
  private static final String KEY_FRAMES = "expr:gte(t,n_forced*2-0.001)";

  private static final int KEY_FRAME_SECONDS = 2;

  private static final String CRF = "21";
  private static final int SOUND_RATE = 48_000;
  private static final String SOUND_BITS = "128k";

  /// Shorter than a segment, so that segments of sound end about where those of pictures do.
  private static final String SOUND_FRAGMENT_MICROS = "1000000";

  /// A stream may end a little before the file: the rest is no more than a rounded block of
  /// sound.
  private static final Duration REST_MIN = Duration.ofMillis(100);

  private final Footage footage;
  private final List<Rung> rungs;
  private final int threads;
  private final String preset;

  /// @param preset of x264
  EncodeCommand(Footage footage, List<Rung> rungs, int threads, String preset) {
    this.footage = footage;
    this.rungs = List.copyOf(rungs);
    this.threads = threads;
    this.preset = preset;
  }

  /// @param folder for [Rung#file] of each and [Encoded#SOUND]
  FfmpegCommand of(Path source, Path folder) {
    var command = FfmpegCommand.ffmpeg()
        .lowPriority()
        .words("-threads", String.valueOf(threads), "-f", "mov")
        .words(footage.picture().decoder())
        .foreignInput(source)
        .words("-filter_complex_threads", String.valueOf(threads))
        .words("-filter_complex", graph());
    for (int index = 0; index < rungs.size(); index++) {
      command
          .words("-map", "[v" + index + "]")
          .words(encoder(rungs.get(index)))
          .words(wrapping("+frag_keyframe"))
          .output(folder.resolve(rungs.get(index).file()));
    }
    footage
        .sound()
        .ifPresent(sound -> command
            .words("-map", "0:" + sound.stream())
            .words(soundEncoder(sound))
            .words("-frag_duration", SOUND_FRAGMENT_MICROS)
            .words(wrapping(""))
            .output(folder.resolve(Encoded.SOUND)));
    return command.build();
  }

  /// From the decoder to the largest size, in our colours; the others are made of it.
  private String graph() {
    Size top = rungs.getLast().size();
    var graph = new StringBuilder("[0:" + footage.picture().stream() + "]" + woven() + steady());
    graph
        .append(coloured(footage.picture(), top))
        .append(",")
        .append(ColourFilter.TAGS)
        .append(",setsar=1");
    graph.append(",split=").append(rungs.size());
    for (int index = 0; index < rungs.size(); index++) {
      graph.append("[s").append(index).append("]");
    }
    for (int index = 0; index < rungs.size(); index++) {
      Size size = rungs.get(index).size();
      String scaled = size.equals(top)
          ? "null"
          : ColourFilter.scaledOnly(size.width(), size.height()) + ",setsar=1";
      graph.append(";[s%d]%s[v%d]".formatted(index, scaled, index));
    }
    return graph.toString();
  }

  private String woven() {
    return footage.view().isInterlaced() ? "bwdif=mode=send_frame:deint=interlaced," : "";
  }

  /// The first frame is shown from the begin; the last one as long as the file lasts.
  private String steady() {
    return "fps=fps=" + footage.view().rate() + ":start_time=0"
        + rest(footage.view().end())
            .map(rest -> ",tpad=stop_mode=clone:stop_duration=" + rest)
            .orElse("")
        + ",";
  }

  /// How long a stream is to be made longer, in seconds; only where the file tells its end,
  /// since what is missing for other reasons must be seen to be missing.
  private Optional<String> rest(Duration end) {
    Duration rest = footage.length().minus(end);
    return end.isZero() || rest.compareTo(REST_MIN) < 0
        ? Optional.empty()
        : Optional.of(String.format(Locale.ROOT, "%.3f", rest.toNanos() / 1e9));
  }

  private static String coloured(PictureFacts picture, Size size) {
    if (ColourFilter.isOurs(picture) && picture.pixelFormat().equals("yuv420p")) {
      return ColourFilter.scaledOnly(size.width(), size.height());
    }
    String scaled = picture.hasAlpha()
        ? ColourFilter.scaledOnBlack(picture, size.width(), size.height(), ColourTarget.VIDEO)
        : ColourFilter.scaled(picture, size.width(), size.height(), ColourTarget.VIDEO);
    return scaled + ",format=yuv420p";
  }

  private List<String> encoder(Rung rung) {
    // Longer than the way to the next forced one: no other key frame comes between.
    long gop = (long) Math.ceil(KEY_FRAME_SECONDS * footage.view().rate().perSecond()) + 1;
    return List.of(
        "-c:v",
        "libx264",
        "-preset",
        preset,
        "-profile:v",
        "high",
        "-pix_fmt",
        "yuv420p",
        "-threads:v",
        String.valueOf(threads),
        "-crf",
        CRF,
        "-maxrate:v",
        rung.kbitMax() + "k",
        "-bufsize:v",
        2 * rung.kbitMax() + "k",
        "-g",
        String.valueOf(gop),
        "-sc_threshold",
        "0",
        "-forced-idr",
        "1",
        "-force_key_frames",
        KEY_FRAMES);
  }

  private List<String> soundEncoder(Footage.Sound sound) {
    return List.of(
        "-af",
        "aresample=async=1:first_pts=0"
            + rest(sound.end()).map(rest -> ",apad=pad_dur=" + rest).orElse(""),
        "-ar",
        String.valueOf(SOUND_RATE),
        "-ac",
        "2",
        "-c:a",
        "aac",
        "-b:a",
        SOUND_BITS);
  }

  /// What a phone wrote about place and owner does not go on.
  private static List<String> wrapping(String fragments) {
    return List.of(
        "-map_metadata",
        "-1",
        "-map_chapters",
        "-1",
        "-f",
        "mp4",
        "-movflags",
        fragments + "+delay_moov+default_base_moof");
  }
}
