package io.kinora.engine.publishing;

import java.util.Arrays;
import java.util.Optional;

/// A step of the making of a video: a task of its own, after the one before.
///
/// Source: the publishing contract, sections 8.1 and 11.
public enum Step {
  INSPECT("publish.inspect", Phase.INSPECTING, 0, 2),
  ENCODE("publish.encode", Phase.ENCODING, 2, 92),
  FINISH("publish.finish", Phase.FINISHING, 92, 99);

  private final String kind;
  private final Phase phase;
  private final int firstPercent;
  private final int lastPercent;

  Step(String kind, Phase phase, int firstPercent, int lastPercent) {
    this.kind = kind;
    this.phase = phase;
    this.firstPercent = firstPercent;
    this.lastPercent = lastPercent;
  }

  /// The kind of its work.
  public String kind() {
    return kind;
  }

  Phase phase() {
    return phase;
  }

  /// How far the video has come.
  ///
  /// @param percent how far the step has come
  int percentOfVideo(int percent) {
    return firstPercent + (lastPercent - firstPercent) * percent / 100;
  }

  static Optional<Step> ofKind(String kind) {
    return Arrays.stream(values()).filter(step -> step.kind.equals(kind)).findFirst();
  }
}
