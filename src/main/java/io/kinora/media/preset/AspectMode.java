package io.kinora.media.preset;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What becomes of a picture whose sides have another proportion than the wished ones. Source: the
/// panda contract, section 9, aspect modes.
public enum AspectMode {
  /// The size of the source.
  PRESERVE,
  /// Fitted inside, without bars.
  CONSTRAIN,
  /// Fitted to the width with bars above and below; narrower where it would be too high.
  LETTERBOX,
  /// Fitted inside, with bars on any side.
  PAD,
  /// Fills all of it, and what hangs over is cut off.
  CROP;

  static Optional<AspectMode> named(String name) {
    return Arrays.stream(values())
        .filter(it -> it.word().equalsIgnoreCase(name))
        .findFirst();
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
