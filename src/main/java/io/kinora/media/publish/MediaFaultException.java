package io.kinora.media.publish;

import org.jspecify.annotations.Nullable;

/// Ends the making of a published video because of its file. Another attempt would end so too,
/// unless the fault says otherwise.
public final class MediaFaultException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient MediaFault fault;

  MediaFaultException(MediaFault fault, @Nullable Throwable cause) {
    super(fault.code().word() + ": " + fault.message(), cause);
    this.fault = fault;
  }

  public MediaFault fault() {
    return fault;
  }
}
