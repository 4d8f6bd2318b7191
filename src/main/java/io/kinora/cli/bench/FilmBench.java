package io.kinora.cli.bench;

import static java.util.Objects.requireNonNull;

import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.RunLimits;
import io.kinora.media.profile.Profile;
import io.kinora.media.render.FilmRenderer;
import io.kinora.media.render.PlannedFilm;
import io.kinora.media.sxml.FileNames;
import io.kinora.media.sxml.FilmReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/// Films of several kinds: ours against the bare encoder on the same frames, and against ffmpeg's
/// own graph of filters where that can make them. In turn, in one warm process.
public final class FilmBench {

  private static final int PHOTO_SECONDS = 4;
  private static final int CLIP_SECONDS = 6;

  /// To move smoothly, people give zoompan pictures enlarged to this width.
  private static final int SMOOTH_WIDTH = 8000;

  /// The size at which its tightest view is 1:1, as ours: slow movements jump by a pixel.
  private static final int JUMPING_WIDTH = 2304;

  private static final StopSignal NEVER = new StopSignal();

  private static final String OURS = "ours";
  private static final String BARE = "bare encoder, same frames";

  private final FfmpegRunner runner;
  private final FilmRenderer renderer;
  private final Profile profile;
  private final String preset;
  private final WorkFolder work;

  /// @param work has room for the raw frames: 1.5 GB at 1080p; clips of the films are made in it
  public FilmBench(
      FfmpegRunner runner, FilmRenderer renderer, Profile profile, String preset, WorkFolder work) {
    this.runner = runner;
    this.renderer = renderer;
    this.profile = profile;
    this.preset = preset;
    this.work = work;
  }

  /// Measures each competitor `rounds` times, in turn, and prints a table. A machine is slower at
  /// one time than at another: what was measured in the same round is compared, too, and every
  /// other round goes backwards.
  ///
  /// @param film      a definition; its photos are named as in `media`, its clips `clip-N.mp4`
  /// @param hasGraphs whether ffmpeg's graphs compete, which take most of the time
  public void run(Path film, Path media, int rounds, boolean hasGraphs, PrintWriter out) {
    var files = new LinkedHashMap<String, Path>();
    PlannedFilm planned = renderer.plan(
        FilmReader.read(text(film)),
        named -> files.computeIfAbsent(named.filename(), _ -> file(named, media)),
        profile,
        NEVER);
    Path frames = work.file("frames.y4m");
    renderer.frames(planned, frames, NEVER, (_, _) -> {}); // warms up, too
    renderOurs(planned);
    Map<String, Runnable> competitors = new LinkedHashMap<>();
    competitors.put(OURS, () -> renderOurs(planned));
    competitors.put(BARE, () -> encodeFrames(frames));
    if (hasGraphs) {
      competitors.putAll(graphs(film, List.copyOf(files.values())));
    }
    Map<String, List<Cost>> costs = new LinkedHashMap<>();
    competitors.keySet().forEach(name -> costs.put(name, new ArrayList<>()));
    List<String> order = new ArrayList<>(competitors.keySet());
    for (int round = 0; round < rounds; round++) {
      order.forEach(name ->
          requireNonNull(costs.get(name)).add(Cost.of(requireNonNull(competitors.get(name)))));
      Collections.reverse(order);
    }
    print(film, costs, planned, rounds, out);
  }

  private static String text(Path film) {
    try {
      return Files.readString(film);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Path file(FileNames.Named named, Path media) {
    return named.kind() == FileNames.Kind.VIDEO
        ? clip(named.filename(), media)
        : media.resolve(named.filename());
  }

  /// A view that wanders over a photo, in 1080p.
  private Path clip(String name, Path media) {
    Path file = work.file(name);
    if (!Files.exists(file)) {
      List<String> photos = List.of("lake.jpg", "sea.jpg", "forest.jpg");
      Path photo = media.resolve(photos.get(name.charAt("clip-".length()) - '0'));
      run(FfmpegCommand.ffmpeg()
          .input(photo)
          .words(
              "-vf",
              "scale=2880:-2,zoompan=z=1.2:x='on*3':y='on':d=200:s=1920x1080:fps=25,setsar=1,"
                  + "scale=in_color_matrix=bt601:in_range=pc:out_color_matrix=bt709:out_range=tv,"
                  + "format=yuv420p")
          .words("-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709")
          .words("-color_range", "tv")
          .words("-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-f", "mp4")
          .output(file));
    }
    return file;
  }

  private Map<String, Runnable> graphs(Path film, List<Path> files) {
    Map<String, Runnable> graphs = new LinkedHashMap<>();
    switch (String.valueOf(film.getFileName())) {
      case "photos.xml" -> {
        var graph = new FilmGraph(files, PHOTO_SECONDS, profile);
        graphs.put("ffmpeg's graph, smooth", () -> encode(graph.photos(SMOOTH_WIDTH)));
        graphs.put("ffmpeg's graph, it jumps", () -> encode(graph.photos(JUMPING_WIDTH)));
      }
      case "clips.xml" -> {
        var graph = new FilmGraph(files, CLIP_SECONDS, profile);
        graphs.put("ffmpeg's graph", () -> encode(graph.clips()));
      }
      default -> {} // ffmpeg has no filters for that.
    }
    return graphs;
  }

  private void print(
      Path film, Map<String, List<Cost>> costs, PlannedFilm planned, int rounds, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s, %.0f s, %s, x264 %s, ffmpeg %s, sandbox %s, %d rounds%n",
        film.getFileName(),
        planned.length().toNanos() / 1e9,
        profile.name(),
        preset,
        runner.version(),
        runner.sandboxLevel().word(),
        rounds);
    costs.forEach((name, all) -> out.printf(
        Locale.ROOT, "%-28s median %s   min %s%n", name, Cost.median(all), Cost.min(all)));
    Cost ours = Cost.median(costs.getOrDefault(OURS, List.of()));
    Cost bare = Cost.median(costs.getOrDefault(BARE, List.of()));
    out.printf(
        Locale.ROOT,
        "CPU, bare encoder / ours: of the medians %.2f, median of the rounds %.2f",
        bare.cpuSeconds() / ours.cpuSeconds(),
        medianRatio(costs.getOrDefault(BARE, List.of()), costs.getOrDefault(OURS, List.of())));
    costs.forEach((name, all) -> {
      if (!name.equals(OURS) && !name.equals(BARE)) {
        out.printf(
            Locale.ROOT,
            "; wall, %s / ours: %.2f",
            name,
            Cost.median(all).wallSeconds() / ours.wallSeconds());
      }
    });
    out.printf("%n");
    out.flush();
  }

  /// Of what was measured in the same round.
  private static double medianRatio(List<Cost> theirs, List<Cost> ours) {
    double[] ratios = IntStream.range(0, ours.size())
        .mapToDouble(round -> theirs.get(round).cpuSeconds() / ours.get(round).cpuSeconds())
        .sorted()
        .toArray();
    return ratios[ratios.length / 2];
  }

  private void renderOurs(PlannedFilm film) {
    try (var folder = WorkFolder.in(work.path())) {
      renderer.render(film, work.file("ours.mp4"), folder, NEVER, (_, _) -> {});
    }
  }

  /// The floor: nothing is drawn, the same encoder reads the same frames from a file.
  private void encodeFrames(Path frames) {
    encode(FfmpegCommand.ffmpeg().input(frames));
  }

  private void encode(FfmpegCommand.Builder pictures) {
    int cap = profile.videoKbit();
    run(pictures
        .words("-c:v", "libx264", "-preset", preset, "-crf", "20")
        .words("-maxrate", cap + "k", "-bufsize", 2 * cap + "k", "-f", "mp4")
        .output(work.file("theirs.mp4")));
  }

  private void run(FfmpegCommand.Builder command) {
    runner
        .run(command.build(), RunLimits.LONG, NEVER)
        .ending()
        .orFail(FailureCode.ENCODER_FAILED, "a competitor failed");
  }
}
