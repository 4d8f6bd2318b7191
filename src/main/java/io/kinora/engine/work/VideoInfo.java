package io.kinora.engine.work;

/// Tells what a video file is. Source: the tasks contract, section 10.
final class VideoInfo {

  static final WorkKind KIND = WorkKind.of(
          "video.info",
          "Returns what is known about a video file.",
          Parameter.url("url", "The video file.").required())
      .reportingPercent();

  private VideoInfo() {}
}
