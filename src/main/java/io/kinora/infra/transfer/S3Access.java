package io.kinora.infra.transfer;

import io.kinora.infra.s3.S3Keys;
import io.kinora.infra.s3.S3Settings;
import io.kinora.infra.s3.S3Settings.Addressing;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Which service has the buckets of `s3` addresses.
///
/// @param endpoint   trusted, as the operator named it; null for Amazon's own in `region`
/// @param region     such as `us-east-1`
/// @param addressing where a bucket's name stands
/// @param keys       for addresses without a login; null where each has to bring its own. What
///     these keys open is open to all tenants: they must not be those of our own storage
public record S3Access(
    @Nullable URI endpoint,
    String region,
    Addressing addressing,
    @Nullable S3Keys keys) {

  /// Amazon, and each address brings its own keys.
  public static S3Access amazon() {
    return new S3Access(null, "us-east-1", Addressing.HOST, null);
  }

  /// Where an object is found by HTTP.
  ///
  /// Source, for Amazon's own: the factory contract, section 8.
  URI addressOf(S3Object object) {
    if (endpoint == null) {
      return URI.create("http://" + object.bucket() + ".s3.amazonaws.com/" + object.encodedKey());
    }
    String host = endpoint.getRawAuthority();
    return URI.create(endpoint.getScheme()
        + "://"
        + (addressing == Addressing.PATH
            ? host + "/" + object.bucket()
            : object.bucket() + "." + host)
        + "/" + object.encodedKey());
  }

  S3Settings with(S3Keys chosen) {
    return new S3Settings(endpoint, region, chosen, addressing);
  }
}
