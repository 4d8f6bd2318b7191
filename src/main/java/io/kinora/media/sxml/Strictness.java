package io.kinora.media.sxml;

import java.util.Locale;

/// How much of what is odd in a document is let pass. Source: the film language, sections 1 and 18.
public enum Strictness {
  /// Warnings are told, and the film is made.
  LENIENT,
  /// A warning is an error.
  STRICT,
  /// So is all that the public schema of 2015 does not have.
  STRICT_2015;

  /// As clients call it.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
