package io.kinora.media.profile;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Frames a second, as a fraction: 29.97 is 30000/1001.
public record FrameRate(int frames, int seconds) {

  /// Files round the times of their frames, or have a gap where they were joined, and their average
  /// is a little off. 30 and 29.97 are twice as far from each other.
  private static final double TOLERANCE = 0.0005;

  public static final FrameRate NTSC = new FrameRate(30_000, 1_001);

  private static final double PER_SECOND_MAX = 100;
  private static final int SECONDS_MAX = 1_000;

  /// What people write for the rates of television, which are no whole thousandths; by these.
  private static final Map<Long, FrameRate> TELEVISION = Map.of(
      11_988L, new FrameRate(12_000, 1_001),
      23_976L, new FrameRate(24_000, 1_001),
      23_980L, new FrameRate(24_000, 1_001),
      29_970L, NTSC,
      59_940L, new FrameRate(60_000, 1_001));

  public FrameRate {
    if (frames <= 0 || seconds <= 0) {
      throw new IllegalArgumentException("not a rate: " + frames + "/" + seconds);
    }
  }

  static FrameRate of(int framesPerSecond) {
    return new FrameRate(framesPerSecond, 1);
  }

  /// The rate that people mean by a number: that of television where it is one, such as 29.97, else
  /// its thousandths.
  ///
  /// Source: the film language, section 15; the factory contract, section 7, framerate.
  ///
  /// @param perSecond frames a second
  /// @return nothing where no film can have it: less than a thousandth, or more than 100
  public static Optional<FrameRate> find(double perSecond) {
    long thousandths = Math.round(perSecond * SECONDS_MAX);
    if (thousandths < 1 || perSecond > PER_SECOND_MAX) {
      return Optional.empty();
    }
    FrameRate television = TELEVISION.get(thousandths);
    return Optional.of(television == null ? ofThousandths((int) thousandths) : television);
  }

  private static FrameRate ofThousandths(int frames) {
    int divisor =
        BigInteger.valueOf(frames).gcd(BigInteger.valueOf(SECONDS_MAX)).intValue();
    return new FrameRate(frames / divisor, SECONDS_MAX / divisor);
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
