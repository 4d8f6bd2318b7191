package io.kinora.media.publish;

import java.time.Duration;

/// What an operator says about published videos. Source: the publishing contract, sections 11,
/// 19.
///
/// @param lengthMax of a video
/// @param shortSideMax of the largest rendition, in pixels
/// @param segment about so long is each segment
/// @param threads of each decoder and encoder
public record PublishSettings(Duration lengthMax, int shortSideMax, Duration segment, int threads) {

  public PublishSettings {
    if (!lengthMax.isPositive() || !segment.isPositive()) {
      throw new IllegalArgumentException("lengths must be positive: " + lengthMax + ", " + segment);
    }
    if (shortSideMax < 2 || threads < 1) {
      throw new IllegalArgumentException("not a side or threads: " + shortSideMax + ", " + threads);
    }
  }
}
