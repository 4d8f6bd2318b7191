package io.kinora.engine.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static io.kinora.engine.delivery.DeliveryDesk.parcel;
import static io.kinora.engine.delivery.DeliveryDesk.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.kinora.engine.delivery.UploadTarget.Kind;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.platform.fake.FakeUpload;
import io.kinora.infra.s3.S3Keys;
import io.kinora.infra.s3.S3Settings.Addressing;
import io.kinora.infra.s3.fake.TestS3;
import io.kinora.infra.transfer.S3Access;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.model.S3Object;

/// The factory contract, section 8: s3.
class BucketCarrierTest {

  private static final int SIZE = 300_000;

  /// Answers in place of the service where it shall fail.
  @RegisterExtension
  static final WireMockExtension OTHER = WireMockExtension.newInstance()
      .options(options().dynamicPort().bindAddress("127.0.0.1"))
      .build();

  private final String bucket = TestS3.newBucket();

  @TempDir
  private Path folder;

  private FakeUpload upload;
  private Path thumbnail;
  private @Nullable DeliveryDesk desk;

  @BeforeEach
  void open() throws IOException {
    upload = FakeUpload.of(folder, SIZE);
    thumbnail = Files.write(folder.resolve("thumb"), upload.bytes(5, 50));
  }

  @AfterEach
  void close() {
    if (desk != null) {
      desk.close();
    }
  }

  /// @param operators for targets without keys; null where there are none
  private DeliveryDesk desk(URI endpoint, @Nullable S3Keys operators) {
    var access = new S3Access(endpoint, "us-east-1", Addressing.PATH, operators);
    desk = new DeliveryDesk(folder, URI.create("http://127.0.0.1:9"), access);
    return desk;
  }

  private DeliveryDesk desk() {
    return desk(TestS3.endpoint(), null);
  }

  private UploadTarget withKeys(String secret) {
    return target(
        Kind.S3,
        "bucket",
        bucket,
        "resourcePrefix",
        "/films/a b/",
        "accesskey",
        TestS3.KEYS.accessKey(),
        "secretkey",
        secret);
  }

  private UploadTarget withKeys() {
    return withKeys(TestS3.KEYS.secretKey());
  }

  private byte[] read(String key) {
    return TestS3.client().getObjectAsBytes(it -> it.bucket(bucket).key(key)).asByteArray();
  }

  private String contentType(String key) {
    return TestS3.client().headObject(it -> it.bucket(bucket).key(key)).contentType();
  }

  private long readerCount(String key) {
    return TestS3.client().getObjectAcl(it -> it.bucket(bucket).key(key)).grants().stream()
        .filter(grant -> String.valueOf(grant.grantee().uri()).endsWith("/AllUsers"))
        .count();
  }

  @ParameterizedTest
  @CsvSource({"public, 1", "private, 0", "unlisted, 0", "'', 0"})
  void a_video_and_its_thumbnail_lie_under_the_prefix_for_those_that_the_acl_says(
      String acl, int readers) {
    Parcel parcel = parcel(withKeys(), upload, Map.of("acl", acl), thumbnail);

    Arrived arrived = desk().carry(parcel, upload);

    assertThat(arrived)
        .isEqualTo(new Arrived(
            "films/a b/video.flv",
            TestS3.endpoint() + "/" + bucket + "/films/a%20b/video.flv",
            false));
    assertThat(read("films/a b/video.flv")).isEqualTo(upload.bytes(0, SIZE));
    assertThat(contentType("films/a b/video.flv")).isEqualTo("video/x-flv");
    assertThat(readerCount("films/a b/video.flv")).isEqualTo(readers);
    assertThat(read("films/a b/thumb.jpg")).isEqualTo(upload.bytes(5, 50));
    assertThat(contentType("films/a b/thumb.jpg")).isEqualTo("image/jpeg");
    assertThat(readerCount("films/a b/thumb.jpg")).isEqualTo(readers);
    assertThat(upload.arrived()).endsWith((long) SIZE);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "/"})
  void without_a_prefix_and_keys_it_goes_where_it_is_known_by_the_operators(
      @Nullable String prefix) {
    UploadTarget target = prefix == null
        ? target(Kind.S3, "bucket", bucket)
        : target(Kind.S3, "bucket", bucket, "resourcePrefix", prefix);

    Arrived arrived = desk(TestS3.endpoint(), TestS3.KEYS).carry(target, upload);

    assertThat(arrived.id()).isEqualTo("u/r/flash-hq/video.flv");
    assertThat(TestS3.client().listObjectsV2(it -> it.bucket(bucket)).contents())
        .extracting(S3Object::key)
        .containsExactly("u/r/flash-hq/video.flv");
  }

  @Nested
  class WhenItFails {

    @Test
    void keys_that_are_wrong_are_final() {
      assertThat(desk().failureOf(withKeys("wrong-guess"), upload))
          .isEqualTo(new Failure(
              FailureCode.OUTPUT_REFUSED,
              "s3://" + bucket + "/films/a%20b/video.flv: the server does not let us in"));
    }

    @Test
    void without_keys_nothing_goes_where_the_operator_has_none() {
      assertThat(desk().failureOf(target(Kind.S3, "bucket", bucket), upload))
          .isEqualTo(new Failure(
              FailureCode.OUTPUT_REFUSED,
              "s3://" + bucket + "/u/r/flash-hq/video.flv: it needs the id of an access key and"
                  + " its secret"));
    }

    @Test
    void a_bucket_that_is_not_there_is_final() {
      Failure failure = desk(TestS3.endpoint(), TestS3.KEYS)
          .failureOf(target(Kind.S3, "bucket", "never-made"), upload);

      assertThat(failure.code()).isEqualTo(FailureCode.OUTPUT_REFUSED);
      assertThat(failure.text()).endsWith(": there is no such file or bucket");
    }

    @ParameterizedTest
    @CsvSource({"503, OUTPUT_UNREACHABLE", "400, OUTPUT_REFUSED", "301, OUTPUT_REFUSED"})
    void an_answer_says_whether_it_may_pass(int status, FailureCode code) {
      OTHER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status)));

      assertThat(desk(URI.create(OTHER.baseUrl()), null)
              .failureOf(withKeys(), upload)
              .code())
          .isEqualTo(code);
    }

    @Test
    void a_service_that_is_not_there_may_be_later() {
      Failure failure = desk(URI.create("http://127.0.0.1:1"), null).failureOf(withKeys(), upload);

      assertThat(failure.code()).isEqualTo(FailureCode.OUTPUT_UNREACHABLE);
      assertThat(failure.text()).endsWith(": the server does not take connections");
    }

    @Test
    void a_bucket_that_is_none_asks_nobody() {
      Failure failure = desk(URI.create(OTHER.baseUrl()), TestS3.KEYS)
          .failureOf(target(Kind.S3, "bucket", "../other"), upload);

      assertThat(failure.code()).isEqualTo(FailureCode.OUTPUT_REFUSED);
      OTHER.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void a_name_that_leads_elsewhere_is_no_folder() {
      var video = new Parcel.Video(upload.file(), "video/mp4", "mp4", "..", "r", "720p");
      UploadTarget target = target(Kind.S3, "bucket", bucket);
      var parcel = new Parcel(target, DeliveryDesk.TENANT, video, null, Map.of(), "m-1");

      assertThatThrownBy(() -> desk(TestS3.endpoint(), TestS3.KEYS).carry(parcel, upload))
          .hasMessage("OUTPUT_REFUSED: s3: ../r/720p is no folder in a bucket");
    }

    @Test
    void who_is_stopped_in_the_middle_ends() {
      FakeUpload large = FakeUpload.of(folder, 20 << 20); // Else it is there before we look.

      assertThatThrownBy(() -> desk().carry(withKeys(), new StoppingUpload(large)))
          .isInstanceOf(CancellationException.class);
    }
  }

  @Test
  void what_lies_there_in_part_is_removed_for_who_gives_up() {
    FakeUpload large = FakeUpload.of(folder, 20 << 20);
    Parcel parcel = parcel(withKeys(), large, Map.of());
    assertThatThrownBy(() -> desk().carry(parcel, new StoppingUpload(large)))
        .isInstanceOf(CancellationException.class);
    assertThat(begunCount()).isEqualTo(1);

    desk().carriers().forget(parcel);

    assertThat(begunCount()).isZero();
  }

  private int begunCount() {
    return TestS3.client()
        .listMultipartUploads(it -> it.bucket(bucket))
        .uploads()
        .size();
  }
}
