package io.kinora.infra.s3;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// How a service is reached.
///
/// @param endpoint   its address without a bucket; null for Amazon's own in `region`
/// @param region     where it is, such as `us-east-1`; services of one place take any
/// @param keys       who we are there
/// @param addressing where a bucket's name stands in its addresses
public record S3Settings(
    @Nullable URI endpoint, String region, S3Keys keys, Addressing addressing) {

  /// Where the name of a bucket stands.
  public enum Addressing {
    /// `endpoint/bucket/key`: services without names for each bucket.
    PATH,
    /// `bucket.endpoint/key`: as Amazon wants it.
    HOST
  }

  public S3Settings {
    if (region.isBlank()) {
      throw new IllegalArgumentException("region must not be empty");
    }
  }
}
