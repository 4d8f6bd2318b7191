package io.kinora.media.transcode;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// A part of a video whose frames are held at once, to be given backwards.
///
/// @param first index of its first frame
/// @param end index of the frame after its last
record Stretch(int first, int end) {

  int count() {
    return end - first;
  }

  /// Cuts a video into stretches, the last one first. They begin at key frames where they can: what
  /// lies before, back to the key frame, is decoded for nothing.
  ///
  /// @param keys the frames that can be decoded by themselves
  /// @param countMax of the frames in one
  static List<Stretch> of(int frameCount, BitSet keys, int countMax) {
    var stretches = new ArrayList<Stretch>();
    int end = frameCount;
    while (end > 0) {
      int earliest = Math.max(0, end - countMax);
      int key = keys.nextSetBit(earliest);
      int first = earliest > 0 && key >= 0 && key < end ? key : earliest;
      stretches.add(new Stretch(first, end));
      end = first;
    }
    return stretches;
  }
}
