package io.kinora.engine.work;

import io.kinora.engine.filming.FilmInputs;
import io.kinora.engine.work.Workshop.Bench;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.WholeFile;
import io.kinora.media.sxml.FileNames;
import io.kinora.media.sxml.Film;
import io.kinora.media.sxml.FilmReader;
import io.kinora.media.sxml.InvalidFilmException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// The files of a film, fetched. Thread-safe.
public final class FilmSources {

  private final Bench bench;
  private final Sources sources;
  private final Map<String, Path> packed;

  private FilmSources(Bench bench, Sources sources, Map<String, Path> packed) {
    this.bench = bench;
    this.sources = sources;
    this.packed = Map.copyOf(packed);
  }

  /// Files that came with the definition.
  public interface Pack {

    Optional<Path> find(FileNames.Named file);
  }

  /// Reads the text of a film.
  ///
  /// @throws io.kinora.infra.base.FailureException `DEFINITION_INVALID`, with line and column
  public static Film read(String definition) {
    try {
      return FilmReader.read(definition);
    } catch (InvalidFilmException invalid) {
      throw new Failure(FailureCode.DEFINITION_INVALID, String.valueOf(invalid.getMessage()))
          .asException(invalid);
    }
  }

  /// Fetches all that must be there, some at the same time, but not what the pack has or an earlier
  /// attempt has fetched. The first that cannot be had fails the film.
  public static FilmSources fetched(
      List<FileNames.Named> files, Pack pack, Bench bench, Sources sources)
      throws InterruptedException {
    var packed = new HashMap<String, Path>();
    files.stream()
        .flatMap(file -> Stream.concat(Stream.of(file), file.other().stream()))
        .forEach(file -> pack.find(file).ifPresent(it -> packed.put(file.filename(), it)));
    var fetched = new FilmSources(bench, sources, packed);
    Inputs.fetched(addressesNeeded(files), fetched::file);
    return fetched;
  }

  /// Of the files that nothing stands in for.
  static List<String> addressesNeeded(List<FileNames.Named> files) {
    return files.stream()
        .filter(file -> file.alternative().isEmpty())
        .map(FileNames.Named::filename)
        .toList();
  }

  /// Where a file is. What another may stand in for is fetched when it is asked for, and so is the
  /// other.
  ///
  /// @throws io.kinora.infra.base.FailureException where it cannot be had
  public Path pathOf(FileNames.Named file) {
    return file(file.filename());
  }

  /// These, remembered as they are asked for.
  public FilmInputs inputs() {
    return new FilmInputs(
        this::pathOf,
        address -> packed.containsKey(address)
            ? Optional.empty()
            : sources.find(address, bench.run().tenant()));
  }

  private Path file(String address) {
    Path own = packed.get(address);
    if (own != null) {
      return own;
    }
    // By its address: another attempt may ask for others.
    var name = UUID.nameUUIDFromBytes(address.getBytes(StandardCharsets.UTF_8));
    var file = new WholeFile(bench.folder().file("source-" + name));
    if (!file.isThere()) {
      file.make(part -> sources.fetch(address, bench.asker(), part));
    }
    return file.path();
  }
}
