package io.kinora.infra.platform;

/// Where a session of an upload stands, as far as the platform tells.
sealed interface Standing {

  /// The platform wants more.
  ///
  /// @param arrivedBytes how much of the file it has, from the beginning
  record Open(long arrivedBytes) implements Standing {}

  /// The platform has the video.
  ///
  /// @param id what it calls it
  record Complete(String id) implements Standing {}

  /// The platform does not know the session any more.
  record Gone() implements Standing {}

  /// There was no answer: what was sent may have arrived or not.
  ///
  /// @param reason half a sentence, fit for clients
  record Unknown(String reason) implements Standing {}
}
