package io.kinora.media.render;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.StopSignal;
import io.kinora.media.probe.ProbeResult;
import io.kinora.media.probe.Prober;
import io.kinora.media.profile.Profile;
import io.kinora.media.render.text.FontFile;
import io.kinora.media.sxml.FileNames;
import io.kinora.media.sxml.Film;
import io.kinora.media.sxml.InvalidFilmException;
import io.kinora.media.sxml.Media;
import io.kinora.media.timeline.Timeline;
import io.kinora.media.timeline.TimelineSolver;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Looks into the files of films, and finds their times. Thread-safe.
///
/// @param maps a folder with what maps are drawn of, if the operator gave one
record FilmPlanner(Prober prober, Narrator narrator, Optional<Path> maps) {

  /// Finds the times of a film.
  ///
  /// @param files looks into a file of the film
  PlannedFilm plan(
      Film film, Function<FileNames.Named, SourceFile> files, Profile profile, StopSignal stop) {
    Map<String, SourceFile> sources = new LinkedHashMap<>();
    for (FileNames.Named named : FileNames.of(film)) {
      sources.put(named.filename(), source(named, files));
    }
    Map<Media.Map, MapSheet> sheets = sheets(film);
    sheets.values().stream()
        .flatMap(sheet -> sheet.tiles().stream())
        .forEach(tile -> sources.computeIfAbsent(
            tile.name(), name -> new SourceFile(name, tile.file(), probedTile(tile, stop))));
    Narrator.Narration narration = narrator.speak(film, stop);
    var sounds = new FilmFiles(sources, narration.files());
    return new PlannedFilm(profile, sounds, timeline(film, sounds, narration.remarks()), sheets);
  }

  private Map<Media.Map, MapSheet> sheets(Film film) {
    Set<Media.Map> wanted = FileNames.mapsIn(film);
    if (wanted.isEmpty()) {
      return Map.of();
    }
    Atlas atlas = Atlas.in(maps);
    return wanted.stream().collect(toUnmodifiableMap(identity(), map -> MapSheet.of(map, atlas)));
  }

  private ProbeResult probedTile(MapSheet.Tile tile, StopSignal stop) {
    ProbeResult probed = prober.probe(tile.file(), tile.name(), stop);
    if (probed instanceof ProbeResult.Image) {
      return probed;
    }
    throw new Failure(FailureCode.INTERNAL, "The " + tile.name() + " is no picture").asException();
  }

  /// The file, or the one that stands in where it cannot be had or is not what the film needs.
  private static SourceFile source(
      FileNames.Named named, Function<FileNames.Named, SourceFile> files) {
    try {
      return files.apply(named);
    } catch (FailureException failed) {
      FileNames.Named other =
          named.other().filter(_ -> failed.failure().code().isOfInput()).orElseThrow(() -> failed);
      SourceFile found = files.apply(other);
      return new SourceFile(named.filename(), found.path(), found.probed());
    }
  }

  /// @throws FailureException when it is not what the film needs
  SourceFile lookedInto(FileNames.Named named, Path path, StopSignal stop) {
    var source = new SourceFile(named.filename(), path, probed(named, path, stop));
    checkKind(source, named);
    return source;
  }

  private ProbeResult probed(FileNames.Named named, Path path, StopSignal stop) {
    if (named.kind() == FileNames.Kind.FONT) {
      FontFile.check(path, named.filename());
      return new ProbeResult.NotMedia();
    }
    return prober.probe(path, named.filename(), stop);
  }

  private static Timeline timeline(Film film, FilmFiles files, List<String> remarks) {
    try {
      return TimelineSolver.solve(film, files).with(remarks);
    } catch (InvalidFilmException wrong) {
      throw new Failure(FailureCode.DEFINITION_INVALID, String.valueOf(wrong.getMessage()))
          .asException(wrong);
    }
  }

  private static void checkKind(SourceFile source, FileNames.Named named) {
    boolean fits = switch (named.kind()) {
      // A clip may stand for a picture: its first frame is shown.
      case IMAGE -> source.picture().isPresent();
      case VIDEO -> source.picture().isPresent();
      case FONT -> true;
      case AUDIO -> source.probed() instanceof ProbeResult.Audio || source.hasSound();
    };
    if (!fits) {
      String kind = named.kind().name().toLowerCase(Locale.ROOT);
      throw new Failure(
              FailureCode.INPUT_NOT_MEDIA,
              "File '" + named.filename() + "' is not a valid " + kind + " file")
          .asException();
    }
  }
}
