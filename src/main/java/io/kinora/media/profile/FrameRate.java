package io.kinora.media.profile;

import java.time.Duration;

/// Frames a second, as a fraction: 29.97 is 30000/1001.
public record FrameRate(int frames, int seconds) {

  /// Files round the times of their frames, or have a gap where they were joined, and their average
  /// is a little off. 30 and 29.97 are twice as far from each other.
  private static final double TOLERANCE = 0.0005;

  public static final FrameRate NTSC = new FrameRate(30_000, 1_001);

  public FrameRate {
    if (frames <= 0 || seconds <= 0) {
      throw new IllegalArgumentException("not a rate: " + frames + "/" + seconds);
    }
  }

  static FrameRate of(int framesPerSecond) {
    return new FrameRate(framesPerSecond, 1);
  }

  /// The nearest usual rate where an average is one but for rounding, else the average.
  ///
  /// @param average frames a second; at least a thousandth
  public static FrameRate near(double average) {
    long whole = Math.round(average);
    if (isNear(average, (double) whole)) {
      return of((int) whole);
    }
    long ofNtsc = Math.round(average * 1.001);
    return isNear(average, ofNtsc / 1.001)
        ? new FrameRate((int) ofNtsc * 1000, 1001)
        : new FrameRate((int) Math.max(1, Math.round(average * 1000)), 1000);
  }

  private static boolean isNear(double rate, double usual) {
    return Math.abs(rate - usual) < TOLERANCE * usual;
  }

  /// When a frame is shown, from the start of the film. Source: the film language, section 3.6.
  public Duration timeOf(long frameIndex) {
    return Duration.ofNanos(Math.round(frameIndex * 1e9 * seconds / frames));
  }

  /// How many frames a film of this length has; at least one.
  public long countIn(Duration length) {
    return Math.max(1, Math.round(length.toNanos() / 1e9 * frames / seconds));
  }

  public double perSecond() {
    return (double) frames / seconds;
  }

  /// As ffmpeg reads it.
  @Override
  public String toString() {
    return frames + "/" + seconds;
  }
}
