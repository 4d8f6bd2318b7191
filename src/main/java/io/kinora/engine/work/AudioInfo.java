package io.kinora.engine.work;

/// Tells what a sound file is. Source: the tasks contract, section 10.
final class AudioInfo {

  static final WorkKind KIND = WorkKind.of(
          "audio.info",
          "Returns how long a sound file is, and its codec.",
          Parameter.url("url", "The sound file.").required())
      .reportingPercent();

  private AudioInfo() {}
}
