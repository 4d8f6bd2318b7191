package io.kinora.cli;

import static java.util.Objects.requireNonNull;

import io.kinora.cli.bench.ExportsBench;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.profile.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `kinora bench exports`: a film in several profiles at once.
@Command(
    name = "exports",
    description = "A film in several profiles, drawn once, against one film after the other.")
final class ExportsBenchCommand implements Callable<Integer> {

  @Spec
  private CommandLine.Model.@Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "PROFILE",
      arity = "2..*",
      description = "Of one size and rate, such as 720p 720p-hq th720p.")
  private List<String> profiles = List.of();

  @Option(names = "--film", defaultValue = "bench/films/photos.xml")
  private Path film = Path.of("");

  @Option(names = "--preset", defaultValue = "veryfast")
  private String preset = "";

  @Option(names = "--rounds", defaultValue = "3")
  private int rounds;

  @Option(names = "--media", defaultValue = "examples/holiday")
  private Path media = Path.of("");

  @Option(names = "--work", defaultValue = "bench/work")
  private Path workFolder = Path.of("");

  @Override
  public Integer call() throws IOException {
    int cores = Runtime.getRuntime().availableProcessors();
    List<Profile> wanted =
        profiles.stream().map(it -> Profile.find(it).orElseThrow()).toList();
    try (var work = WorkFolder.in(workFolder.toAbsolutePath())) {
      new ExportsBench(MediaTools.of(System.getenv()).renderer(preset, cores), wanted, work)
          .run(film, media, rounds, requireNonNull(spec).commandLine().getOut());
    }
    return 0;
  }
}
