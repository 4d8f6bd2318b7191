package io.kinora.infra.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kinora.infra.s3.fake.TestS3;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3ClientsTest {

  private final String bucket = TestS3.newBucket();

  @Test
  void what_was_put_is_read_from_any_place() {
    try (var client = S3Clients.open(TestS3.settings())) {
      client.putObject(
          request -> request.bucket(bucket).key("a/b"), RequestBody.fromString("hello"));

      assertThat(client
              .getObjectAsBytes(request -> request.bucket(bucket).key("a/b").range("bytes=3-"))
              .asUtf8String())
          .isEqualTo("lo");
    }
  }

  @Test
  void who_has_the_wrong_secret_is_refused() {
    try (var client = S3Clients.open(TestS3.settings(new S3Keys("kinora", "guessed")))) {
      var failure = catchThrowableOfType(
          S3Exception.class, () -> client.headBucket(request -> request.bucket(bucket)));

      assertThat(failure.statusCode()).isEqualTo(403);
    }
  }

  @Test
  void a_host_that_the_resolver_does_not_want_is_not_dialled() {
    try (var client = S3Clients.open(TestS3.settings(), new NoHost(), 4, it -> it)) {
      var failure = catchThrowableOfType(
          SdkClientException.class, () -> client.headBucket(request -> request.bucket(bucket)));

      assertThat(failure).hasRootCauseMessage("not there");
    }
  }

  @Test
  void a_secret_is_not_shown() {
    assertThat(TestS3.settings().toString()).contains("kinora").doesNotContain("open-sesame");
  }

  private static final class NoHost implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      throw new UnknownHostException("not there");
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
