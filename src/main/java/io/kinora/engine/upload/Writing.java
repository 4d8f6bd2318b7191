package io.kinora.engine.upload;

import io.kinora.engine.upload.Upload.State;
import io.kinora.engine.upload.UploadBytes.Dropped;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.Durability;
import io.kinora.infra.db.SqlWork;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// What one request does to an upload: it alone, until it is closed. For one thread.
public final class Writing implements AutoCloseable {

  /// What all uploads stand on.
  record Ground(Database database, UploadBytes bytes, UploadRules rules, InstantSource clock) {}

  private final Ground ground;
  private final Turn turn;
  private Upload upload;

  Writing(Ground ground, Upload upload, Turn turn) {
    this.ground = ground;
    this.upload = upload;
    this.turn = turn;
  }

  /// After a crash a disk may have less than was recorded; what was recorded later is not missed.
  void trustWhatIsThere() throws IOException {
    long there = upload.isOpen() ? ground.bytes().there(upload.id()) : 0;
    if (upload.isOpen() && there < upload.offset()) {
      goTo(there, SqlWork.NOTHING);
    }
  }

  /// As it stands now.
  public Upload upload() {
    return upload;
  }

  /// Drops what has come so far.
  ///
  /// @param size of the whole file, if it is known
  /// @throws UploadFaultException where the size was said before and is another, or is too large
  public void startOver(OptionalLong size, String metadata) throws IOException {
    OptionalLong known = upload.isFixed() ? upload.size() : size;
    if (size.isPresent()) {
      checkSize(size.getAsLong(), known);
    }
    Dropped dropped = behind(0);
    save(with(State.OPEN, 0, known, metadata), dropped.rows());
    dropped.remove();
  }

  /// Drops what has come from `offset` on, so that it can come anew.
  ///
  /// @param offset at most what has come
  public void goBackTo(long offset) throws IOException {
    if (offset < 0 || offset > upload.offset()) {
      throw new IllegalArgumentException("cannot go back to " + offset);
    }
    goTo(offset, SqlWork.NOTHING);
  }

  /// Says how large the whole file is.
  ///
  /// @throws UploadFaultException where it was said before and is another, is too large, or is
  ///     less than what has come
  public void declareSize(long size) {
    checkSize(size, upload.size());
    if (size < upload.offset()) {
      throw new UploadFault.WrongSize(upload.offset()).asException();
    }
    if (upload.size().isEmpty()) {
      save(
          with(State.OPEN, upload.offset(), OptionalLong.of(size), upload.metadata()),
          SqlWork.NOTHING);
    }
  }

  private void checkSize(long size, OptionalLong known) {
    ground.rules().checkSize(size);
    if (known.isPresent() && known.getAsLong() != size) {
      throw new UploadFault.WrongSize(known.getAsLong()).asException();
    }
  }

  /// Appends what comes, until its end. What came before a client was lost is kept.
  ///
  /// @param wanted what all of it must be
  /// @throws UploadFaultException then nothing of it is kept
  /// @throws io.kinora.infra.base.FailureException `OUT_OF_SPACE` where too little is left,
  ///     `UNAVAILABLE` where the storage cannot be reached; what is safe is kept
  /// @throws IOException where the body breaks off, or the disk fails
  public void append(InputStream body, Optional<BodyDigest> wanted) throws IOException {
    var incoming = new Incoming(body, limit(), wanted);
    try (UploadEnd end = ground.bytes().end(upload, incoming.counting())) {
      try {
        write(incoming, end);
      } finally {
        reached(end);
      }
    }
  }

  private void write(Incoming incoming, UploadEnd end) throws IOException {
    long start = upload.offset();
    boolean isCountedAtOnce = incoming.counting() == Counting.AS_THEY_COME;
    try {
      incoming.writeTo(end, start, isCountedAtOnce ? () -> reached(end) : () -> {});
    } catch (UploadFaultException fault) {
      end.cutBack(start);
      throw fault;
    } catch (IOException | RuntimeException failure) {
      if (!isCountedAtOnce) {
        end.cutBack(start);
      }
      throw failure;
    } finally {
      end.sync();
    }
  }

  private Incoming.Limit limit() {
    if (upload.size().isPresent()) {
      long size = upload.size().getAsLong();
      return new Incoming.Limit(size, new UploadFault.WrongSize(size));
    }
    long most = ground.rules().bytesMax();
    return new Incoming.Limit(most, new UploadFault.TooLarge(most));
  }

  /// The rest of the body goes on from here for certain.
  private void reached(UploadEnd end) throws IOException {
    try {
      goTo(end.durable(), end.rows());
    } catch (UploadFaultException refused) { // For certain, so that nobody knows the bytes.
      end.cutBack(upload.offset());
      throw refused;
    }
    end.recorded();
  }

  private void goTo(long offset, SqlWork rows) throws IOException {
    if (offset != upload.offset()) {
      Dropped dropped = behind(offset);
      Upload next = in(State.OPEN, offset);
      ground.database().inTransaction(Durability.PROCESS_DEATH, transaction -> {
        update(next).run(transaction.handle());
        dropped.rows().run(transaction.handle());
        rows.run(transaction.handle());
        return true;
      });
      upload = next;
      dropped.remove();
    }
  }

  private Dropped behind(long offset) {
    return offset < upload.offset() ? ground.bytes().behind(upload.id(), offset) : Dropped.NOTHING;
  }

  /// Tells whether all bytes are there, so that it can be completed.
  public boolean isFull() {
    return upload.isFull();
  }

  /// The upload's last step: all bytes are there.
  ///
  /// @param commit runs the rows it is given in one transaction, with others
  public void complete(Consumer<SqlWork> commit) {
    Upload next = in(State.COMPLETE, upload.offset());
    commit.accept(update(next));
    upload = next;
  }

  /// The same where all bytes have been kept elsewhere: they are not needed here any more.
  public void handOver(Consumer<SqlWork> commit) throws IOException {
    Dropped dropped = ground.bytes().all(upload.id());
    complete(rows -> commit.accept(handle -> {
      rows.run(handle);
      dropped.rows().run(handle);
      UploadTable.markRemoved(handle, upload.id(), ground.clock().instant());
    }));
    dropped.remove();
  }

  /// Gives the upload up and removes its bytes.
  ///
  /// @param rows committed with it
  public void giveUp(SqlWork rows) throws IOException {
    Dropped dropped = ground.bytes().all(upload.id());
    save(in(State.GONE, 0), handle -> {
      dropped.rows().run(handle);
      rows.run(handle);
    });
    dropped.remove();
  }

  private void save(Upload next, SqlWork rows) {
    ground.database().transact(transaction -> {
      update(next).run(transaction.handle());
      rows.run(transaction.handle());
    });
    upload = next;
  }

  /// Fails where somebody has removed it while its bytes came, or has gone on with it.
  private SqlWork update(Upload next) {
    return handle -> {
      turn.fence().run(handle);
      if (!UploadTable.update(handle, next)) {
        throw new UploadFault.NotOpen().asException();
      }
    };
  }

  private Upload with(State state, long offset, OptionalLong size, String metadata) {
    Instant now = ground.clock().instant();
    Instant touched = offset > upload.offset() ? now : upload.touched();
    return new Upload(
        upload.id(),
        upload.tenant(),
        state,
        offset,
        size,
        upload.isFixed(),
        metadata,
        upload.created(),
        touched,
        ground.rules().expiry(upload.created(), touched));
  }

  private Upload in(State state, long offset) {
    return with(state, offset, upload.size(), upload.metadata());
  }

  @Override
  public void close() {
    turn.close();
  }
}
