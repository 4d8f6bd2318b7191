package io.kinora.infra.s3;

import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// What a service answered that did not do what it was asked.
///
/// @param status of HTTP; 0 where there was no answer
/// @param code   the service's own word; empty where there was none
public record S3Answer(int status, String code) {

  public static final int NOT_THERE = 404;
  public static final int NOT_THAT_RANGE = 416;

  private static final int NO_SPACE = 507;

  /// Amazon's has no end; these are what MinIO and Ceph say.
  private static final Set<String> FULL =
      Set.of("XMinioStorageFull", "XMinioAdminBucketQuotaExceeded", "QuotaExceeded");

  public static S3Answer of(SdkException failure) {
    int status = failure instanceof SdkServiceException answer ? answer.statusCode() : 0;
    String code = failure instanceof S3Exception answer && answer.awsErrorDetails() != null
        ? String.valueOf(answer.awsErrorDetails().errorCode())
        : "";
    return new S3Answer(status, code);
  }

  /// Tells whether it has no room.
  public boolean isFull() {
    return status == NO_SPACE || FULL.contains(code);
  }
}
