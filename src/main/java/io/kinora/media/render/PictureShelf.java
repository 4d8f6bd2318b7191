package io.kinora.media.render;

import io.kinora.media.render.Drawing.Detail;
import java.util.Map;

/// The pictures of a film, decoded at the sizes at which they are needed. Thread-safe.
final class PictureShelf {

  /// Above this ratio of the largest to the smallest need, the largest is too fine for the kernel.
  private static final double STEP_MAX = 1.6;

  /// So much larger a picture may be drawn than it was decoded, and nobody sees it.
  static final double SOFTENED_MAX = 1.1;

  /// Nothing is decoded wider because it is near.
  private static final double NEAR_WIDTH_MAX = 4096;

  private final Map<String, SourceFile> files;
  private final KeptPictures pictures;

  PictureShelf(Map<String, SourceFile> files, KeptPictures pictures) {
    this.files = files;
    this.pictures = pictures;
  }

  /// The picture at a size that suits a view.
  ///
  /// @param detail over all the time that the picture is shown
  /// @param width that the whole picture has in this frame, in pixels of the output
  Picture picture(String filename, Detail detail, double width) {
    SourceFile file = file(filename);
    return pictures.picture(file, widthFor(file, detail, width));
  }

  /// The picture for a plane that fills an upright box.
  Picture picture(Drawing.Still still, Drawing.Plane plane, Box box) {
    return picture(still.filename(), plane.detail(), wholeWidth(plane, box));
  }

  /// The width that the whole picture has where `box` shows a part of it, in pixels of the output.
  static double wholeWidth(Drawing.Plane plane, Box box) {
    return box.width() / plane.view().width();
  }

  /// At the tightest view one pixel of the picture is one of the output; where the picture is also
  /// shown much smaller, smaller ones are made for that, and larger ones where an animator or a
  /// camera brings it nearer.
  static int widthFor(SourceFile file, Detail detail, double width) {
    double target = detail.widthMax();
    while (target > width * STEP_MAX) {
      target /= 1.5;
    }
    while (target > 0 && target * SOFTENED_MAX < Math.min(width, NEAR_WIDTH_MAX)) {
      target *= 1.5;
    }
    int wanted = Math.min((int) Math.ceil(target), file.pictureOrFail().uprightWidth());
    return Math.max(2, (wanted + 1) / 2 * 2);
  }

  SourceFile file(String filename) {
    SourceFile file = files.get(filename);
    if (file == null) {
      throw new IllegalStateException("was not probed: " + filename);
    }
    return file;
  }
}
