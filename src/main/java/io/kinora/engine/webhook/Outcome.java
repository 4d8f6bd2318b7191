package io.kinora.engine.webhook;

import org.jspecify.annotations.Nullable;

/// What became of one try to deliver news.
sealed interface Outcome {

  int GONE = 410;

  /// The receiver took it.
  record Taken(int status) implements Outcome {}

  /// The receiver answered, but not that it took it; redirects, too, are not followed.
  record Declined(int status) implements Outcome {}

  /// The receiver wants nothing any more.
  record Gone() implements Outcome {}

  /// Nobody answered, or the address is one that we do not go to.
  ///
  /// @param reason half a sentence, without the address: that may have a key in it
  record Unreachable(String reason) implements Outcome {}

  static Outcome of(int status) {
    if (status == GONE) {
      return new Gone();
    }
    return status >= 200 && status < 300 ? new Taken(status) : new Declined(status);
  }

  default @Nullable Integer findStatus() {
    return switch (this) {
      case Taken(int status) -> status;
      case Declined(int status) -> status;
      case Gone _ -> GONE;
      case Unreachable _ -> null;
    };
  }

  default @Nullable String findError() {
    return this instanceof Unreachable(String reason) ? reason : null;
  }
}
