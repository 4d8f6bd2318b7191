package io.kinora.engine.upload;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.storage.Receipt;
import io.kinora.infra.storage.Storage;
import io.kinora.infra.storage.StorageKey;
import io.kinora.infra.storage.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// A storage that is away when a test wants it.
final class FlakyStorage implements Storage {

  private final Storage real;
  private final AtomicInteger putsUntilAway = new AtomicInteger(Integer.MAX_VALUE);

  FlakyStorage(Storage real) {
    this.real = real;
  }

  void goAwayAfter(int puts) {
    putsUntilAway.set(puts);
  }

  void comeBack() {
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
