package io.kinora.infra.storage;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/// The bytes of an object, from one request. Where the connection breaks, as services break those
/// of slow readers, it goes on with another from the same place of the same object.
final class S3Reading extends InputStream {

  /// Without a byte between them.
  private static final int BREAKS_MAX = 3;

  private final S3Bucket bucket;
  private final String object;
  private final long end;
  private ResponseInputStream<GetObjectResponse> current;
  private long position;
  private int breaks;

  private S3Reading(
      S3Bucket bucket, String object, long offset, ResponseInputStream<GetObjectResponse> first) {
    this.bucket = bucket;
    this.object = object;
    this.position = offset;
    this.end = offset + first.response().contentLength();
    this.current = first;
  }

  /// Begins to read, at most to before `end`.
  ///
  /// @return empty where there is no such object
  static Optional<InputStream> open(S3Bucket bucket, String object, long offset, long end)
      throws IOException {
    var request = GetObjectRequest.builder().bucket(bucket.name()).key(object);
    if (offset > 0 || end < Long.MAX_VALUE) {
      request.range(range(offset, end));
    }
    try {
      ResponseInputStream<GetObjectResponse> first = bucket.client().getObject(request.build());
      return Optional.of(new S3Reading(bucket, object, offset, first));
    } catch (SdkException failure) {
      if (S3Trouble.isBehindEnd(failure)) {
        return Optional.of(InputStream.nullInputStream());
      }
      if (S3Trouble.isNoObject(failure)) {
        return Optional.empty();
      }
      throw S3Trouble.of(failure);
    }
  }

  private static String range(long offset, long end) {
    return "bytes=" + offset + "-" + (end == Long.MAX_VALUE ? "" : String.valueOf(end - 1));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (position < end) {
      try {
        int count = current.read(target, offset, length);
        if (count < 0) {
          throw new EOFException((end - position) + " bytes of the object are missing");
        }
        position += count;
        breaks = 0;
        return count;
      } catch (IOException failure) {
        goOn(failure);
      }
    }
    return -1;
  }

  private void goOn(IOException failure) throws IOException {
    current.abort();
    breaks++;
    if (breaks > BREAKS_MAX || Thread.currentThread().isInterrupted()) {
      throw failure;
    }
    String tag = current.response().eTag();
    current = bucket.ask(s3 -> s3.getObject(
        it -> it.bucket(bucket.name()).key(object).range(range(position, end)).ifMatch(tag)));
  }

  /// Who has read all leaves the connection to the next; else there may be gigabytes to come.
  @Override
  public void close() throws IOException {
    if (position < end) {
      current.abort();
    } else {
      current.close();
    }
  }
}
