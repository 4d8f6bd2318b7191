package io.kinora.infra.storage;

import io.kinora.infra.s3.S3Answer;
import io.kinora.infra.s3.S3Clients;
import io.kinora.infra.s3.S3Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;

/// A storage in a bucket: an object for each file, under the prefix and its key. Any number of
/// processes may share it.
///
/// All that has to do with it fails with `UNAVAILABLE` while the service does not answer.
public final class S3Storage implements Storage, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(S3Storage.class);

  /// Larger files go in parts of this size; a put has up to three in memory.
  private static final int PART_BYTES = 16 * 1024 * 1024;

  private static final Duration LOOK_TIME_MAX = Duration.ofSeconds(3);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  /// What is kept for a moment to see whether anything can be; the sweeper knows it as nobody's.
  private static final String TRIAL = "trial/";

  private final S3Bucket bucket;
  private final int partBytes;
  private final Passage passage;
  private final InstantSource clock;
  private Instant nextLook = Instant.MIN;
  private Optional<SdkException> seen = Optional.empty();

  S3Storage(S3Bucket bucket, int partBytes, Passage passage, InstantSource clock) {
    this.bucket = bucket;
    this.partBytes = partBytes;
    this.passage = passage;
    this.clock = clock;
  }

  /// Opens the storage in a bucket that is there.
  ///
  /// @throws IllegalStateException with a sentence for the operator where it cannot be used
  public static S3Storage open(
      StoragePlace.Bucket place, S3Settings settings, Passage passage, InstantSource clock) {
    S3Client client = S3Clients.open(settings);
    String prefix = place.prefix().isEmpty() ? "" : place.prefix() + "/";
    var bucket = new S3Bucket(client, place.name(), prefix);
    try {
      client.headBucket(it -> it.bucket(place.name()));
    } catch (SdkException failure) {
      client.close();
      throw new IllegalStateException(S3Trouble.sentence(where(bucket), failure), failure);
    }
    return new S3Storage(bucket, PART_BYTES, passage, clock);
  }

  private static String where(S3Bucket bucket) {
    var service = bucket.client().serviceClientConfiguration();
    String place =
        service.endpointOverride().map(URI::toString).orElse("Amazon in " + service.region());
    return bucket.name() + " at " + place;
  }

  /// Keeps an empty file, and removes it: who may only read a bucket learns it before there is
  /// work. A full one will do: what is in it can be read and removed.
  ///
  /// @throws IllegalStateException with a sentence for the operator where it takes no files, or
  ///     does not let them go
  public void requireWrites() {
    String object = bucket.prefix() + TRIAL + UUID.randomUUID();
    try {
      String upload = bucket
          .client()
          .createMultipartUpload(it -> it.bucket(bucket.name()).key(object))
          .uploadId();
      bucket
          .client()
          .abortMultipartUpload(it -> it.bucket(bucket.name()).key(object).uploadId(upload));
    } catch (SdkException failure) {
      if (!S3Answer.of(failure).isFull()) {
        throw new IllegalStateException(
            S3Trouble.sentence(where(bucket) + " can be seen, but", failure), failure);
      }
      LOG.warn("The bucket {} is full.", where(bucket));
    }
  }

  /// There is no end to it, or it says so when something is put; but what is put comes by here.
  @Override
  public void checkSpace() throws IOException {
    passage.check();
  }

  /// Asks the service every few seconds at most.
  @Override
  public synchronized void check() throws IOException {
    Instant now = clock.instant();
    if (!now.isBefore(nextLook)) {
      seen = look();
      nextLook = clock.instant().plus(LOOK_EVERY);
    }
    if (seen.isPresent()) {
      throw S3Trouble.of(seen.get());
    }
    checkSpace();
  }

  private Optional<SdkException> look() {
    try {
      bucket
          .client()
          .headBucket(it -> it.bucket(bucket.name())
              .overrideConfiguration(all -> all.apiCallTimeout(LOOK_TIME_MAX)));
      return Optional.empty();
    } catch (SdkException failure) {
      return Optional.of(failure);
    }
  }

  @Override
  public Receipt put(StorageKey key, InputStream bytes) throws IOException {
    return Keeping.put(() -> new S3Put(bucket, bucket.objectOf(key), partBytes).take(bytes));
  }

  @Override
  public Optional<InputStream> open(StorageKey key, long offset) throws IOException {
    return S3Reading.open(bucket, bucket.objectOf(key), offset, Long.MAX_VALUE).map(Keeping::read);
  }

  @Override
  public Optional<InputStream> open(StorageKey key, long offset, long length) throws IOException {
    return length == 0
        ? find(key).map(_ -> InputStream.nullInputStream())
        : S3Reading.open(bucket, bucket.objectOf(key), offset, offset + length).map(Keeping::read);
  }

  @Override
  public Optional<StoredFile> find(StorageKey key) throws IOException {
    return bucket
        .askOfObject(s3 -> s3.headObject(it -> it.bucket(bucket.name()).key(bucket.objectOf(key))))
        .map(it -> new StoredFile(key, it.contentLength(), it.lastModified()));
  }

  @Override
  public Stream<StoredFile> filesIn(StorageKey folder) throws IOException {
    return list(bucket.objectOf(folder) + "/");
  }

  @Override
  public Stream<StoredFile> files() throws IOException {
    return list(bucket.prefix());
  }

  @Override
  public void delete(StorageKey key) throws IOException {
    bucket.ask(s3 -> s3.deleteObject(it -> it.bucket(bucket.name()).key(bucket.objectOf(key))));
  }

  /// Aborts puts in parts that began before `before`.
  @Override
  public int removeLeftovers(Instant before) throws IOException {
    int count = 0;
    Optional<ListMultipartUploadsResponse> page = Optional.of(uploadsAfter("", ""));
    while (page.isPresent()) {
      for (MultipartUpload upload : page.get().uploads()) {
        if (upload.initiated().isBefore(before) && bucket.keyOf(upload.key()).isPresent()) {
          abort(upload);
          count++;
        }
      }
      page = uploadsAfter(page.get());
    }
    return count;
  }

  private Optional<ListMultipartUploadsResponse> uploadsAfter(ListMultipartUploadsResponse page)
      throws IOException {
    return Boolean.TRUE.equals(page.isTruncated())
        ? Optional.of(uploadsAfter(page.nextKeyMarker(), page.nextUploadIdMarker()))
        : Optional.empty();
  }

  /// Of the whole bucket: with a prefix MinIO tells only of the object that has it as its name.
  private ListMultipartUploadsResponse uploadsAfter(String key, String id) throws IOException {
    return bucket.ask(s3 -> s3.listMultipartUploads(it -> {
      it.bucket(bucket.name());
      if (!key.isEmpty()) {
        it.keyMarker(key).uploadIdMarker(id);
      }
    }));
  }

  /// It is no failure that its put or somebody else was faster.
  private void abort(MultipartUpload upload) throws IOException {
    var _ = bucket.askOfObject(s3 -> s3.abortMultipartUpload(
        it -> it.bucket(bucket.name()).key(upload.key()).uploadId(upload.uploadId())));
  }

  private Stream<StoredFile> list(String prefix) throws IOException {
    var request =
        ListObjectsV2Request.builder().bucket(bucket.name()).prefix(prefix).build();
    Optional<ListObjectsV2Response> first = Optional.of(page(request));
    return Stream.iterate(
            first, Optional::isPresent, it -> it.flatMap(page -> after(page, request)))
        .flatMap(it -> it.orElseThrow().contents().stream())
        .flatMap(it -> stored(it).stream());
  }

  private ListObjectsV2Response page(ListObjectsV2Request request) throws IOException {
    return bucket.ask(s3 -> s3.listObjectsV2(request));
  }

  private Optional<ListObjectsV2Response> after(
      ListObjectsV2Response page, ListObjectsV2Request request) {
    if (!Boolean.TRUE.equals(page.isTruncated())) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          page(request.copy(it -> it.continuationToken(page.nextContinuationToken()))));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Optional<StoredFile> stored(S3Object object) {
    return bucket
        .keyOf(object.key())
        .map(key -> new StoredFile(key, object.size(), object.lastModified()));
  }

  @Override
  public void close() {
    bucket.client().close();
  }
}
