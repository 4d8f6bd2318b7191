package io.kinora.cli.bench;

import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.RunLimits;
import io.kinora.media.profile.Profile;
import io.kinora.media.render.FilmRenderer;
import io.kinora.media.render.PlannedFilm;
import io.kinora.media.sxml.FilmReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A film of six photos with pan, zoom and crossfades: ours against the bare encoder on the same
/// frames, and against ffmpeg's own graph of filters. In turn, in one warm process.
public final class FilmBench {

  private static final int PHOTO_SECONDS = 4;

  /// zoompan cuts whole pixels: to move smoothly, people give it pictures enlarged to this width.
  private static final int SMOOTH_WIDTH = 8000;

  /// The size at which its tightest view is 1:1, as ours: slow movements jump by a pixel.
  private static final int JUMPING_WIDTH = 2304;

  private static final StopSignal NEVER = new StopSignal();

  private final FfmpegRunner runner;
  private final FilmRenderer renderer;
  private final Profile profile;
  private final String preset;
  private final List<Path> photos;
  private final WorkFolder work;

  /// @param photos six pictures of 3000x2000
  /// @param work has room for the raw frames: 1.5 GB at 1080p
  public FilmBench(
      FfmpegRunner runner,
      FilmRenderer renderer,
      Profile profile,
      String preset,
      List<Path> photos,
      WorkFolder work) {
    this.runner = runner;
    this.renderer = renderer;
    this.profile = profile;
    this.preset = preset;
    this.photos = List.copyOf(photos);
    this.work = work;
  }

  /// Measures each competitor `rounds` times, in turn, and prints a table.
  public void run(int rounds, PrintWriter out) {
    PlannedFilm film = plan();
    Path frames = work.file("frames.y4m");
    renderer.frames(film, frames, NEVER, (_, _) -> {}); // warms up, too
    renderOurs(film);
    Map<String, Runnable> competitors = new LinkedHashMap<>();
    competitors.put("ours", () -> renderOurs(film));
    competitors.put("bare encoder, same frames", () -> encodeFrames(frames));
    competitors.put("ffmpeg's graph, smooth", () -> renderGraph(SMOOTH_WIDTH));
    competitors.put("ffmpeg's graph, it jumps", () -> renderGraph(JUMPING_WIDTH));
    Map<String, List<Cost>> costs = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      competitors.forEach(
          (name, work) -> costs.computeIfAbsent(name, _ -> new ArrayList<>()).add(Cost.of(work)));
    }
    print(costs, film, rounds, out);
  }

  private void print(Map<String, List<Cost>> costs, PlannedFilm film, int rounds, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "film of %.0f s, %s, x264 %s, ffmpeg %s, sandbox %s, %d rounds%n",
        film.length().toNanos() / 1e9,
        profile.name(),
        preset,
        runner.version(),
        runner.sandboxLevel().word(),
        rounds);
    costs.forEach((name, all) -> out.printf(
        Locale.ROOT, "%-28s median %s   min %s%n", name, Cost.median(all), Cost.min(all)));
    Cost ours = median(costs, "ours");
    Cost bare = median(costs, "bare encoder, same frames");
    Cost graph = median(costs, "ffmpeg's graph, smooth");
    out.printf(
        Locale.ROOT,
        "CPU, bare encoder / ours: %.2f; wall, ffmpeg's smooth graph / ours: %.2f%n",
        bare.cpuSeconds() / ours.cpuSeconds(),
        graph.wallSeconds() / ours.wallSeconds());
    out.flush();
  }

  private static Cost median(Map<String, List<Cost>> costs, String name) {
    return Cost.median(costs.getOrDefault(name, List.of()));
  }

  private PlannedFilm plan() {
    var body = new StringBuilder("<movie service=\"craftsman-1.0\"><body>");
    for (int index = 0; index < photos.size(); index++) {
      if (index > 0) {
        body.append("<transition type=\"crossfade\" duration=\"1\"/>");
      }
      body.append("<effect type=\"kenburns\" duration=\"").append(PHOTO_SECONDS);
      body.append("\" direction=\"").append(index % 2 == 0 ? "positive" : "negative");
      body.append("\"><image filename=\"").append(index).append("\"/></effect>");
    }
    body.append("</body></movie>");
    return renderer.plan(
        FilmReader.read(body.toString()),
        named -> photos.get(Integer.parseInt(named.filename())),
        profile,
        NEVER);
  }

  private void renderOurs(PlannedFilm film) {
    try (var folder = WorkFolder.in(work.path())) {
      renderer.render(film, work.file("ours.mp4"), folder, NEVER, (_, _) -> {});
    }
  }

  /// The floor: nothing is drawn, the same encoder reads the same frames from a file.
  private void encodeFrames(Path frames) {
    run(FfmpegCommand.ffmpeg().input(frames).words(encoder()).output(work.file("floor.mp4")));
  }

  /// What people write who have ffmpeg alone: zoompan and xfade.
  private void renderGraph(int width) {
    var command = FfmpegCommand.ffmpeg();
    photos.forEach(command::input);
    int frameCount = (int) (PHOTO_SECONDS * profile.frameRate().perSecond());
    String size = profile.width() + "x" + profile.height();
    var graph = new StringBuilder();
    for (int index = 0; index < photos.size(); index++) {
      graph.append(String.format(
          Locale.ROOT,
          "[%d:v]scale=%d:-2,zoompan=z='1+0.2*on/%d':x='(iw-iw/zoom)*0.5'"
              + ":y='(ih-ih/zoom)*(0.35+0.3*on/%d)':d=%d:s=%s:fps=%s,setsar=1[v%d];",
          index,
          width,
          frameCount,
          frameCount,
          frameCount,
          size,
          profile.frameRate(),
          index));
    }
    String last = "v0";
    for (int index = 1; index < photos.size(); index++) {
      graph.append(String.format(
          Locale.ROOT,
          "[%s][v%d]xfade=transition=fade:duration=1:offset=%d[x%d];",
          last,
          index,
          index * (PHOTO_SECONDS - 1),
          index));
      last = "x" + index;
    }
    graph.append('[').append(last).append("]format=yuv420p[out]");
    run(command
        .words("-filter_complex", graph.toString(), "-map", "[out]")
        .words(encoder())
        .output(work.file("graph.mp4")));
  }

  private List<String> encoder() {
    int cap = profile.videoKbit();
    return List.of(
        "-c:v",
        "libx264",
        "-preset",
        preset,
        "-crf",
        "20",
        "-maxrate",
        cap + "k",
        "-bufsize",
        2 * cap + "k",
        "-f",
        "mp4");
  }

  private void run(FfmpegCommand.Builder command) {
    runner
        .run(command.build(), RunLimits.LONG, NEVER)
        .ending()
        .orFail(FailureCode.ENCODER_FAILED, "a competitor failed");
  }
}
