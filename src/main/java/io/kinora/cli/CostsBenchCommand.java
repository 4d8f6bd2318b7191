package io.kinora.cli;

import static java.util.Objects.requireNonNull;

import io.kinora.cli.bench.CostBench;
import io.kinora.cli.bench.CostJobs;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.profile.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `kinora bench costs`: how well what work costs is counted.
@Command(
    name = "costs",
    description = "How much of the processor time of several kinds of work is counted for them.")
final class CostsBenchCommand implements Callable<Integer> {

  @Spec
  private CommandLine.Model.@Nullable CommandSpec spec;

  @Option(names = "--rounds", defaultValue = "5")
  private int rounds;

  @Option(names = "--profile", defaultValue = "720p")
  private String profile = "";

  @Option(names = "--film", defaultValue = "bench/films/photos.xml")
  private Path film = Path.of("");

  @Option(names = "--media", defaultValue = "examples/holiday")
  private Path media = Path.of("");

  @Option(names = "--work", defaultValue = "bench/work")
  private Path workFolder = Path.of("");

  @Override
  public Integer call() throws IOException, InterruptedException {
    var tools = MediaTools.of(System.getenv());
    int cores = Runtime.getRuntime().availableProcessors();
    try (var work = WorkFolder.in(workFolder.toAbsolutePath())) {
      var jobs = new CostJobs(tools.runner(), tools.prober(), work);
      new CostBench(
              jobs.all(
                  tools.transcoder(cores),
                  tools.renderer("veryfast", cores),
                  new CostJobs.FilmWish(film, media, Profile.find(profile).orElseThrow())),
              work)
          .run(rounds, requireNonNull(spec).commandLine().getOut());
    }
    return 0;
  }
}
