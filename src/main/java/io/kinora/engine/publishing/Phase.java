package io.kinora.engine.publishing;

import java.util.Locale;

/// How far a video has come. Source: the publishing contract, section 8.1.
public enum Phase {
  /// The file is not whole yet; its upload says how far it has come.
  UPLOAD,
  QUEUED,
  INSPECTING,
  ENCODING,
  FINISHING,
  READY,
  FAILED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Phase of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  public boolean isFinal() {
    return this == READY || this == FAILED;
  }
}
