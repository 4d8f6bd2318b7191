package io.kinora.infra.transfer;

import io.kinora.infra.base.CostMeter;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.RunCost.Way;
import io.kinora.infra.outbound.BrokenTransferException;
import io.kinora.infra.s3.S3Answer;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;

/// Sends one file into a bucket: a small one at once, a large one in parts that nobody sees
/// until the last has come, of which those that are there need not be sent again.
record S3Send(S3Link link, Outgoing file, Attempt attempt) {

  private static final Logger LOG = LoggerFactory.getLogger(S3Send.class);
  private static final long AT_ONCE_BYTES_MAX = 16L << 20;

  /// What tells an object of this upload from others under its name.
  private static final String MARK = "kinora-mark";

  void run() throws IOException {
    try {
      if (file.sizeBytes() <= AT_ONCE_BYTES_MAX) {
        sendAtOnce();
      } else {
        sendInParts();
      }
      checkWhole();
      file.note().remove();
    } catch (FailureException refused) {
      abort();
      throw refused;
    }
  }

  /// Removes the parts that are there of a file that will not become whole.
  void abort() {
    String upload = file.note().earlier();
    if (upload.isEmpty()) {
      return;
    }
    try {
      link.client()
          .abortMultipartUpload(
              it -> it.bucket(object().bucket()).key(object().key()).uploadId(upload));
    } catch (SdkException failure) {
      LOG.info("{}: what was sent in part may lie there still", attempt.place().shown(), failure);
    }
  }

  private S3Object object() {
    return link.object();
  }

  /// Nothing is said of a private one: it is so by itself, and many buckets take no word.
  private @Nullable ObjectCannedACL acl() {
    return file.terms().isPublic() ? ObjectCannedACL.PUBLIC_READ : null;
  }

  private void sendAtOnce() throws IOException {
    var body = new S3Body(file, 0, file.sizeBytes(), attempt);
    link.ask(s3 -> s3.putObject(
        put -> put.bucket(object().bucket())
            .key(object().key())
            .contentMD5(body.md5())
            .contentType(object().contentType(file.terms()))
            .acl(acl())
            .metadata(Map.of(MARK, file.mark())),
        body.whole()));
    CostMeter.count(Way.SENT, file.sizeBytes());
  }

  private void sendInParts() throws IOException {
    String earlier = file.note().earlier();
    try {
      new S3Parts(link, file, earlier.isEmpty() ? begin() : earlier, attempt).run();
    } catch (S3Parts.ForgottenException forgotten) {
      file.note().remove();
      if (earlier.isEmpty() || !isThere()) { // Its last answer may have been lost.
        throw new BrokenTransferException("the server forgets what was begun", forgotten);
      }
    }
  }

  private String begin() throws IOException {
    String upload =
        link.ask(s3 -> s3.createMultipartUpload(it -> it.bucket(object().bucket())
                .key(object().key())
                .contentType(object().contentType(file.terms()))
                .acl(acl())
                .metadata(Map.of(MARK, file.mark())))
            .uploadId());
    if (upload == null) {
      throw new BrokenTransferException("the server does not say what it calls the upload");
    }
    file.note().keep(upload);
    return upload;
  }

  private boolean isThere() throws IOException {
    try {
      HeadObjectResponse head = link.client()
          .headObject(it -> it.bucket(object().bucket()).key(object().key()));
      return head.contentLength() == file.sizeBytes()
          && file.mark().equals(head.metadata().get(MARK));
    } catch (SdkException failure) {
      if (S3Answer.of(failure).status() == S3Answer.NOT_THERE) {
        return false;
      }
      throw link.worded(failure);
    }
  }

  private void checkWhole() throws IOException {
    if (!isThere()) {
      throw new BrokenTransferException("what arrived is not what was sent");
    }
  }
}
