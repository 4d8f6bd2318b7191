package io.kinora.cli;

import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.profile.Container;
import io.kinora.media.profile.Profile;
import io.kinora.media.render.FilmRenderer;
import io.kinora.media.render.PlannedFilm;
import io.kinora.media.render.StillFormat;
import io.kinora.media.sxml.Film;
import io.kinora.media.sxml.InvalidFilmException;
import io.kinora.media.sxml.Strictness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `kinora render FILM.xml OUT.mp4`: a film from local files, without a server.
@Command(
    name = "render",
    description = "Makes a film from a definition and the files beside it.",
    sortOptions = false,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:done", "1:failed", "2:wrong use"})
public final class RenderCommand implements Callable<Integer> {

  @Spec
  private CommandLine.Model.@Nullable CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "FILM.xml",
      description = "The film definition, or a package: a zip with it and its files.")
  private Path definition = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "OUT",
      description = "The film to make, its ending as the profile has it, such as .mp4; or a .y4m"
          + " with its frames; or the picture, a .jpg or else a PNG.")
  private Path out = Path.of("");

  @Mixin
  private FilmOptions options = new FilmOptions();

  @Option(
      names = "--profile",
      defaultValue = "720p",
      paramLabel = "NAME",
      description = "Size, rates, codecs and container: one of docs/profiles.md, or a size and a"
          + " rate such as 640x360@25. Default: ${DEFAULT-VALUE}.")
  private String profileName = "720p";

  @Option(
      names = "--frame",
      paramLabel = "SECONDS",
      description = "Make one picture at this time instead of the film.")
  private @Nullable Double frameSeconds;

  @Option(
      names = "--preset",
      defaultValue = "fast",
      paramLabel = "NAME",
      description = "How hard x264 tries: ultrafast to veryslow. Default: ${DEFAULT-VALUE}.")
  private String preset = "fast";

  @Option(names = "--json", description = "Tell the result in JSON.")
  private boolean isJson;

  @Override
  public Integer call() {
    var screen = Screen.of(spec, isJson);
    Profile profile = Profile.findOrFree(profileName)
        .orElseThrow(() -> new CommandLine.ParameterException(
            screen.commandLine(),
            "There is no profile '" + profileName + "'; write a size and a rate such as"
                + " 640x360@25 with even sides from 16 to 4096 and a rate of at most 100, or choose"
                + " one of: " + String.join(", ", Profile.names())));
    if (frameSeconds == null) {
      checkEnding(profile, screen);
    }
    try (FilmInput input = options.open(definition)) {
      Film film = input.read(Strictness.LENIENT);
      if (!isJson) {
        film.warnings().forEach(problem -> screen.complain(problem, definition));
        options.standIns(film, input).forEach(problem -> screen.complain(problem, definition));
      }
      make(film, input, profile, screen);
      return 0;
    } catch (InvalidFilmException invalid) {
      screen.complain(invalid, definition);
      return 1;
    } catch (FailureException failed) {
      screen.complain(failed.failure().text());
      return 1;
    }
  }

  /// A film of one container under the ending of another would open in no player.
  private void checkEnding(Profile profile, Screen screen) {
    String ending = profile.format().container().extension();
    String name = String.valueOf(out.getFileName());
    boolean isOther = Arrays.stream(Container.values())
        .map(Container::extension)
        .anyMatch(it -> !it.equals(ending) && name.toLowerCase(Locale.ROOT).endsWith("." + it));
    if (isOther) {
      throw new CommandLine.ParameterException(
          screen.commandLine(),
          "The profile '" + profile.name() + "' makes ." + ending + " files: name the film '"
              + name.substring(0, name.lastIndexOf('.') + 1) + ending + "', not '" + name + "'");
    }
  }

  private void make(Film film, FilmInput input, Profile profile, Screen screen) {
    var stop = new StopSignal();
    int cores = Runtime.getRuntime().availableProcessors();
    var tools = MediaTools.of(System.getenv());
    FilmRenderer renderer = tools.renderer(preset, cores);
    options.withFiles(
        input,
        () -> Placeholders.with(renderer, tools.runner(), stop),
        files -> make(renderer, renderer.plan(film, files, profile, stop), screen, stop));
  }

  private Path make(FilmRenderer renderer, PlannedFilm planned, Screen screen, StopSignal stop) {
    planned.timeline().remarks().forEach(remark -> screen.warn(definition + ": " + remark));
    Path target = out.toAbsolutePath();
    if (frameSeconds != null) {
      Duration time = Duration.ofNanos(Math.round(frameSeconds * 1e9));
      renderer.still(planned, time, stillFormat(), target, stop);
      screen.done(target, planned, planned.profile().shape().shownWidth());
      return target;
    }
    if (target.toString().endsWith(".y4m")) {
      renderer.frames(planned, target, stop, screen::progress);
      screen.done(target, planned, planned.profile().shape().shownWidth());
      return target;
    }
    try (var work = WorkFolder.hiddenIn(folderOf(target))) {
      renderer.render(planned, target, work, stop, screen::progress);
    }
    screen.done(target, planned, planned.profile().width());
    return target;
  }

  private StillFormat stillFormat() {
    String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".jpg") || name.endsWith(".jpeg") ? StillFormat.JPEG : StillFormat.PNG;
  }

  /// On the disk of the film: so that moving it into place is one rename.
  private static Path folderOf(Path file) {
    Path folder = file.getParent();
    return folder == null ? Path.of("") : folder;
  }
}
