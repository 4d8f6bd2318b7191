package io.kinora.media.render;

import static java.util.Objects.requireNonNull;

import io.kinora.media.profile.Profile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The sound of a film as its exports need it: those that encode it alike share a file.
final class FilmSounds {

  /// By the words that encode them.
  private final Map<List<String>, ExportPart> sounds = new LinkedHashMap<>();

  FilmSounds(List<ExportParts> exports) {
    for (ExportParts export : exports) {
      sounds.merge(SoundWords.encoder(export.profile()), export.sound(), FilmSounds::thatIsThere);
    }
  }

  /// Each export may have one of an attempt before.
  private static ExportPart thatIsThere(ExportPart first, ExportPart other) {
    return first.isThere() || !other.isThere() ? first : other;
  }

  List<ExportPart> missing() {
    return sounds.values().stream().filter(sound -> !sound.isThere()).toList();
  }

  /// @param profile of one of the exports
  Path of(Profile profile) {
    return requireNonNull(sounds.get(SoundWords.encoder(profile))).file().path();
  }
}
