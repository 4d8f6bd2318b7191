package io.kinora.api.publishing;

import io.kinora.engine.publishing.LaunchFormat;
import java.time.Duration;

/// What an operator says about videos. Source: the publishing contract, section 19.
///
/// @param mediaPrefix    where players find finished files, such as `/media`
/// @param launchFormat   of videos whose slot says nothing
/// @param passLife       how long the addresses of a signed video work
/// @param openSlotsMax   of a tenant, without their whole file
/// @param tenantBytesMax that a tenant may have; `Long.MAX_VALUE` for as many as there is room for
public record VideoRules(
    String mediaPrefix,
    LaunchFormat launchFormat,
    Duration passLife,
    long openSlotsMax,
    long tenantBytesMax) {

  /// The defaults of the contract.
  public static final VideoRules USUAL =
      new VideoRules("/media", LaunchFormat.HLS, Duration.ofHours(6), 1_000, Long.MAX_VALUE);
}
