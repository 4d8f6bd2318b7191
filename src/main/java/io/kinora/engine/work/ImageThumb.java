package io.kinora.engine.work;

/// Makes a small image of an image. Source: the tasks contract, section 10.
final class ImageThumb {

  static final WorkKind KIND = WorkKind.of(
          "image.thumb",
          "Makes an image of another size and orientation from an image.",
          Parameter.url("url", "The image to start from.").required(),
          Parameter.side("width", "The width, in pixels."),
          Parameter.side("height", "The height, in pixels."),
          Parameter.truth("crop", "Whether the size is filled, and what sticks out cut off.")
              .orElse(false),
          Parameter.integer("rotation", "Counter-clockwise, in degrees; before all else.")
              .orElse(0)
              .oneOf("0", "90", "180", "270"),
          Parameter.truth("poster", "Whether a play sign is drawn in the middle.")
              .orElse(false),
          Parameter.string("format", "The format of the image that is made.")
              .orElse("jpeg")
              .oneOf("jpeg", "gif", "png"))
      .making(OutputFile.OUTPUT);

  private ImageThumb() {}
}
