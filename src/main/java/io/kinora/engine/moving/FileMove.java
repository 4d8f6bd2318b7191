package io.kinora.engine.moving;

import io.kinora.engine.library.LibraryFiles;
import io.kinora.engine.library.NeededFile;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.Sha256;
import io.kinora.infra.storage.Receipt;
import io.kinora.infra.storage.Storage;
import io.kinora.infra.storage.StorageKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Copies the files of the library, several at a time, each as a stream. What has come already is
/// not copied again: a file never changes under its key, and is there whole or not at all.
final class FileMove {

  private static final int PAGE = 500;

  private final LibraryFiles files;
  private final Storage source;
  private final Storage target;
  private final Checking checking;

  FileMove(LibraryFiles files, Storage source, Storage target, Checking checking) {
    this.files = files;
    this.source = source;
    this.target = target;
    this.checking = checking;
  }

  private enum Outcome {
    COPIED,
    THERE,
    MISSING,
    BROKEN
  }

  private record Handled(NeededFile file, Outcome outcome) {}

  /// @param threads how many files are copied at a time
  /// @throws IOException where a side fails; what has come stays
  FileTally copy(int threads, MoveProgress progress) throws IOException {
    FileTally whole = FileTally.NONE;
    long total = files.total().count();
    try (ExecutorService pool = Executors.newFixedThreadPool(
        threads, Thread.ofVirtual().name("move-", 0).factory())) {
      List<NeededFile> page = files.after("", PAGE);
      while (!page.isEmpty()) {
        whole = whole.plus(tally(copy(page, pool)));
        progress.files(whole.handled(), total);
        page = files.after(page.getLast().key().toString(), PAGE);
      }
    }
    return whole;
  }

  private List<Handled> copy(List<NeededFile> page, ExecutorService pool) throws IOException {
    List<Future<Handled>> under = new ArrayList<>();
    for (NeededFile file : page) {
      under.add(pool.submit(() -> new Handled(file, copy(file))));
    }
    var handled = new ArrayList<Handled>();
    try {
      for (Future<Handled> one : under) {
        handled.add(result(one));
      }
    } finally {
      under.forEach(it -> it.cancel(true)); // Of a page that is whole none is left.
    }
    return handled;
  }

  private static Handled result(Future<Handled> one) throws IOException {
    try {
      return one.get();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while files were copied");
    } catch (ExecutionException failure) {
      switch (failure.getCause()) {
        case IOException cause -> throw cause;
        case FailureException cause -> throw cause;
        case null, default -> throw new IllegalStateException(failure);
      }
    }
  }

  private Outcome copy(NeededFile file) throws IOException {
    boolean isThere =
        target.find(file.key()).filter(it -> it.sizeBytes() == file.sizeBytes()).isPresent();
    if (isThere && (checking == Checking.SIZES || isRight(file))) {
      return Outcome.THERE;
    }
    Optional<InputStream> bytes = source.open(file.key(), 0);
    return bytes.isEmpty() ? Outcome.MISSING : copy(file, bytes.get());
  }

  private Outcome copy(NeededFile file, InputStream bytes) throws IOException {
    Receipt receipt;
    try (bytes) {
      receipt = target.put(file.key(), bytes);
    }
    if (!isAsRecorded(file, receipt)) {
      target.delete(file.key());
      return Outcome.BROKEN;
    }
    if (checking == Checking.WHOLE
        && !receipt.equals(receipt(target, file.key()).orElse(null))) {
      return Outcome.BROKEN;
    }
    return Outcome.COPIED;
  }

  /// Of a piece without a digest the source is asked.
  private boolean isRight(NeededFile file) throws IOException {
    Optional<Receipt> here = receipt(target, file.key());
    return here.isPresent()
        && isAsRecorded(file, here.get())
        && (file.sha256() != null || here.equals(receipt(source, file.key())));
  }

  private static boolean isAsRecorded(NeededFile file, Receipt receipt) {
    return receipt.sizeBytes() == file.sizeBytes()
        && (file.sha256() == null || file.sha256().equals(receipt.sha256()));
  }

  private static Optional<Receipt> receipt(Storage storage, StorageKey key) throws IOException {
    Optional<InputStream> file = storage.open(key, 0);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    MessageDigest digest = Sha256.begin();
    try (var bytes = new DigestInputStream(file.get(), digest)) {
      long sizeBytes = bytes.transferTo(OutputStream.nullOutputStream());
      return Optional.of(new Receipt(sizeBytes, HexFormat.of().formatHex(digest.digest())));
    }
  }

  private static FileTally tally(List<Handled> handled) {
    return new FileTally(
        keys(handled, Outcome.COPIED).size(),
        keys(handled, Outcome.THERE).size(),
        handled.stream()
            .filter(it -> it.outcome() == Outcome.COPIED || it.outcome() == Outcome.THERE)
            .mapToLong(it -> it.file().sizeBytes())
            .sum(),
        keys(handled, Outcome.MISSING),
        keys(handled, Outcome.BROKEN));
  }

  private static List<String> keys(List<Handled> handled, Outcome outcome) {
    return handled.stream()
        .filter(it -> it.outcome() == outcome)
        .map(it -> it.file().key().toString())
        .toList();
  }
}
