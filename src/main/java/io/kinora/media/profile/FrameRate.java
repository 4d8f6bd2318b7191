package io.kinora.media.profile;

import java.time.Duration;

/// Frames a second, as a fraction: 29.97 is 30000/1001.
public record FrameRate(int frames, int seconds) {

  public static final FrameRate NTSC = new FrameRate(30_000, 1_001);

  public FrameRate {
    if (frames <= 0 || seconds <= 0) {
      throw new IllegalArgumentException("not a rate: " + frames + "/" + seconds);
    }
  }

  static FrameRate of(int framesPerSecond) {
    return new FrameRate(framesPerSecond, 1);
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
