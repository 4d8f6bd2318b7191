package io.kinora.engine.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One thing that a client may do with the videos of its tenant. Source: the publishing contract,
/// section 4.
public enum Scope {
  VIDEOS_READ,
  VIDEOS_WRITE,
  VIDEOS_DELETE,
  WEBHOOKS_MANAGE;

  /// As clients say it, such as `videos:read`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ':');
  }

  /// The scope that a client means by a word.
  public static Optional<Scope> find(String word) {
    return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
  }

  /// The words of all there are.
  public static List<String> words() {
    return Arrays.stream(values()).map(Scope::word).toList();
  }
}
