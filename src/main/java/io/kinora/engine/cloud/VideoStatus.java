package io.kinora.engine.cloud;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Whether the file of a video is there. Source: the panda contract, section 7.
public enum VideoStatus {
  PROCESSING,
  SUCCESS,
  FAIL;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<VideoStatus> find(String word) {
    return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
  }
}
