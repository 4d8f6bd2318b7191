package io.kinora.engine.upload;

import io.kinora.infra.base.TenantId;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;

/// An upload as it stood at one moment.
///
/// @param offset   bytes that are there and that no crash loses
/// @param size     of the whole file, once it is known
/// @param isFixed  whether the size was said when the upload was made, and so never changes
/// @param metadata what the client wants to be told again, as it gave it; may be empty
/// @param touched  when the last byte came
/// @param expires  when an open upload is given up if no byte comes
public record Upload(
    UploadId id,
    TenantId tenant,
    State state,
    long offset,
    OptionalLong size,
    boolean isFixed,
    String metadata,
    Instant created,
    Instant touched,
    Instant expires) {

  /// Where it stands.
  public enum State {
    /// Bytes may come.
    OPEN,
    /// All bytes are there.
    COMPLETE,
    /// Expired or cancelled: nothing of it is left.
    GONE;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String key) {
      return valueOf(key.toUpperCase(Locale.ROOT));
    }
  }

  public boolean isOpen() {
    return state == State.OPEN;
  }

  public boolean isComplete() {
    return state == State.COMPLETE;
  }

  /// Tells whether all bytes of a file of known size are there.
  boolean isFull() {
    return size.isPresent() && size.getAsLong() == offset;
  }
}
