package io.kinora.infra.storage.fake;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.s3.fake.TestS3;
import io.kinora.infra.storage.Passage;
import io.kinora.infra.storage.Receipt;
import io.kinora.infra.storage.S3Storage;
import io.kinora.infra.storage.Storage;
import io.kinora.infra.storage.StorageKey;
import io.kinora.infra.storage.StoragePlace;
import io.kinora.infra.storage.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// A storage that is away when a test wants it.
public final class FlakyStorage implements Storage {

  private final Storage real;
  private final AtomicInteger putsUntilAway = new AtomicInteger(Integer.MAX_VALUE);

  /// In a new bucket.
  public static FlakyStorage inBucket(InstantSource clock) {
    var place = new StoragePlace.Bucket(TestS3.newBucket(), "kinora");
    var passage = new Passage(Path.of("."), new FreeSpace(0));
    return new FlakyStorage(S3Storage.open(place, TestS3.settings(), passage, clock));
  }

  private FlakyStorage(Storage real) {
    this.real = real;
  }

  public void goAwayAfter(int puts) {
    putsUntilAway.set(puts);
  }

  public void comeBack() {
    goAwayAfter(Integer.MAX_VALUE);
  }

  private void mustBeThere() {
    if (putsUntilAway.get() == 0) {
      throw new Failure(FailureCode.UNAVAILABLE, "away").asException();
    }
  }

  @Override
  public Receipt put(StorageKey key, InputStream bytes) throws IOException {
    mustBeThere();
    putsUntilAway.decrementAndGet();
    return real.put(key, bytes);
  }

  @Override
  public void checkSpace() throws IOException {
    real.checkSpace();
  }

  @Override
  public void check() throws IOException {
    mustBeThere();
    real.check();
  }

  @Override
  public Optional<InputStream> open(StorageKey key, long offset) throws IOException {
    mustBeThere();
    return real.open(key, offset);
  }

  @Override
  public Optional<InputStream> open(StorageKey key, long offset, long length) throws IOException {
    mustBeThere();
    return real.open(key, offset, length);
  }

  @Override
  public Optional<StoredFile> find(StorageKey key) throws IOException {
    mustBeThere();
    return real.find(key);
  }

  @Override
  public Stream<StoredFile> filesIn(StorageKey folder) throws IOException {
    mustBeThere();
    return real.filesIn(folder);
  }

  @Override
  public Stream<StoredFile> files() throws IOException {
    mustBeThere();
    return real.files();
  }

  @Override
  public void delete(StorageKey key) throws IOException {
    mustBeThere();
    real.delete(key);
  }

  @Override
  public int removeLeftovers(Instant before) throws IOException {
    mustBeThere();
    return real.removeLeftovers(before);
  }
}
