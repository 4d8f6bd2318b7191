package io.kinora.engine.publishing;

import java.util.Locale;

/// Why a video will not be ready.
///
/// @param message for people
public record VideoError(Code code, String message) {

  /// The reasons. Source: the publishing contract, section 8.2.
  public enum Code {
    INVALID_MEDIA,
    TRUNCATED_MEDIA,
    NO_VIDEO_STREAM,
    UNSUPPORTED_CODEC,
    LIMIT_EXCEEDED,
    UPLOAD_EXPIRED,
    UPLOAD_CANCELLED,
    ENCODING_FAILED,
    TIMEOUT,
    INTERNAL;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Code of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /// Tells whether the same file may succeed in a new slot.
    public boolean isRetryable() {
      return this == TIMEOUT || this == INTERNAL;
    }
  }
}
