package io.kinora.media.render.filter;

/// When a filter is looked at.
///
/// @param progress of the filter's own time, 0 to 1; held before and after
/// @param seconds  since the filter began
/// @param frame    number of the frame: what is new in every frame is drawn by it
public record Moment(double progress, double seconds, long frame) {

  public Moment {
    if (!(progress >= 0 && progress <= 1) || !Double.isFinite(seconds)) {
      throw new IllegalArgumentException("no moment: " + progress + ", " + seconds + " s");
    }
  }
}
