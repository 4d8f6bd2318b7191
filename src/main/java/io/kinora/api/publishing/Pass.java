package io.kinora.api.publishing;

import java.time.Instant;

/// A part of an address that lets players read the files of a signed video until a moment.
///
/// @param until     in seconds since 1970
/// @param signature that we alone can make
record Pass(long until, String signature) {

  /// As it stands in addresses: relative ones in playlists come to stand behind it, too.
  String segment() {
    return "s." + until + "." + signature;
  }

  Instant expires() {
    return Instant.ofEpochSecond(until);
  }
}
