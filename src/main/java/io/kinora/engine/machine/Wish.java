package io.kinora.engine.machine;

import java.util.Locale;

/// What an operator wants of a process; it obeys within two seconds.
public enum Wish {
  /// Pick work and do it.
  WORKING,
  /// Pick nothing new, until further notice.
  PAUSED,
  /// Pick nothing new, and say when all that runs has ended.
  DRAINING;

  /// As it stands in the database.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Wish of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
