package io.kinora.media.render;

import java.util.List;

/// Lowers what is no master, as far as the master asks that asks for most. For one thread.
///
/// @param curves one for each master
record Ducker(List<DuckCurve> curves) {

  Ducker {
    curves = List.copyOf(curves);
  }

  /// @param block interleaved samples of all that are no masters
  /// @param start the film's sample at which the block begins; blocks come in order
  void lower(float[] block, long start) {
    if (curves.isEmpty()) {
      return;
    }
    for (int frame = 0; frame < block.length / Track.CHANNELS; frame++) {
      double factor = 1;
      for (DuckCurve curve : curves) {
        factor = Math.min(factor, curve.factorAt(start + frame));
      }
      for (int channel = 0; channel < Track.CHANNELS; channel++) {
        block[frame * Track.CHANNELS + channel] *= (float) factor;
      }
    }
  }
}
