package io.kinora.media.render.kernel;

import java.util.Arrays;

/// How one plane is resampled for one frame: made once, then used by every row.
///
/// Outputs are handled in groups of 16. A group loads 32 source samples from its base on, and a
/// byte
/// shuffle brings each output's four taps side by side. Samples beyond the picture repeat its edge:
/// the shuffle names the edge sample again, so no plane needs a border.
///
/// @param bases first source column of each group
/// @param shuffles 64 bytes a group: (first, second) tap of outputs 0…15, then (third, fourth)
/// @param weights in 1/128, 64 a group: first tap of outputs 0…15, then the second …
/// @param rows four source rows of each output row, already kept inside the picture
/// @param rowWeights their weights, in 1/128
/// @param columnMin first source column that any group reads
/// @param columnEnd one past the last
record ResamplePlan(
    int[] bases,
    byte[] shuffles,
    short[] weights,
    int[] rows,
    short[] rowWeights,
    int columnMin,
    int columnEnd) {

  /// 16 outputs need `15 * step + 4` samples, which are at most 30 up to this.
  static final double STEP_MAX = 1.7;

  private static final int LANES = 16;
  private static final int TAPS = 4;

  /// Samples that a group reads.
  private static final int LOAD = 2 * LANES;

  static ResamplePlan of(Plane source, Plane out, Window.Axis columns, Window.Axis rows) {
    if (columns.step() > STEP_MAX) {
      throw new IllegalArgumentException("source too large for its view: step " + columns.step());
    }
    int groups = (out.width() + LANES - 1) / LANES;
    var bases = new int[groups];
    var shuffles = new byte[groups * LANES * TAPS];
    var weights = new short[groups * LANES * TAPS];
    var four = new short[TAPS];
    for (int group = 0; group < groups; group++) {
      double start = columns.start() + columns.step() * LANES * group;
      bases[group] = Math.clamp(firstTap(start), 0, source.width() - 1);
      for (int lane = 0; lane < LANES; lane++) {
        double position = start + columns.step() * lane;
        weigh(position, four);
        for (int tap = 0; tap < TAPS; tap++) {
          int column = Math.clamp(firstTap(position) + tap, 0, source.width() - 1);
          int pair = (group * 2 + tap / 2) * LOAD;
          shuffles[pair + lane * 2 + tap % 2] = (byte) (column - bases[group]);
          weights[(group * TAPS + tap) * LANES + lane] = four[tap];
        }
      }
    }
    return withRows(source, out, rows, bases, shuffles, weights);
  }

  private static ResamplePlan withRows(
      Plane source, Plane out, Window.Axis rows, int[] bases, byte[] shuffles, short[] weights) {
    var sourceRows = new int[out.height() * TAPS];
    var rowWeights = new short[out.height() * TAPS];
    var four = new short[TAPS];
    for (int row = 0; row < out.height(); row++) {
      double position = rows.start() + rows.step() * row;
      weigh(position, four);
      for (int tap = 0; tap < TAPS; tap++) {
        sourceRows[row * TAPS + tap] = Math.clamp(firstTap(position) + tap, 0, source.height() - 1);
        rowWeights[row * TAPS + tap] = four[tap];
      }
    }
    int columnMin = Arrays.stream(bases).min().orElseThrow() & -32;
    int columnEnd = Math.min(Arrays.stream(bases).max().orElseThrow() + LOAD, source.stride());
    return new ResamplePlan(bases, shuffles, weights, sourceRows, rowWeights, columnMin, columnEnd);
  }

  private static int firstTap(double position) {
    return (int) Math.floor(position) - 1;
  }

  /// Whole weights of Catmull-Rom that add up to exactly 128, so that even areas keep their value.
  private static void weigh(double position, short[] weights) {
    double t = position - Math.floor(position);
    weights[0] = (short) Math.round(128 * (t * (-0.5 + t * (1 - 0.5 * t))));
    weights[2] = (short) Math.round(128 * (t * (0.5 + t * (2 - 1.5 * t))));
    weights[3] = (short) Math.round(128 * (t * t * (-0.5 + 0.5 * t)));
    weights[1] = (short) (128 - weights[0] - weights[2] - weights[3]);
  }
}
