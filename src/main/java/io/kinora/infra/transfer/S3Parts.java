package io.kinora.infra.transfer;

import io.kinora.infra.base.CostMeter;
import io.kinora.infra.base.RunCost.Way;
import io.kinora.infra.s3.S3Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.Part;

/// A large file on its way into a bucket, in parts of one size.
///
/// @param upload what the service calls this upload
record S3Parts(S3Link link, Outgoing file, String upload, Attempt attempt) {

  private static final int COUNT_MAX = 10_000;
  private static final long BYTES_MIN = 16L << 20;

  /// Says that the service knows nothing of an upload.
  static final class ForgottenException extends IOException {
    private static final long serialVersionUID = 1;

    ForgottenException(Throwable cause) {
      super("the upload is not known", cause);
    }
  }

  /// Sends what is missing, and joins all.
  void run() throws IOException {
    try {
      Map<Integer, Part> there = there();
      var parts = new ArrayList<CompletedPart>();
      long partBytes = partBytes();
      for (long offset = 0; offset < file.sizeBytes(); offset += partBytes) {
        int number = parts.size() + 1;
        long length = Math.min(partBytes, file.sizeBytes() - offset);
        Part earlier = there.get(number);
        String tag = earlier != null && earlier.size() == length
            ? earlier.eTag()
            : send(number, offset, length);
        parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
        attempt.kept(offset + length);
        attempt.moved(offset + length, file.sizeBytes());
      }
      join(parts);
    } catch (NoSuchUploadException forgotten) {
      throw new ForgottenException(forgotten);
    } catch (SdkException failure) {
      throw S3Answer.of(failure).status() == S3Answer.NOT_THERE
          ? new ForgottenException(failure)
          : link.worded(failure);
    }
  }

  /// So many that the whole fits into the parts that a service takes.
  private long partBytes() {
    long mebibytes = ((file.sizeBytes() / COUNT_MAX) >> 20) + 1;
    return Math.max(BYTES_MIN, mebibytes << 20);
  }

  private Map<Integer, Part> there() {
    var there = new HashMap<Integer, Part>();
    link.client()
        .listPartsPaginator(
            it -> it.bucket(link.object().bucket()).key(link.object().key()).uploadId(upload))
        .parts()
        .forEach(part -> there.put(part.partNumber(), part));
    return there;
  }

  private String send(int number, long offset, long length) {
    var body = new S3Body(file, offset, length, attempt);
    String tag = link.client()
        .uploadPart(
            it -> it.bucket(link.object().bucket())
                .key(link.object().key())
                .uploadId(upload)
                .partNumber(number)
                .contentMD5(body.md5()),
            body.whole())
        .eTag();
    CostMeter.count(Way.SENT, length);
    return tag;
  }

  private void join(List<CompletedPart> parts) {
    attempt.allowSilence(); // It may take minutes.
    link.client()
        .completeMultipartUpload(it -> it.bucket(link.object().bucket())
            .key(link.object().key())
            .uploadId(upload)
            .multipartUpload(all -> all.parts(parts)));
    attempt.expectAnswers();
  }
}
