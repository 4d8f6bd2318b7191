package io.kinora.media.preset;

/// Why a file is no video. Source: the panda contract, section 4, FormatNotRecognised.
///
/// @param message for the client
public record FormatFault(String message) implements Inspected {

  static final FormatFault UNKNOWN = new FormatFault("Video data in file not recognized");
  static final FormatFault EMPTY = new FormatFault("Video has a duration of 0");
}
