package io.kinora.cli;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.media.sxml.FileNames;
import io.kinora.media.sxml.Film;
import io.kinora.media.sxml.FilmReader;
import io.kinora.media.sxml.Problem;
import io.kinora.media.sxml.Strictness;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A film as a command got it: its definition, the skin around it, and all places where its files
/// may be. Closing it removes what was unpacked.
///
/// @param definition as it was typed; messages name it
/// @param skin the document around the film, if there is one
/// @param addresses local files that stand for what the film names; they come first
record FilmInput(Path definition, FilmPlace place, Optional<FilmFolder> skin, AddressList addresses)
    implements AutoCloseable {

  static FilmInput of(Path definition, Optional<Path> skin, Optional<Path> addresses) {
    AddressList list = addresses.map(AddressList::read).orElse(AddressList.EMPTY);
    return new FilmInput(definition, FilmPlace.of(definition), skin.map(FilmFolder::new), list);
  }

  Film read(Strictness strictness) {
    return skin.map(around -> FilmReader.read(around.text(), place.text(), strictness))
        .orElseGet(() -> FilmReader.read(place.text(), strictness));
  }

  /// Source: the film language, section 6, for the order.
  Optional<Path> find(FileNames.Named named) {
    return addresses
        .find(named.filename())
        .or(() -> place.find(named))
        .or(() -> skin.flatMap(around -> around.find(named)));
  }

  /// The file, or the one that the film names in its place.
  Optional<Path> findAny(FileNames.Named named) {
    return Stream.concat(Stream.of(named), named.other().stream())
        .flatMap(it -> find(it).stream())
        .findFirst();
  }

  Path file(FileNames.Named named) {
    return find(named)
        .orElseThrow(() -> new Failure(
                FailureCode.INPUT_REFUSED,
                definition + ": " + missing(named, Problem.Severity.ERROR))
            .asException());
  }

  /// Commands fetch nothing. Source: the film language, rules V18 and V20.
  static Problem missing(FileNames.Named named, Problem.Severity severity) {
    String kind = named.kind().name().toLowerCase(Locale.ROOT);
    boolean isAddress = named.filename().contains("://");
    return new Problem(
        severity,
        isAddress ? "V20" : "V18",
        named.at(),
        isAddress
            ? "the " + kind + " '" + named.filename()
                + "' is not fetched: put the file beside the film and name it, or list the address"
                + " with its file"
            : "there is no " + kind + " '" + named.filename() + "' beside the film");
  }

  @Override
  public void close() {
    place.close();
  }
}
