package io.kinora.engine.film;

import io.kinora.engine.delivery.UploadTarget;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How far a rendition is on its way to one place.
///
/// @param position in the order of the client, from 0
/// @param tries    how often it went wrong
/// @param remoteId what the place calls it; may be empty
/// @param address  where it is there
/// @param error    why it is not there
public record RenditionUpload(
    int position,
    UploadTarget.Kind kind,
    State state,
    int tries,
    @Nullable String remoteId,
    @Nullable String address,
    @Nullable String error) {

  /// How an upload stands.
  public enum State {
    PENDING,
    DONE,
    FAILED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  public boolean isDone() {
    return state == State.DONE;
  }
}
