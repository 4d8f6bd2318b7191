package io.kinora.cli;

import io.kinora.media.sxml.Film;
import io.kinora.media.sxml.FilmReader;
import io.kinora.media.sxml.InvalidFilmException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `kinora check FILM.xml`: tells what is wrong with a definition, with line and column.
@Command(name = "check", description = "Tells what is wrong with a film definition.")
public final class CheckCommand implements Callable<Integer> {

  @Spec
  private CommandLine.Model.@Nullable CommandSpec spec;

  @Parameters(paramLabel = "FILM.xml", description = "The film definition.")
  private Path definition = Path.of("");

  @Override
  public Integer call() {
    var screen = Screen.of(spec, false);
    try {
      Film film = FilmReader.read(Files.readString(definition));
      film.warnings().forEach(problem -> screen.warn(definition + ": " + problem));
      screen.say(definition + ": right"
          + (film.warnings().isEmpty() ? "" : ", with " + film.warnings().size() + " warnings"));
      return 0;
    } catch (InvalidFilmException invalid) {
      screen.complain(invalid, definition);
      return 1;
    } catch (IOException _) {
      screen.complain("cannot read " + definition);
      return 1;
    }
  }
}
