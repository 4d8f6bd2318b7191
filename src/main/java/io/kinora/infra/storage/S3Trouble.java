package io.kinora.infra.storage;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.s3.S3Answer;
import java.io.IOException;
import java.io.InterruptedIOException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/// What S3 fails of, in our words.
final class S3Trouble {

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
    if (S3Answer.of(failure).isFull()) {
      throw FreeSpace.full(failure);
    }
    throw AWAY.asException(failure);
  }

  /// Tells whether the object is not there. A bucket that is not is another matter.
  static boolean isNoObject(SdkException failure) {
    S3Answer answer = S3Answer.of(failure);
    return answer.status() == S3Answer.NOT_THERE && !answer.code().equals("NoSuchBucket");
  }

  /// Tells whether a file has no byte where one was to be read.
  static boolean isBehindEnd(SdkException failure) {
    return S3Answer.of(failure).status() == S3Answer.NOT_THAT_RANGE;
  }

  /// Why a bucket cannot be used, for the operator.
  ///
  /// @param place the bucket and where it is, such as `films at http://127.0.0.1:9000`
  static String sentence(String place, SdkException failure) {
    return "The bucket " + place
        + switch (S3Answer.of(failure).status()) {
          case S3Answer.NOT_THERE -> " is not there; make it first.";
          case 401, 403 ->
            " refuses us: KINORA_S3_ACCESS_KEY or KINORA_S3_SECRET_KEY is wrong, or they lack a"
                + " right that docs/storage.md names.";
          case 301, 307, 400 ->
            " does not take our requests: look at KINORA_S3_REGION and KINORA_S3_ENDPOINT.";
          default -> " does not answer: " + innermost(failure) + ".";
        };
  }

  private static String innermost(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null ? String.valueOf(failure.getMessage()) : innermost(cause);
  }
}
