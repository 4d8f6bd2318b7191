package io.kinora.engine.task;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Where work of one temper runs: each lane has its own threads and its own table of executions.
public enum Lane {
  /// Answers within a second: probes, thumbnails.
  QUICK,
  /// Needs cores for long: encoding, rendering.
  HEAVY,
  /// Waits for others: callbacks, downloads, uploads.
  NET,

  /// Keeps several cores busy for long: few run at once, of one tenant no more than of all.
  BULK;

  /// Tells whether other processes may help with a task of this lane.
  boolean isShared() {
    return this == HEAVY;
  }

  /// Its name in the database and in settings.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  String table() {
    return "execution_" + key();
  }

  static Lane of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }

  /// The lane of that name, if there is one.
  public static Optional<Lane> find(String key) {
    return Arrays.stream(values()).filter(it -> it.key().equals(key)).findFirst();
  }
}
