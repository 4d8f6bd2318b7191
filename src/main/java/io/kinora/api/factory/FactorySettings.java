package io.kinora.api.factory;

import java.net.URI;
import java.time.Duration;

/// What an operator says of this dialect.
///
/// @param publicUrl    begins the addresses of files
/// @param service      the first segment of all paths
/// @param isLenient    whether names of users and resources may have `.`, `_` and `-` in them
/// @param tolerance    how far a client's clock may be off
/// @param urlLife      how long a signed address works
public record FactorySettings(
    URI publicUrl, String service, boolean isLenient, Duration tolerance, Duration urlLife) {

  /// Begins all paths.
  public String prefix() {
    return "/" + service + "/";
  }
}
