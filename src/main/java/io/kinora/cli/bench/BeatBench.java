package io.kinora.cli.bench;

import io.kinora.infra.base.StopSignal;
import io.kinora.media.audio.Beats;
import io.kinora.media.audio.SoundAnalysis;
import io.kinora.media.audio.SoundFile;
import io.kinora.media.ffmpeg.FfmpegRunner;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How well beats are found in music whose beats are known, and at which cost; ours, and what
/// other programs found in the same files.
public final class BeatBench {

  private final List<BeatTrack> tracks;
  private final Path folder;

  /// @param folder keeps the sounds as `00.wav` …, and what others find in them
  public BeatBench(long seed, Path folder) {
    var made = new BeatTracks(seed);
    tracks = Stream.concat(
            IntStream.range(0, BeatTracks.count()).mapToObj(made::track),
            BeatTracks.quietNames().stream().map(made::quiet))
        .toList();
    this.folder = folder;
  }

  /// Writes the sounds, for all who want to listen.
  public void write() throws IOException {
    Files.createDirectories(folder);
    for (int index = 0; index < tracks.size(); index++) {
      tracks.get(index).writeTo(file(index, ".wav"));
    }
  }

  /// Finds the beats of all, `rounds` times, and prints a table.
  public void run(FfmpegRunner runner, int rounds, PrintWriter out) {
    List<Beats> found = findAll(runner); // warms up, too
    var costs = new ArrayList<Cost>();
    for (int round = 0; round < rounds; round++) {
      costs.add(Cost.of(() -> findAll(runner)));
    }
    for (int index = 0; index < tracks.size(); index++) {
      print(tracks.get(index), found.get(index), out);
    }
    summarise("ours", found.stream().map(Beats::beats).toList(), out);
    out.printf(
        Locale.ROOT,
        "ours: downbeats F %.3f; CPU for 40 s of sound, decoder too: median %.3f s, min %.3f s%n",
        meanOfDownbeats(found),
        Cost.median(costs).cpuSeconds() * 40 / seconds(),
        Cost.min(costs).cpuSeconds() * 40 / seconds());
    out.flush();
  }

  /// Prints how well another program did.
  ///
  /// @param suffix of its files, such as `.aubio`: one time in seconds a line
  public void compare(String name, String suffix, PrintWriter out) {
    summarise(
        name,
        IntStream.range(0, tracks.size())
            .mapToObj(index -> times(file(index, suffix)))
            .toList(),
        out);
    out.flush();
  }

  private Path file(int index, String suffix) {
    return folder.resolve(String.format(Locale.ROOT, "%02d%s", index, suffix));
  }

  private List<Beats> findAll(FfmpegRunner runner) {
    var finder = SoundAnalysis.with(runner).beats();
    return IntStream.range(0, tracks.size())
        .mapToObj(
            index -> new SoundFile(file(index, ".wav"), "the sound", Duration.ZERO, Voices.RATE))
        .map(file -> finder.find(file, _ -> {}, new StopSignal()))
        .toList();
  }

  private double seconds() {
    return tracks.stream()
        .mapToDouble(it -> (double) it.samples().length / Voices.RATE)
        .sum();
  }

  private static void print(BeatTrack track, Beats found, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%-18s beats F %.3f   downbeats %s   %3d of %3d%n",
        track.name(),
        BeatScore.of(track.beats(), found.beats()),
        track.downbeats().isEmpty()
            ? "not asked"
            : String.format(
                Locale.ROOT, "F %.3f  ", BeatScore.of(track.downbeats(), found.downbeats())),
        found.beats().size(),
        track.beats().size());
  }

  private void summarise(String name, List<List<Double>> found, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s: beats F %.3f (mean of %d pieces, the first 5 s skipped, within 70 ms);"
            + " none found in %d of %d sounds without beats%n",
        name,
        IntStream.range(0, BeatTracks.count())
            .mapToDouble(index -> BeatScore.of(tracks.get(index).beats(), found.get(index)))
            .average()
            .orElse(0),
        BeatTracks.count(),
        found.stream().skip(BeatTracks.count()).filter(List::isEmpty).count(),
        tracks.size() - BeatTracks.count());
  }

  private double meanOfDownbeats(List<Beats> found) {
    return IntStream.range(0, tracks.size())
        .filter(index -> !tracks.get(index).downbeats().isEmpty())
        .mapToDouble(index ->
            BeatScore.of(tracks.get(index).downbeats(), found.get(index).downbeats()))
        .average()
        .orElse(0);
  }

  private static List<Double> times(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .map(String::strip)
          .filter(line -> line.matches("\\d+(\\.\\d+)?"))
          .map(Double::parseDouble)
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
