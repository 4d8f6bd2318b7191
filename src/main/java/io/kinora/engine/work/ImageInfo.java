package io.kinora.engine.work;

/// Tells what an image file is. Source: the tasks contract, section 10.
final class ImageInfo {

  static final WorkKind KIND = WorkKind.of(
      "image.info",
      "Returns what is known about an image file.",
      Parameter.url("url", "The image file.").required());

  private ImageInfo() {}
}
