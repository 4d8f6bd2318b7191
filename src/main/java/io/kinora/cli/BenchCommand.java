package io.kinora.cli;

import static java.util.Objects.requireNonNull;

import io.kinora.cli.bench.BeatBench;
import io.kinora.cli.bench.ConvertBench;
import io.kinora.cli.bench.FilmBench;
import io.kinora.cli.bench.FrameBench;
import io.kinora.cli.bench.GifBench;
import io.kinora.cli.bench.LoadBench;
import io.kinora.cli.bench.LongFilmBench;
import io.kinora.cli.bench.PublishBench;
import io.kinora.cli.bench.ReverseBench;
import io.kinora.cli.bench.StorageBench;
import io.kinora.cli.bench.StripBench;
import io.kinora.cli.bench.TaskBench;
import io.kinora.cli.bench.ThumbBench;
import io.kinora.cli.bench.WaveformBench;
import io.kinora.infra.base.WorkFolder;
import io.kinora.infra.s3.S3Keys;
import io.kinora.infra.s3.S3Settings;
import io.kinora.media.profile.Profile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `kinora bench …`: measures on this machine what the README tells.
@Command(
    name = "bench",
    subcommands = {EngineBenchCommand.class, ExportsBenchCommand.class, CostsBenchCommand.class},
    description = "Measures on this machine. See the folder bench.")
public final class BenchCommand {

  @Spec
  private CommandLine.Model.@Nullable CommandSpec spec;

  /// Films of several kinds.
  @Command(name = "film", description = "Films of several kinds, against the encoder alone.")
  int film(
      @Parameters(paramLabel = "FILM", description = "Definitions, such as bench/films/text.xml.")
          List<Path> films,
      @Option(names = "--profile", defaultValue = "1080p") String profile,
      @Option(names = "--preset", defaultValue = "veryfast") String preset,
      @Option(names = "--rounds", defaultValue = "3") int rounds,
      @Option(names = "--without-graphs", description = "Leaves out ffmpeg's graphs.")
          boolean hasNoGraphs,
      @Option(names = "--media", defaultValue = "examples/holiday") Path media,
      @Option(names = "--work", defaultValue = "bench/work") Path workFolder) {
    var tools = MediaTools.of(System.getenv());
    int cores = Runtime.getRuntime().availableProcessors();
    try (var work = WorkFolder.in(workFolder.toAbsolutePath())) {
      var bench = new FilmBench(
          tools.runner(),
          tools.renderer(preset, cores),
          Profile.find(profile).orElseThrow(),
          preset,
          work);
      films.forEach(film -> bench.run(
          film, media, rounds, !hasNoGraphs, requireNonNull(spec).commandLine().getOut()));
    }
    return 0;
  }

  /// A film of an hour.
  @Command(name = "long-film", description = "The memory that a film of very many pictures takes.")
  int longFilm(
      @Option(names = "--pictures", defaultValue = "630") int pictures,
      @Option(names = "--minutes", defaultValue = "60") int minutes,
      @Option(names = "--profile", defaultValue = "360p") String profile,
      @Option(names = "--photos", defaultValue = "examples/holiday") Path folder,
      @Option(names = "--work", defaultValue = "bench/work") Path workFolder)
      throws IOException {
    var tools = MediaTools.of(System.getenv());
    int cores = Runtime.getRuntime().availableProcessors();
    try (var work = WorkFolder.in(workFolder.toAbsolutePath())) {
      new LongFilmBench(
              tools.renderer("veryfast", cores),
              Profile.find(profile).orElseThrow(),
              photosIn(folder),
              work)
          .run(pictures, minutes, requireNonNull(spec).commandLine().getOut());
    }
    return 0;
  }

  /// Videos converted against the plain command of ffmpeg.
  @Command(name = "convert", description = "Videos, against the plain command of ffmpeg.")
  int convert(
      @Option(names = "--rounds", defaultValue = "3") int rounds,
      @Option(names = "--work", defaultValue = "bench/work") Path workFolder) {
    var tools = MediaTools.of(System.getenv());
    int threads = Runtime.getRuntime().availableProcessors();
    try (var work = WorkFolder.in(workFolder.toAbsolutePath())) {
      new ConvertBench(tools.runner(), tools.prober(), tools.transcoder(threads), threads, work)
          .run(rounds, requireNonNull(spec).commandLine().getOut());
    }
    return 0;
  }

  /// Videos made ready for publishing against a plain run of ffmpeg for each size.
  @Command(name = "publish", description = "Published videos, against a plain run a size.")
  int publish(
      @Option(names = "--rounds", defaultValue = "3") int rounds,
      @Option(names = "--photos", defaultValue = "examples/holiday") Path folder,
      @Option(names = "--work", defaultValue = "bench/work") Path workFolder)
      throws IOException {
    var tools = MediaTools.of(System.getenv());
    int threads = Runtime.getRuntime().availableProcessors();
    try (var work = WorkFolder.in(workFolder.toAbsolutePath())) {
      new PublishBench(tools.runner(), photosIn(folder), threads, work)
          .run(rounds, requireNonNull(spec).commandLine().getOut());
    }
    return 0;
  }

  /// Moving GIFs against ffmpeg's filters for palettes.
  @Command(name = "gif", description = "Moving GIFs, against ffmpeg's own filters.")
  int gif(
      @Option(names = "--rounds", defaultValue = "3") int rounds,
      @Option(names = "--photos", defaultValue = "examples/holiday") Path folder,
      @Option(names = "--work", defaultValue = "bench/work") Path workFolder)
      throws IOException {
    var tools = MediaTools.of(System.getenv());
    try (var work = WorkFolder.in(workFolder.toAbsolutePath())) {
      new GifBench(tools.runner(), tools.prober(), photosIn(folder).getFirst(), work)
          .run(rounds, requireNonNull(spec).commandLine().getOut());
    }
    return 0;
  }

  /// Ten frames of a long video.
  @Command(name = "strip", description = "Ten frames of an hour, against ten calls of ffmpeg.")
  int strip(
      @Option(names = "--rounds", defaultValue = "3") int rounds,
      @Option(names = "--minutes", defaultValue = "60") int minutes,
      @Option(names = "--work", defaultValue = "bench/work") Path workFolder) {
    var tools = MediaTools.of(System.getenv());
    try (var work = WorkFolder.in(workFolder.toAbsolutePath())) {
      new StripBench(tools.runner(), tools.prober(), work)
          .run(minutes, rounds, requireNonNull(spec).commandLine().getOut());
    }
    return 0;
  }

  /// A small copy of a large photo, which can be kept for others.
  @Command(name = "thumb", description = "A thumbnail of a photo of 24 megapixels.")
  int thumb(
      @Option(names = "--rounds", defaultValue = "3") int rounds,
      @Option(names = "--photos", defaultValue = "examples/holiday") Path folder,
      @Option(names = "--work", defaultValue = "bench/work") Path workFolder)
      throws IOException {
    var tools = MediaTools.of(System.getenv());
    try (var work = WorkFolder.in(workFolder.toAbsolutePath())) {
      new ThumbBench(tools.runner(), tools.prober(), photosIn(folder).getFirst(), work)
          .run(rounds, requireNonNull(spec).commandLine().getOut());
      Files.copy(
          work.file("photo.jpg"),
          workFolder.resolve("photo.jpg"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    return 0;
  }

  /// Videos played backwards, long and short, against ffmpeg's own filter.
  @Command(name = "reverse", description = "Memory of videos that are played backwards.")
  int reverse(
      @Option(names = "--minutes", defaultValue = "120") int minutes,
      @Option(names = "--work", defaultValue = "bench/work") Path workFolder) {
    var tools = MediaTools.of(System.getenv());
    int threads = Runtime.getRuntime().availableProcessors();
    try (var work = WorkFolder.in(workFolder.toAbsolutePath())) {
      new ReverseBench(tools.runner(), tools.prober(), tools.transcoder(threads), work)
          .run(minutes, requireNonNull(spec).commandLine().getOut());
    }
    return 0;
  }

  /// The engine alone.
  @Command(name = "tasks", description = "Submit to run, and trivial tasks a second.")
  int tasks(
      @Option(names = "--rounds", defaultValue = "3") int rounds,
      @Option(names = "--work", defaultValue = "bench/work") Path workFolder)
      throws InterruptedException {
    int cores = Runtime.getRuntime().availableProcessors();
    try (var work = WorkFolder.in(workFolder.toAbsolutePath())) {
      new TaskBench(work.path(), cores)
          .run(rounds, requireNonNull(spec).commandLine().getOut());
    }
    return 0;
  }

  /// Many clients of a running server.
  @Command(name = "load", description = "Streams and blocked calls at once, against a server.")
  int load(
      @Parameters(paramLabel = "URL", description = "The server's address.") URI server,
      @Option(names = "--secret", required = true) String secret,
      @Option(names = "--streams", defaultValue = "200") int streams,
      @Option(names = "--blocked", defaultValue = "2000") int blocked)
      throws IOException, InterruptedException {
    boolean isGood = new LoadBench(server, secret)
        .run(streams, blocked, requireNonNull(spec).commandLine().getOut());
    return isGood ? 0 : 1;
  }

  /// Single frames of a film, from a running server.
  @Command(name = "frame", description = "Single frames of a film, from a server.")
  int frame(
      @Parameters(paramLabel = "URL", description = "The server's address.") URI server,
      @Option(names = "--secret", required = true) String secret,
      @Option(names = "--film", defaultValue = "examples/holiday/film.xml") Path film,
      @Option(names = "--frames", defaultValue = "100") int frameCount)
      throws IOException, InterruptedException {
    new FrameBench(server, secret, film.toAbsolutePath())
        .run(frameCount, requireNonNull(spec).commandLine().getOut());
    return 0;
  }

  /// The peaks of a sound of two hours.
  @Command(name = "waveform", description = "The waveform of a long sound, against ffmpeg's own.")
  int waveform(
      @Option(names = "--rounds", defaultValue = "3") int rounds,
      @Option(names = "--minutes", defaultValue = "120") int minutes,
      @Option(names = "--work", defaultValue = "bench/work") Path workFolder) {
    var tools = MediaTools.of(System.getenv());
    try (var work = WorkFolder.in(workFolder.toAbsolutePath())) {
      new WaveformBench(tools.runner(), minutes, work)
          .run(rounds, requireNonNull(spec).commandLine().getOut());
    }
    return 0;
  }

  /// Beats in music that was made of them.
  @Command(name = "beats", description = "How well beats are found, in music made for it.")
  int beats(
      @Option(names = "--rounds", defaultValue = "3") int rounds,
      @Option(names = "--seed", defaultValue = "1") long seed,
      @Option(names = "--write", description = "Only writes the sounds.") boolean onlyWrites,
      @Option(names = "--compare", description = "NAME=.SUFFIX of files with others' times.")
          @Nullable
          Map<String, String> others,
      @Option(names = "--work", defaultValue = "bench/work/beats") Path folder)
      throws IOException {
    var bench = new BeatBench(seed, folder.toAbsolutePath());
    var out = requireNonNull(spec).commandLine().getOut();
    if (onlyWrites) {
      bench.write();
      return 0;
    }
    bench.run(MediaTools.of(System.getenv()).runner(), rounds, out);
    Optional.ofNullable(others)
        .orElse(Map.of())
        .forEach((name, suffix) -> bench.compare(name, suffix, out));
    return 0;
  }

  /// A large file in a bucket.
  @Command(name = "storage", description = "A file in a bucket, against bare calls of the library.")
  int storage(
      @Option(names = "--endpoint", required = true) URI endpoint,
      @Option(names = "--bucket", required = true) String bucket,
      @Option(names = "--access-key", required = true) String accessKey,
      @Option(names = "--secret-key", required = true) String secretKey,
      @Option(names = "--mib", defaultValue = "1024") int mib,
      @Option(names = "--rounds", defaultValue = "3") int rounds,
      @Option(names = "--work", defaultValue = "bench/work") Path workFolder)
      throws IOException {
    var keys = new S3Keys(accessKey, secretKey);
    var settings = new S3Settings(endpoint, "us-east-1", keys, S3Settings.Addressing.PATH);
    try (var work = WorkFolder.in(workFolder.toAbsolutePath())) {
      new StorageBench(settings, bucket, work)
          .run(mib, rounds, requireNonNull(spec).commandLine().getOut());
    }
    return 0;
  }

  private static List<Path> photosIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".jpg"))
          .map(Path::toAbsolutePath)
          .sorted()
          .limit(6)
          .toList();
    }
  }
}
