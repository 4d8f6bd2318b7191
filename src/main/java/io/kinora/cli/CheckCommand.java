package io.kinora.cli;

import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.StopSignal;
import io.kinora.media.profile.Profile;
import io.kinora.media.render.FilmRenderer;
import io.kinora.media.sxml.Film;
import io.kinora.media.sxml.InvalidFilmException;
import io.kinora.media.sxml.Strictness;
import io.kinora.media.timeline.Timeline;
import io.kinora.media.timeline.TimelineSolver;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `kinora check FILM.xml`: tells what is wrong with a definition, with rule, line and column.
@Command(
    name = "check",
    description = "Tells what is wrong with a film definition.",
    sortOptions = false,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:right, warnings or not", "1:wrong", "2:wrong use"})
public final class CheckCommand implements Callable<Integer> {

  /// Any profile does: times do not depend on it.
  private static final String PROFILE = "720p";

  @Spec
  private CommandLine.Model.@Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "FILM.xml",
      description = "The film definition, or a package: a zip with it and its files.")
  private Path definition = Path.of("");

  @Mixin
  private FilmOptions options = new FilmOptions();

  @ArgGroup
  private Mode mode = new Mode();

  @Option(names = "--times", description = "Tell start and length of every node, in seconds.")
  private boolean hasTimes;

  @Option(
      names = "--without-files",
      description =
          "Do not look for the pictures, clips and sounds: they count as having no length.")
  private boolean isWithoutFiles;

  @Option(names = "--json", description = "Tell the result in JSON.")
  private boolean isJson;

  /// How strictly is read: one of these at most.
  private static final class Mode {

    @Option(names = "--strict", description = "Warnings are errors.")
    private boolean isStrict;

    @Option(
        names = "--strict-2015",
        description = "So is all that the public schema of 2015 does not have.")
    private boolean isStrict2015;

    Strictness strictness() {
      if (isStrict2015) {
        return Strictness.STRICT_2015;
      }
      return isStrict ? Strictness.STRICT : Strictness.LENIENT;
    }
  }

  @Override
  public Integer call() {
    var screen = Screen.of(spec, isJson);
    try (FilmInput input = options.open(definition)) {
      CheckReport report = check(input);
      report.tell(screen, isJson);
      return report.isRight() ? 0 : 1;
    } catch (FailureException failed) {
      CheckReport.failed(definition, failed.failure().text()).tell(screen, isJson);
      return 1;
    }
  }

  private CheckReport check(FilmInput input) {
    try {
      Film film = input.read(mode.strictness());
      Timeline guessed = TimelineSolver.solve(film, _ -> Optional.empty());
      CheckReport report = CheckReport.of(definition, film.warnings());
      if (!isWithoutFiles) {
        report = report.with(options.missing(film, input));
      }
      if (hasTimes && report.isRight()) {
        report = report.with(isWithoutFiles ? guessed : planned(film, input));
      }
      return report;
    } catch (InvalidFilmException invalid) {
      return CheckReport.of(definition, invalid.problems());
    }
  }

  private Timeline planned(Film film, FilmInput input) {
    Profile profile = Profile.find(PROFILE).orElseThrow();
    var stop = new StopSignal();
    var tools = MediaTools.of(System.getenv());
    FilmRenderer renderer = tools.renderer("fast", 1);
    return options.withFiles(
        input,
        () -> Placeholders.with(renderer, tools.runner(), stop),
        files -> renderer.plan(film, files, profile, stop).timeline());
  }
}
