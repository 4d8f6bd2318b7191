package io.kinora.media.preset;

import io.kinora.media.image.Fit.Size;
import io.kinora.media.preset.EncodingProfile.Frame;

/// How a picture comes into a frame: scaled to one size, then cut down or laid upon black. All
/// sides are even. Source: the panda contract, section 9, aspect modes.
///
/// @param scaled of the picture
/// @param canvas of the frame
public record FrameShape(Size scaled, Size canvas) {

  private static final int SIDE_MIN = 2;

  /// @param source upright, in pixels
  static FrameShape of(Size source, Frame frame) {
    boolean hasNoSize = frame.width().isEmpty() && frame.height().isEmpty();
    if (frame.mode() == AspectMode.PRESERVE || hasNoSize) {
      return whole(source.width(), source.height());
    }
    double across = (double) frame.width().orElse(0) / source.width();
    double down = (double) frame.height().orElse(0) / source.height();
    if (frame.width().isEmpty() || frame.height().isEmpty()) {
      double scale = held(Math.max(across, down), frame);
      return whole(source.width() * scale, source.height() * scale);
    }
    double scale =
        frame.mode() == AspectMode.CROP ? Math.max(across, down) : Math.min(across, down);
    double held = held(scale, frame);
    // Where nothing may be enlarged the whole frame becomes smaller, bars and all.
    double width = frame.width().getAsInt() * held / scale;
    double height = frame.height().getAsInt() * held / scale;
    return inside(new Size(side(width), side(height)), source, held, frame.mode());
  }

  private static double held(double scale, Frame frame) {
    return frame.isUpscaled() ? scale : Math.min(1, scale);
  }

  private static FrameShape inside(Size box, Size source, double scale, AspectMode mode) {
    var scaled = new Size(side(source.width() * scale), side(source.height() * scale));
    return switch (mode) {
      case PRESERVE, CONSTRAIN -> new FrameShape(scaled, scaled);
      case PAD -> new FrameShape(scaled, box);
      // Bars above and below, never beside.
      case LETTERBOX -> new FrameShape(scaled, new Size(scaled.width(), box.height()));
      case CROP ->
        new FrameShape(
            new Size(
                Math.max(box.width(), scaled.width()), Math.max(box.height(), scaled.height())),
            box);
    };
  }

  private static FrameShape whole(double width, double height) {
    var size = new Size(side(width), side(height));
    return new FrameShape(size, size);
  }

  private static int side(double length) {
    return Math.max(SIDE_MIN, even(length));
  }

  private static int even(double length) {
    return (int) (length + 1e-6) / 2 * 2;
  }

  /// What comes after scaling, as filters that begin with a comma; nothing where it fits.
  String laid() {
    if (scaled.equals(canvas)) {
      return "";
    }
    boolean isCut = scaled.width() > canvas.width() || scaled.height() > canvas.height();
    String size = canvas.width() + ":" + canvas.height();
    return isCut
        ? ",crop=" + size
        : ",pad=" + size + ":" + even(middle(canvas.width(), scaled.width())) + ":"
            + even(middle(canvas.height(), scaled.height()));
  }

  private static double middle(int whole, int part) {
    return (whole - part) / 2.0;
  }
}
