package io.kinora.engine.upload;

import io.kinora.engine.upload.Upload.State;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.Durability;
import io.kinora.infra.db.SqlWork;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// What one request does to an upload: it alone, until it is closed. For one thread.
public final class Writing implements AutoCloseable {

  /// What all uploads stand on.
  record Ground(Database database, UploadRules rules, FreeSpace freeSpace, InstantSource clock) {}

  private final Ground ground;
  private final Path path;
  private final Writers.Turn turn;
  private Upload upload;

  Writing(Ground ground, Path path, Upload upload, Writers.Turn turn) {
    this.ground = ground;
    this.path = path;
    this.upload = upload;
    this.turn = turn;
  }

  /// After a crash a disk may have less than was recorded; what was recorded later is not missed.
  void trustTheDisk() throws IOException {
    long there = Files.exists(path) ? Files.size(path) : 0;
    if (upload.isOpen() && there < upload.offset()) {
      reached(there);
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
    save(with(State.OPEN, 0, known, metadata), SqlWork.NOTHING);
  }

  /// Drops what has come from `offset` on, so that it can come anew.
  ///
  /// @param offset at most what has come
  public void goBackTo(long offset) {
    if (offset < 0 || offset > upload.offset()) {
      throw new IllegalArgumentException("cannot go back to " + offset);
    }
    reached(offset);
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
  /// @throws io.kinora.infra.base.FailureException `OUT_OF_SPACE` where too little is left
  /// @throws IOException where the body breaks off, or the disk fails
  public void append(InputStream body, Optional<BodyDigest> wanted) throws IOException {
    long start = upload.offset();
    boolean isCountedAtOnce = wanted.map(BodyDigest::isOfFile).orElse(true);
    try (var file = DurableFile.open(path, start, ground.freeSpace())) {
      try {
        file.append(body, limit(), wanted, isCountedAtOnce ? this::reached : _ -> {});
      } catch (UploadFaultException fault) {
        file.cutBack(start);
        throw fault;
      } catch (IOException | RuntimeException failure) {
        if (!isCountedAtOnce) {
          file.cutBack(start);
        }
        throw failure;
      } finally {
        reached(file.durable());
      }
    }
  }

  private DurableFile.Limit limit() {
    if (upload.size().isPresent()) {
      long size = upload.size().getAsLong();
      return new DurableFile.Limit(size, new UploadFault.WrongSize(size));
    }
    long most = ground.rules().bytesMax();
    return new DurableFile.Limit(most, new UploadFault.TooLarge(most));
  }

  /// The rest of the body went on from here for certain.
  private void reached(long offset) {
    if (offset != upload.offset()) {
      Upload next = in(State.OPEN, offset);
      ground.database().inTransaction(Durability.PROCESS_DEATH, transaction -> {
        mustBeOpen(UploadTable.update(transaction.handle(), next));
        return true;
      });
      upload = next;
    }
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
    commit.accept(handle -> mustBeOpen(UploadTable.update(handle, next)));
    upload = next;
  }

  /// Gives the upload up and removes its bytes.
  ///
  /// @param rows committed with it
  public void giveUp(SqlWork rows) throws IOException {
    save(in(State.GONE, 0), rows);
    Files.deleteIfExists(path);
  }

  private void save(Upload next, SqlWork rows) {
    ground.database().transact(transaction -> {
      mustBeOpen(UploadTable.update(transaction.handle(), next));
      rows.run(transaction.handle());
    });
    upload = next;
  }

  /// Somebody has removed it while its bytes came.
  private static void mustBeOpen(boolean isOpen) {
    if (!isOpen) {
      throw new UploadFault.NotOpen().asException();
    }
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
