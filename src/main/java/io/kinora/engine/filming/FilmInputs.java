package io.kinora.engine.filming;

import io.kinora.engine.library.AssetFile;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureException;
import io.kinora.media.sxml.FileNames;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Remembers what a film was planned with, so that others plan it with the same. Thread-safe.
public final class FilmInputs {

  /// What there was of a file that the film names.
  sealed interface Found {

    /// @param path     where it is on this machine
    /// @param original where it is in the library, if it came from there
    record There(Path path, @Nullable AssetFile original) implements Found {}

    /// It could not be had, and another stood in.
    record Missing(Failure failure) implements Found {}
  }

  private final Function<FileNames.Named, Path> files;
  private final Function<String, Optional<AssetFile>> originals;
  private final Map<String, Found> found = new ConcurrentHashMap<>();

  /// @param files     tells where a file is
  /// @param originals finds what an address names of the library
  public FilmInputs(
      Function<FileNames.Named, Path> files, Function<String, Optional<AssetFile>> originals) {
    this.files = files;
    this.originals = originals;
  }

  /// Where a file is.
  ///
  /// @throws FailureException where it cannot be had
  public Path pathOf(FileNames.Named file) {
    try {
      Path path = files.apply(file);
      found.computeIfAbsent(
          file.filename(), name -> new Found.There(path, originals.apply(name).orElse(null)));
      return path;
    } catch (FailureException failed) {
      found.put(file.filename(), new Found.Missing(failed.failure()));
      throw failed;
    }
  }

  /// By the names that the film calls them.
  Map<String, Found> all() {
    return Map.copyOf(found);
  }
}
