package io.kinora.engine.cloud;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Something that customers can be told of. Source: the panda contract, section 12.2.
public enum NoticeEvent {
  VIDEO_CREATED("video-created"),
  VIDEO_ENCODED("video-encoded"),
  ENCODING_PROGRESS("encoding-progress"),
  ENCODING_COMPLETED("encoding-complete");

  private final String told;

  NoticeEvent(String told) {
    this.told = told;
  }

  /// As it is told.
  public String told() {
    return told;
  }

  /// As settings spell it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Reads what clients write in settings: with hyphens too, and `encoding_complete`.
  public static Optional<NoticeEvent> find(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(values())
        .filter(it -> it.word().equals(word) || it.told().replace('-', '_').equals(word))
        .findFirst();
  }
}
