package io.kinora.api.publishing;

import java.net.URI;
import java.time.Duration;

/// What can be set about this dialect. Source: the publishing contract, section 19.
///
/// @param publicUrl            what all addresses begin with; without a slash at the end
/// @param apiPrefix            where the videos are, such as `/publishing/v1`
/// @param tokenLife            how long an access token works
/// @param requestsPerMinuteMax of one credential
/// @param origins              whose pages may use the API from a browser
public record PublishingSettings(
    URI publicUrl,
    String apiPrefix,
    Duration tokenLife,
    int requestsPerMinuteMax,
    CorsOrigins origins) {

  public PublishingSettings {
    if (publicUrl.toString().endsWith("/") || apiPrefix.endsWith("/")) {
      throw new IllegalArgumentException("no address may end with a slash");
    }
    if (!tokenLife.isPositive() || requestsPerMinuteMax < 1) {
      throw new IllegalArgumentException("life and limit must be positive");
    }
  }

  /// With the defaults of the contract.
  public static PublishingSettings at(URI publicUrl) {
    return new PublishingSettings(
        publicUrl, "/publishing/v1", Duration.ofHours(1), 3_000, CorsOrigins.NONE);
  }

  public PublishingSettings withRequestsPerMinuteMax(int changed) {
    return new PublishingSettings(publicUrl, apiPrefix, tokenLife, changed, origins);
  }

  public PublishingSettings withOrigins(CorsOrigins changed) {
    return new PublishingSettings(publicUrl, apiPrefix, tokenLife, requestsPerMinuteMax, changed);
  }
}
