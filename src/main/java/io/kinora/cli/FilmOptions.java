package io.kinora.cli;

import io.kinora.media.sxml.FileNames;
import io.kinora.media.sxml.Film;
import io.kinora.media.sxml.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What commands that read a film have in common.
final class FilmOptions {

  @Option(
      names = "--skin",
      paramLabel = "SKIN.xml",
      description = "A film around this one, with {{user_movie}} where this one goes.")
  private @Nullable Path skin;

  @Option(
      names = "--addresses",
      paramLabel = "LIST.txt",
      description = "Files that stand for addresses: an address and a file on each line.")
  private @Nullable Path addresses;

  @Option(
      names = "--placeholders",
      description = "A grey card with its name stands in for a picture or clip that is not there,"
          + " silence for a sound.")
  private boolean hasPlaceholders;

  FilmInput open(Path definition) {
    return FilmInput.of(definition, Optional.ofNullable(skin), Optional.ofNullable(addresses));
  }

  /// What is told about files that are not there, where something stands in for them.
  List<Problem> standIns(Film film, FilmInput input) {
    return hasPlaceholders ? missing(film, input) : List.of();
  }

  /// What is told about files that are not there. With cards, only fonts stop a film.
  List<Problem> missing(Film film, FilmInput input) {
    return FileNames.of(film).stream()
        .filter(named -> input.findAny(named).isEmpty())
        .map(named -> FilmInput.missing(
            named,
            hasPlaceholders && named.kind() != FileNames.Kind.FONT
                ? Problem.Severity.WARNING
                : Problem.Severity.ERROR))
        .toList();
  }

  /// Does something with the files of a film, and with what stands in for them.
  ///
  /// @param making is called where something may have to stand in
  <T> T withFiles(
      FilmInput input,
      Supplier<Placeholders> making,
      Function<Function<FileNames.Named, Path>, T> work) {
    if (!hasPlaceholders) {
      return work.apply(input::file);
    }
    try (Placeholders cards = making.get()) {
      return work.apply(named ->
          input.findAny(named).or(() -> cards.standIn(named)).orElseGet(() -> input.file(named)));
    }
  }
}
