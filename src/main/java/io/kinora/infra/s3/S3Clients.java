package io.kinora.infra.s3;

import io.kinora.infra.s3.S3Settings.Addressing;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/// Makes clients: blocking, for virtual threads; nothing of a call is without an end.
///
/// A client may be shared by threads, has connections of its own and is closed by who opened
/// it.
public final class S3Clients {

  private static final Duration CONNECT_TIME_MAX = Duration.ofSeconds(5);

  /// What a service may be silent; Amazon may take so long to join the parts of a large file.
  private static final Duration SILENCE_MAX = Duration.ofSeconds(60);

  /// Of one try: 16 MiB at half a Mbit a second. Not of reading what a get opened.
  private static final Duration TRY_TIME_MAX = Duration.ofMinutes(5);

  private static final Duration CALL_TIME_MAX = Duration.ofMinutes(12);
  private static final int TRIES_MAX = 4;

  /// Each file that somebody reads holds one, however slowly he reads.
  private static final int CONNECTIONS_MAX = 1024;

  private S3Clients() {}

  /// Opens a client for a service that the operator named.
  public static S3Client open(S3Settings settings) {
    return open(settings, SystemDefaultDnsResolver.INSTANCE, TRIES_MAX, it -> it);
  }

  /// Opens a client that dials only what `resolver` gives, also for literal addresses.
  ///
  /// @param resolver fails for hosts that it does not want
  /// @param triesMax how often a call is tried before it fails
  /// @param around   what stands between the client and its transport, such as one who breaks
  ///     off
  public static S3Client open(
      S3Settings settings,
      DnsResolver resolver,
      int triesMax,
      UnaryOperator<SdkHttpClient> around) {
    S3ClientBuilder builder = S3Client.builder()
        .httpClient(around.apply(transport(resolver)))
        .overrideConfiguration(limits(triesMax))
        .credentialsProvider(credentials(settings.keys()))
        .region(Region.of(settings.region()))
        .forcePathStyle(settings.addressing() == Addressing.PATH)
        // Checksums in trailers are news of 2025: services of before refuse them, or keep them as
        // part of the file. What needs one gets it in a header.
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        // Signed in chunks, 2 to 8 of 100 puts to S3Proxy failed after it had stored them; the
        // next try then met the object of the first. Signed as a whole none does.
        .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false));
    if (settings.endpoint() != null) {
      builder.endpointOverride(settings.endpoint());
    }
    return builder.build();
  }

  /// Straight to the service: a proxy that the environment names would dial for us, unchecked.
  private static SdkHttpClient transport(DnsResolver resolver) {
    return Apache5HttpClient.builder()
        .dnsResolver(resolver)
        .connectionTimeout(CONNECT_TIME_MAX)
        .connectionAcquisitionTimeout(CONNECT_TIME_MAX)
        .socketTimeout(SILENCE_MAX)
        .maxConnections(CONNECTIONS_MAX)
        .proxyConfiguration(ProxyConfiguration.builder()
            .useSystemPropertyValues(false)
            .useEnvironmentVariableValues(false)
            .build())
        .build();
  }

  private static ClientOverrideConfiguration limits(int triesMax) {
    return ClientOverrideConfiguration.builder()
        .apiCallAttemptTimeout(TRY_TIME_MAX)
        .apiCallTimeout(CALL_TIME_MAX)
        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
            .maxAttempts(triesMax)
            .build())
        .defaultProfileFile(noProfile())
        .build();
  }

  /// Files in the home of whoever starts us do not change how a service is reached.
  private static ProfileFile noProfile() {
    return ProfileFile.builder()
        .content(new ByteArrayInputStream(new byte[0]))
        .type(ProfileFile.Type.CONFIGURATION)
        .build();
  }

  private static AwsCredentialsProvider credentials(S3Keys keys) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(keys.accessKey(), keys.secretKey()));
  }
}
