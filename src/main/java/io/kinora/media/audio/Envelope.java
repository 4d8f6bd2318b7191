package io.kinora.media.audio;

import java.util.Arrays;

/// The peaks of a sound of any length, in memory of one size: they are kept in bins, and
/// whenever these are all used, each two neighbours become one. So nobody needs to know before
/// how long the sound is, and files often tell it wrong.
final class Envelope {

  /// Sixteen or more for each column of the widest picture: a column's borders are off by no
  /// more than a sixteenth of it.
  static final int BINS_MAX = 1 << 18;

  private final int[] bins = new int[BINS_MAX];
  private int binCount;
  private int binSamples = 1;
  private int filled; // samples in the bin that is not full yet
  private int peak;
  private long sampleCount;

  /// Adds the next samples.
  void add(short[] samples, int count) {
    int at = 0;
    while (at < count) {
      int end = Math.min(count, at + binSamples - filled);
      peak = Math.max(peak, peak(samples, at, end));
      filled += end - at;
      at = end;
      if (filled == binSamples) {
        close();
      }
    }
    sampleCount += count;
  }

  private static int peak(short[] samples, int from, int to) {
    int peak = 0;
    for (int index = from; index < to; index++) {
      peak = Math.max(peak, Math.abs(samples[index]));
    }
    return peak;
  }

  private void close() {
    bins[binCount++] = peak;
    peak = 0;
    filled = 0;
    if (binCount == BINS_MAX) {
      halve();
    }
  }

  private void halve() {
    for (int index = 0; index < BINS_MAX / 2; index++) {
      bins[index] = Math.max(bins[2 * index], bins[2 * index + 1]);
    }
    binCount = BINS_MAX / 2;
    binSamples *= 2;
  }

  boolean isEmpty() {
    return sampleCount == 0;
  }

  long sampleCount() {
    return sampleCount;
  }

  /// The highest peak of each of `count` equal parts, 0 to 1. Parts shorter than a sample have
  /// the nearest one's.
  ///
  /// @param all samples of all parts together; those behind the end are silent
  double[] columns(int count, long all) {
    var columns = new double[count];
    Arrays.setAll(
        columns, index -> peakBetween(all * index / count, all * (index + 1) / count) / 32768.0);
    return columns;
  }

  private int peakBetween(long from, long to) {
    if (from >= sampleCount) {
      return 0;
    }
    int first = (int) (from / binSamples);
    int last = (int) ((Math.max(to, from + 1) - 1) / binSamples);
    int highest = last >= binCount ? peak : 0; // the bin that is not full
    for (int index = first; index <= Math.min(last, binCount - 1); index++) {
      highest = Math.max(highest, bins[index]);
    }
    return highest;
  }
}
