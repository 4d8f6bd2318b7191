package io.kinora.infra.s3;

/// The credentials of a user of S3.
///
/// @param accessKey who it is; not empty
/// @param secretKey what proves it; it signs requests and never travels; not empty
public record S3Keys(String accessKey, String secretKey) {

  public S3Keys {
    if (accessKey.isBlank() || secretKey.isBlank()) {
      throw new IllegalArgumentException("an access key and a secret key are two words");
    }
  }

  /// Never the secret.
  @Override
  public String toString() {
    return "keys of " + accessKey;
  }
}
