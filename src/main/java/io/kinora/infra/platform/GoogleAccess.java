package io.kinora.infra.platform;

import org.jspecify.annotations.Nullable;

/// What lets us upload to somebody's channel.
///
/// @param accessToken  empty where only the renewal can give one
/// @param developerKey of a registered app; empty where the token is enough
/// @param renewal      how another token is had when this one has run out
public record GoogleAccess(
    String accessToken, String developerKey, @Nullable Renewal renewal) {

  /// What Google's token endpoint takes for a new access token.
  public record Renewal(String refreshToken, String clientId, String clientSecret) {}

  /// Never the tokens.
  @Override
  public String toString() {
    return "access to YouTube";
  }
}
