package io.kinora.infra.storage;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FreeSpace;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Set;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// What S3 fails of, in our words.
final class S3Trouble {

  private static final int NO_SPACE = 507;
  private static final int NOT_THERE = 404;
  private static final int NOT_IN_THE_FILE = 416;

  /// Amazon's has no end; these are what MinIO and Ceph say.
  private static final Set<String> FULL =
      Set.of("XMinioStorageFull", "XMinioAdminBucketQuotaExceeded", "QuotaExceeded");

  /// The text for clients: they can only come again.
  private static final Failure AWAY =
      new Failure(FailureCode.UNAVAILABLE, "the storage cannot be reached now, try again later");

  private S3Trouble() {}

  /// Gives or throws what the caller is to see.
  ///
  /// @throws io.kinora.infra.base.FailureException `OUT_OF_SPACE` or `UNAVAILABLE`
  static IOException of(SdkException failure) {
    if (failure instanceof AbortedException) { // Whoever worked here was told to stop.
      var stopped = new InterruptedIOException("interrupted while the storage was asked");
      stopped.initCause(failure);
      return stopped;
    }
    if (status(failure) == NO_SPACE || FULL.contains(code(failure))) {
      throw FreeSpace.full(failure);
    }
    throw AWAY.asException(failure);
  }

  /// Tells whether the object is not there. A bucket that is not is another matter.
  static boolean isNoObject(SdkException failure) {
    return status(failure) == NOT_THERE && !code(failure).equals("NoSuchBucket");
  }

  /// Tells whether a file has no byte where one was to be read.
  static boolean isBehindEnd(SdkException failure) {
    return status(failure) == NOT_IN_THE_FILE;
  }

  /// Why a bucket cannot be used, for the operator.
  ///
  /// @param place the bucket and where it is, such as `films at http://127.0.0.1:9000`
  static String sentence(String place, SdkException failure) {
    return "The bucket " + place
        + switch (status(failure)) {
          case NOT_THERE -> " is not there; make it first.";
          case 401, 403 ->
            " refuses us: KINORA_S3_ACCESS_KEY or KINORA_S3_SECRET_KEY is wrong, or they lack a"
                + " right that docs/storage.md names.";
          case 301, 307, 400 ->
            " does not take our requests: look at KINORA_S3_REGION and KINORA_S3_ENDPOINT.";
          default -> " does not answer: " + innermost(failure) + ".";
        };
  }

  private static int status(SdkException failure) {
    return failure instanceof SdkServiceException answer ? answer.statusCode() : 0;
  }

  private static String code(SdkException failure) {
    return failure instanceof S3Exception answer && answer.awsErrorDetails() != null
        ? String.valueOf(answer.awsErrorDetails().errorCode())
        : "";
  }

  private static String innermost(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null ? String.valueOf(failure.getMessage()) : innermost(cause);
  }
}
