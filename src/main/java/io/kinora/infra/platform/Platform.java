package io.kinora.infra.platform;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A platform for videos that we upload to.
public enum Platform {
  YOUTUBE("YouTube"),
  VIMEO("Vimeo"),
  FACEBOOK("Facebook");

  private final String title;

  Platform(String title) {
    this.title = title;
  }

  public static Optional<Platform> find(String word) {
    return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
  }

  /// As people call it.
  public String title() {
    return title;
  }

  /// As settings and contracts write it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
