package io.kinora.engine.upload;

import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.RandomKey;
import io.kinora.infra.db.SqlWork;
import io.kinora.infra.storage.Receipt;
import io.kinora.infra.storage.StorageKey;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// The end of an upload that is kept in pieces: one goes to the storage while the next one comes.
final class PieceEnd implements UploadEnd {

  private final PieceBytes ground;
  private final UploadId id;
  private final Counting counting;
  private final List<Piece> unrecorded = new ArrayList<>();
  private Spool spool;
  private long durable;
  private @Nullable FutureTask<Piece> putting;
  private boolean hasGap;

  PieceEnd(PieceBytes ground, Upload upload, Counting counting) throws IOException {
    this.ground = ground;
    this.id = upload.id();
    this.counting = counting;
    this.durable = upload.offset();
    this.spool = ground.spool();
  }

  @Override
  public void write(byte[] bytes, int length) throws IOException {
    spool.write(bytes, length);
  }

  /// What counts at the end stays here until then: a put that nobody records for long would be
  /// swept away.
  @Override
  public void beginSync() throws IOException {
    if (counting == Counting.AS_THEY_COME) {
      awaitPut();
      Spool full = spool;
      long start = durable;
      spool = ground.spool();
      var task = new FutureTask<>(() -> put(full, start));
      putting = task;
      var _ = Thread.ofVirtual().name("upload-piece").start(task);
    }
    ground.checkSpace();
  }

  @Override
  public void sync() throws IOException {
    awaitPut();
    if (!hasGap && !spool.isEmpty()) {
      Spool full = spool;
      spool = ground.spool();
      arrived(put(full, durable));
    }
  }

  private Piece put(Spool full, long start) throws IOException {
    StorageKey key = PieceBytes.folder(id).child(start + "-" + RandomKey.ofLetters(12));
    try (full) {
      Receipt receipt = ground.place().storage().put(key, full.bytes());
      return new Piece(key, start, receipt.sizeBytes());
    }
  }

  private void arrived(Piece piece) {
    unrecorded.add(piece);
    durable = piece.end();
  }

  private void awaitPut() throws IOException {
    FutureTask<Piece> task = putting;
    putting = null;
    if (task == null) {
      return;
    }
    hasGap = true; // Unless it has arrived.
    try {
      arrived(task.get());
      hasGap = false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the server stops");
    } catch (ExecutionException failure) {
      switch (failure.getCause()) {
        case IOException cause -> throw cause;
        case FailureException cause -> throw cause;
        case null, default -> throw new IllegalStateException(failure);
      }
    }
  }

  @Override
  public long durable() {
    return durable;
  }

  /// No transaction was tried that would have recorded what is removed here.
  @Override
  public void cutBack(long length) throws IOException {
    awaitPut();
    spool.close();
    spool = ground.spool();
    durable = length;
    for (Piece piece : unrecorded) {
      ground.place().storage().delete(piece.key());
    }
    unrecorded.clear();
  }

  @Override
  public SqlWork rows() {
    List<Piece> pieces = List.copyOf(unrecorded);
    Instant now = ground.clock().instant();
    return handle -> pieces.forEach(piece -> PieceTable.insert(handle, id, piece, now));
  }

  @Override
  public void recorded() {
    unrecorded.clear();
  }

  /// A put that is still under way closes its own spool.
  @Override
  public void close() throws IOException {
    spool.close();
  }
}
