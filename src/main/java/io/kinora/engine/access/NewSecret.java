package io.kinora.engine.access;

/// A credential that was just made: the only moment at which its secret is known.
///
/// @param id     names the credential
/// @param secret what its owner shows
public record NewSecret(String id, String secret) {

  /// Never the secret.
  @Override
  public String toString() {
    return id;
  }
}
