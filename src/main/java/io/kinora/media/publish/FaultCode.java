package io.kinora.media.publish;

import java.util.Locale;

/// Why a video cannot be published. Source: the publishing contract, section 8.2, error codes.
public enum FaultCode {
  /// No readable MP4, or a damaged one.
  INVALID_MEDIA,
  /// The file ends before it should.
  TRUNCATED_MEDIA,
  NO_VIDEO_STREAM,
  UNSUPPORTED_CODEC,
  /// Longer, larger or faster than allowed.
  LIMIT_EXCEEDED,
  ENCODING_FAILED,
  TIMEOUT;

  /// As clients read it, such as `invalid_media`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Tells whether the same file may be published at another time.
  public boolean isRetryable() {
    return this == TIMEOUT;
  }
}
