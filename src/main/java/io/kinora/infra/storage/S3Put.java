package io.kinora.infra.storage;

import io.kinora.infra.base.RandomKey;
import io.kinora.infra.base.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;

/// One file on its way into a bucket: whole where it is small, else in parts that nobody sees until
/// the last has come.
///
/// @param partBytes what is sent as one, up to three of which are in memory; services want 5 MiB at
///     least
record S3Put(S3Bucket bucket, String object, int partBytes) {

  /// What tells an object of ours from the one that another put made under its name.
  private static final String MARK = "kinora-put";

  /// What has come in parts.
  private record Sent(long sizeBytes, List<CompletedPart> parts) {}

  /// Keeps all of `bytes`.
  Receipt take(InputStream bytes) throws IOException {
    MessageDigest digest = Sha256.begin();
    byte[] first = bytes.readNBytes(partBytes);
    digest.update(first);
    long sizeBytes =
        first.length < partBytes ? sendWhole(first) : sendInParts(first, bytes, digest);
    return new Receipt(sizeBytes, HexFormat.of().formatHex(digest.digest()));
  }

  private long sendWhole(byte[] bytes) throws IOException {
    bucket.ask(s3 ->
        s3.putObject(put -> put.bucket(bucket.name()).key(object), body(bytes, bytes.length)));
    return bytes.length;
  }

  private long sendInParts(byte[] first, InputStream rest, MessageDigest digest)
      throws IOException {
    String mark = RandomKey.of128Bits();
    String upload = bucket.ask(s3 -> s3.createMultipartUpload(
            it -> it.bucket(bucket.name()).key(object).metadata(Map.of(MARK, mark)))
        .uploadId());
    try {
      Sent sent = sendParts(upload, first, rest, digest);
      complete(upload, sent.parts(), mark);
      return sent.sizeBytes();
    } catch (IOException | RuntimeException failure) {
      abort(upload, failure);
      throw failure;
    }
  }

  private Sent sendParts(String upload, byte[] first, InputStream rest, MessageDigest digest)
      throws IOException {
    try (var parts = new S3Parts(
        partBytes, (number, bytes, length) -> send(upload, number, body(bytes, length)))) {
      long sizeBytes = 0;
      byte[] buffer = first;
      int count = first.length;
      while (count > 0) {
        parts.add(buffer, count);
        sizeBytes += count;
        buffer = parts.buffer();
        count = rest.readNBytes(buffer, 0, partBytes);
        digest.update(buffer, 0, count);
      }
      return new Sent(sizeBytes, parts.all());
    }
  }

  private CompletedPart send(String upload, int number, RequestBody body) throws IOException {
    String tag = bucket.ask(s3 -> s3.uploadPart(
            it -> it.bucket(bucket.name()).key(object).uploadId(upload).partNumber(number), body)
        .eTag());
    return CompletedPart.builder().partNumber(number).eTag(tag).build();
  }

  /// Without the copy that the library would make: nobody changes the bytes meanwhile.
  private static RequestBody body(byte[] bytes, int length) {
    return RequestBody.fromContentProvider(
        () -> new ByteArrayInputStream(bytes, 0, length), length, "application/octet-stream");
  }

  /// An answer may be lost: then the next try hears that there is no such upload any more.
  private void complete(String upload, List<CompletedPart> parts, String mark) throws IOException {
    try {
      bucket
          .client()
          .completeMultipartUpload(it -> it.bucket(bucket.name())
              .key(object)
              .uploadId(upload)
              .multipartUpload(all -> all.parts(parts)));
    } catch (NoSuchUploadException failure) {
      if (!isThere(mark)) {
        throw S3Trouble.of(failure);
      }
    } catch (SdkException failure) {
      throw S3Trouble.of(failure);
    }
  }

  private boolean isThere(String mark) throws IOException {
    return bucket
        .askOfObject(s3 -> s3.headObject(it -> it.bucket(bucket.name()).key(object)))
        .filter(it -> mark.equals(it.metadata().get(MARK)))
        .isPresent();
  }

  /// What cannot be aborted now is a leftover.
  private void abort(String upload, Exception reason) {
    try {
      bucket
          .client()
          .abortMultipartUpload(it -> it.bucket(bucket.name()).key(object).uploadId(upload));
    } catch (SdkException failure) {
      reason.addSuppressed(failure);
    }
  }
}
