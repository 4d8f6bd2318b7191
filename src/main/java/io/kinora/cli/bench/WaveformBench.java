package io.kinora.cli.bench;

import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.audio.Colour;
import io.kinora.media.audio.Excerpt;
import io.kinora.media.audio.SoundFile;
import io.kinora.media.audio.Waveform;
import io.kinora.media.audio.Waveforms;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.RunLimits;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The waveform of a long sound: ours against ffmpeg's filter for it, in turn; with the memory
/// of both, which must not grow with the sound.
public final class WaveformBench {

  private static final StopSignal NEVER = new StopSignal();
  private static final Waveform WISH = new Waveform(
      1024,
      60,
      0,
      new Waveform.Paint(new Colour(0, 0, 0), new Colour(255, 255, 255)),
      Waveform.Format.PNG);

  private final FfmpegRunner runner;
  private final int minutes;
  private final WorkFolder work;

  public WaveformBench(FfmpegRunner runner, int minutes, WorkFolder work) {
    this.runner = runner;
    this.minutes = minutes;
    this.work = work;
  }

  /// Measures each competitor `rounds` times, in turn, and prints a table.
  public void run(int rounds, PrintWriter out) {
    out.printf("AAC stereo at 44.1 kHz, ffmpeg %s, %d rounds%n", runner.version(), rounds);
    for (int length : new int[] {Math.max(1, minutes / 12), minutes}) {
      compare(length, rounds, out);
    }
  }

  private void compare(int minutes, int rounds, PrintWriter out) {
    Path sound = sound(minutes);
    Map<String, Runnable> competitors = new LinkedHashMap<>();
    competitors.put("ours", () -> drawOurs(sound, minutes));
    competitors.put("ffmpeg's showwavespic", () -> drawTheirs(sound));
    Map<String, List<Cost>> costs = new LinkedHashMap<>();
    Map<String, String> memory = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      competitors.forEach((name, job) -> {
        try (var peak = new PeakMemory()) {
          costs.computeIfAbsent(name, _ -> new ArrayList<>()).add(Cost.of(job));
          memory.put(
              name,
              "most memory: server " + peak.ownMib() + " MiB, child " + peak.childrenMib()
                  + " MiB");
        }
      });
    }
    costs.forEach((name, all) -> out.printf(
        Locale.ROOT,
        "%3d min  %-22s median %s   min %s   %s%n",
        minutes,
        name,
        Cost.median(all),
        Cost.min(all),
        memory.get(name)));
    out.flush();
  }

  private Path sound(int minutes) {
    Path file = work.file(minutes + ".m4a");
    run(FfmpegCommand.ffmpeg()
        .words("-filter_complex", "sine=440:d=10[a];anoisesrc=a=0.1:d=10:seed=1[b];[a][b]amerge")
        .words("-c:a", "aac", "-ar", "44100", "-f", "mp4")
        .output(work.file("part.m4a")));
    run(FfmpegCommand.ffmpeg()
        .words("-stream_loop", String.valueOf(6 * minutes - 1))
        .input(work.file("part.m4a"))
        .words("-c", "copy", "-f", "mp4")
        .output(file));
    return file;
  }

  private void drawOurs(Path sound, int minutes) {
    var file = new SoundFile(sound, "the sound", Duration.ofMinutes(minutes), 44_100);
    Path out = work.file("ours.png");
    var _ = new Waveforms(runner).draw(file, Excerpt.WHOLE, WISH, out, _ -> {}, NEVER);
  }

  private void drawTheirs(Path sound) {
    String size = WISH.width() + "x" + WISH.height();
    String graph = "aformat=channel_layouts=mono,showwavespic=filter=peak:colors=black:s=" + size;
    run(FfmpegCommand.ffmpeg()
        .input(sound)
        .words("-filter_complex", graph, "-frames:v", "1")
        .output(work.file("theirs.png")));
  }

  private void run(FfmpegCommand.Builder command) {
    runner
        .run(command.build(), RunLimits.LONG, NEVER)
        .ending()
        .orFail(FailureCode.ENCODER_FAILED, "a competitor failed");
  }
}
