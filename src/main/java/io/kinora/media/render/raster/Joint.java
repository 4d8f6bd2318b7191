package io.kinora.media.render.raster;

/// Where rows of two pictures are joined. Of what is not seen nothing is read. For one thread.
final class Joint {

  private final Row first;
  private final Row second;

  Joint(int width) {
    first = Row.of(width);
    second = Row.of(width);
  }

  /// A row that is good until the next is asked for.
  ///
  /// @param weights those of `after` at each pixel of the row, 0 to 1
  Row mixed(Texture before, Texture after, int y, float[] weights) {
    float min = 1;
    float max = 0;
    for (float weight : weights) {
      min = Math.min(min, weight);
      max = Math.max(max, weight);
    }
    if (min >= 1) {
      after.row(y, first);
      return first;
    }
    before.row(y, first);
    if (max > 0) {
      after.row(y, second);
      first.mix(second, weights);
    }
    return first;
  }
}
