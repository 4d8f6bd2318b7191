package io.kinora.media.publish;

/// Why a file does not become a published video.
///
/// @param message one sentence for people; never a path of ours
public record MediaFault(FaultCode code, String message) implements Inspected {

  static MediaFault invalid(String why) {
    return new MediaFault(FaultCode.INVALID_MEDIA, "The file is not a readable MP4: " + why + ".");
  }

  MediaFaultException asException() {
    return new MediaFaultException(this, null);
  }

  /// @param details for the log
  MediaFaultException asException(String details) {
    return new MediaFaultException(this, new IllegalStateException(details));
  }
}
