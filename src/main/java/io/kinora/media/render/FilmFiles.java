package io.kinora.media.render;

import io.kinora.media.sxml.SoundSource;
import io.kinora.media.timeline.FileLengths;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// The files of a film, looked into.
///
/// @param named all that the film names
/// @param spoken what was spoken; absent what nobody speaks
record FilmFiles(Map<String, SourceFile> named, Map<SoundSource.Speech, SourceFile> spoken)
    implements FileLengths {

  FilmFiles {
    named = Map.copyOf(named);
    spoken = Map.copyOf(spoken);
  }

  /// The file that is heard; nothing where it is silent.
  Optional<SourceFile> find(SoundSource source) {
    return switch (source) {
      case SoundSource.File(String filename) -> {
        SourceFile file = named.get(filename);
        if (file == null) {
          throw new IllegalStateException("was not probed: " + filename);
        }
        yield Optional.of(file).filter(SourceFile::hasSound);
      }
      case SoundSource.Speech speech -> Optional.ofNullable(spoken.get(speech));
    };
  }

  @Override
  public Optional<Duration> lengthOf(String filename) {
    return Optional.ofNullable(named.get(filename)).flatMap(SourceFile::length);
  }

  @Override
  public Duration lengthOf(SoundSource.Speech speech) {
    return Optional.ofNullable(spoken.get(speech))
        .flatMap(SourceFile::length)
        .orElseGet(speech::guessedLength);
  }
}
