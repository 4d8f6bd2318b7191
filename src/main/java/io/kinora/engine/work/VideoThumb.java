package io.kinora.engine.work;

/// Makes an image of one frame of a video. Source: the tasks contract, section 10.
final class VideoThumb {

  static final WorkKind KIND = WorkKind.of(
          "video.thumb",
          "Makes an image of one frame of a video.",
          Parameter.url("url", "The video to start from.").required(),
          Parameter.side("width", "The width, in pixels; the video's if left out."),
          Parameter.side("height", "The height, in pixels; the video's if left out."),
          Parameter.truth("crop", "Whether the size is filled, and what sticks out cut off.")
              .orElse(false),
          Parameter.decimal("time", "Which frame, in seconds from the start.").orElse(0.0),
          Parameter.string("format", "The format of the image that is made.")
              .orElse("jpeg")
              .oneOf("jpeg", "png"),
          Parameter.truth("poster", "Whether a play sign is drawn in the middle.")
              .orElse(false),
          Parameter.integer("quality", "The quality of a JPEG.").orElse(75).between(1, 95))
      .making(OutputFile.OUTPUT)
      .reportingPercent();

  private VideoThumb() {}
}
