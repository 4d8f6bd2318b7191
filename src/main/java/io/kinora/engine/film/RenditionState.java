package io.kinora.engine.film;

import java.util.Locale;

/// How far a rendition is. They come in this order; some may be left out, none comes back.
///
/// Source: the factory contract, section 6.
public enum RenditionState {
  QUEUED,
  /// A worker took it.
  STARTING,
  /// The files that the film names are fetched.
  DOWNLOADING,
  /// They are looked into.
  INFO,
  GENERATING,
  GENERATED,
  /// It is brought to where it is wanted.
  UPLOADING,
  /// All is done.
  AVAILABLE,
  /// It has failed, or was cancelled; some of where it is wanted may have it.
  ERROR;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static RenditionState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  public boolean isFinal() {
    return this == AVAILABLE || this == ERROR;
  }

  /// Tells whether it comes after `other`; nothing comes after an end.
  boolean isAfter(RenditionState other) {
    return !other.isFinal() && compareTo(other) > 0;
  }
}
