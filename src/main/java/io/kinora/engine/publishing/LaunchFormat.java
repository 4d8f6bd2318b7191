package io.kinora.engine.publishing;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Which of a video's files its launch address names.
public enum LaunchFormat {
  HLS,
  MP4;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(LaunchFormat::word).toList();
  }

  public static LaunchFormat of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
