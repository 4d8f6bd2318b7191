package io.kinora.engine.upload;

import io.kinora.infra.db.Database;
import io.kinora.infra.db.SqlWork;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Where the bytes of uploads lie. Whoever changes those of one has its turn.
interface UploadBytes {

  static UploadBytes in(UploadPlace place, Database database, InstantSource clock) {
    return place.isHere()
        ? new FolderBytes(place.folder(), place.freeSpace(), database)
        : new PieceBytes(place, database, clock);
  }

  /// Bytes that count no more: first their rows go, as a part of a transaction, then they.
  interface Dropped {

    Dropped NOTHING = new Dropped() {
      @Override
      public SqlWork rows() {
        return SqlWork.NOTHING;
      }

      @Override
      public void remove() {}
    };

    SqlWork rows();

    /// @throws IOException what is left then is swept away later
    void remove() throws IOException;
  }

  /// How many bytes of an upload are there.
  long there(UploadId id) throws IOException;

  /// Opens an upload at its offset; what may lie behind that is of no use any more.
  ///
  /// @throws io.kinora.infra.base.FailureException `OUT_OF_SPACE` where too little is left
  UploadEnd end(Upload upload, Counting counting) throws IOException;

  /// What is recorded from `offset` on.
  Dropped behind(UploadId id, long offset);

  /// All that was ever kept of an upload, recorded or not.
  Dropped all(UploadId id);

  /// The bytes from the first to the last that is recorded; empty where they are gone.
  Optional<InputStream> open(UploadId id) throws IOException;

  /// The same as a file of this machine; empty also where they are elsewhere.
  Optional<Path> findPath(UploadId id);

  /// Removes bytes that no upload knows, and that nobody may be about to record.
  ///
  /// @return how many files they were
  int sweep(Instant now) throws IOException;
}
