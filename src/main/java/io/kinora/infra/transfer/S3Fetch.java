package io.kinora.infra.transfer;

import io.kinora.infra.outbound.BrokenTransferException;
import io.kinora.infra.outbound.PartFile;
import io.kinora.infra.s3.S3Answer;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/// Fetches one file from a bucket, or what is missing of it.
record S3Fetch(S3Link link, PartFile part, Attempt attempt) {

  private static final Pattern CONTENT_RANGE =
      Pattern.compile("bytes (\\d{1,18})-\\d+/(\\d{1,18})");

  /// All but the name of the file is done when this returns.
  ///
  /// @return the type of its content, where whoever put it said one
  @Nullable
  String run() throws IOException {
    try (ResponseInputStream<GetObjectResponse> data = link.client().getObject(request())) {
      attempt.heard();
      long sizeBytes = sizeBytes(data);
      try {
        part.take(data, there -> attempt.moved(there, sizeBytes));
      } finally {
        data.abort(); // Else closing reads to the end.
      }
      if (part.sizeBytes() != sizeBytes) {
        throw new BrokenTransferException(
            "only " + part.sizeBytes() + " of " + sizeBytes + " bytes came");
      }
      return data.response().contentType();
    } catch (SdkException failure) {
      int status = S3Answer.of(failure).status();
      if (status == S3Link.CHANGED || status == S3Answer.NOT_THAT_RANGE) {
        part.discard();
        throw new BrokenTransferException("the file has changed meanwhile", failure);
      }
      throw link.worded(failure);
    }
  }

  private GetObjectRequest request() {
    var request = GetObjectRequest.builder()
        .bucket(link.object().bucket())
        .key(link.object().key());
    if (part.keptBytes() > 0) {
      request.range("bytes=" + part.keptBytes() + "-").ifMatch(part.version().orElse(null));
    } else {
      request.checksumMode(ChecksumMode.ENABLED); // Checked by the client, where there is one.
    }
    return request.build();
  }

  /// The size of the whole.
  private long sizeBytes(ResponseInputStream<GetObjectResponse> data) throws IOException {
    GetObjectResponse answer = data.response();
    Matcher range = CONTENT_RANGE.matcher(String.valueOf(answer.contentRange()));
    if (!range.matches()) {
      part.checkAnnounced(answer.contentLength());
      part.begin(answer.eTag());
      return answer.contentLength();
    }
    long sizeBytes = Long.parseLong(range.group(2));
    boolean isOurs = Long.parseLong(range.group(1)) == part.sizeBytes();
    if (!isOurs || !part.version().equals(Optional.ofNullable(answer.eTag()))) {
      data.abort();
      part.discard();
      throw new BrokenTransferException("the server goes on with another file than it began with");
    }
    part.checkAnnounced(sizeBytes);
    return sizeBytes;
  }
}
