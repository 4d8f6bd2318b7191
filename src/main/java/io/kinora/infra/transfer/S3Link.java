package io.kinora.infra.transfer;

import io.kinora.infra.outbound.BrokenTransferException;
import io.kinora.infra.outbound.ObjectionException;
import io.kinora.infra.s3.S3Answer;
import java.io.IOException;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/// A client of S3 for one try, and what it says in our words.
record S3Link(S3Client client, S3Object object, Attempt attempt) implements AutoCloseable {

  /// Those that pass.
  private static final Set<Integer> PASSING = Set.of(408, 409, 425, 429);

  /// Of buckets whose owner alone says who reads them.
  private static final String NO_ACL = "AccessControlListNotSupported";

  static final int CHANGED = 412;

  /// Asks the service.
  ///
  /// @throws io.kinora.infra.base.FailureException where it answers with a final no
  <T> T ask(Function<S3Client, T> question) throws IOException {
    try {
      T answer = question.apply(client);
      attempt.heard();
      return answer;
    } catch (SdkException failure) {
      throw worded(failure);
    }
  }

  /// What a call fails of: here the final ones are thrown, the others given back.
  IOException worded(SdkException failure) {
    S3Answer said = S3Answer.of(failure);
    int status = said.status();
    if (status == 0) {
      return of(failure);
    }
    if (said.isFull()) {
      throw attempt.refused("there is no room left for it");
    }
    if (status >= 500 || PASSING.contains(status)) {
      return new BrokenTransferException("the server answered " + status, failure);
    }
    if (said.code().equals(NO_ACL)) {
      throw attempt.refused("the bucket does not let files be public");
    }
    throw attempt.refused(
        switch (status) {
          case 401, 403 -> "the server does not let us in";
          case S3Answer.NOT_THERE -> "there is no such file or bucket";
          case 301, 307 -> "the bucket is in another region";
          default -> "the server answered " + status;
        });
  }

  /// There was no answer: the innermost exception says more.
  private static IOException of(SdkException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ObjectionException objection) {
        return objection;
      }
      if (cause instanceof IOException below) {
        return below;
      }
    }
    return new BrokenTransferException("the connection broke", failure);
  }

  @Override
  public void close() {
    attempt.allowSilence();
    client.close();
  }
}
