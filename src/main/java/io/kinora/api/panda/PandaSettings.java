package io.kinora.api.panda;

import java.net.URI;
import java.util.List;

/// What holds for the dialect. Source: the panda contract, section 13.
///
/// @param publicUrl   begins all addresses that are given out; no slash at its end
/// @param uploadBytesMax of a file
/// @param auth        how requests are checked
/// @param completeEvent how the end of an encoding is called in notifications
/// @param redirectStatus of the answer to a form
public record PandaSettings(
    URI publicUrl, long uploadBytesMax, Auth auth, String completeEvent, int redirectStatus) {

  /// How requests are checked.
  ///
  /// @param isLenient    whether signatures count that the original would not have taken
  /// @param refusesReplay whether a signature counts once only
  /// @param hostNames    that clients may have signed besides the one they asked
  public record Auth(boolean isLenient, boolean refusesReplay, List<String> hostNames) {

    public Auth {
      hostNames = List.copyOf(hostNames);
    }
  }
}
