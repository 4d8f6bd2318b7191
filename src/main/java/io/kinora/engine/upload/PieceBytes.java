package io.kinora.engine.upload;

import io.kinora.infra.db.Database;
import io.kinora.infra.db.SqlWork;
import io.kinora.infra.storage.Storage;
import io.kinora.infra.storage.StorageKey;
import io.kinora.infra.storage.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Uploads in a storage whose files cannot grow: each is a sequence of pieces, which any process
/// may go on with. A piece is put first and recorded second, together with the offset.
record PieceBytes(UploadPlace place, Database database, InstantSource clock)
    implements UploadBytes {

  /// All pieces lie under this; nothing else does.
  private static final StorageKey FOLDER = StorageKey.of("uploads");

  /// A piece that was put is recorded within less than this.
  private static final Duration ORPHAN_AGE = Duration.ofDays(1);

  private static final int PAGE = 500;

  static StorageKey folder(UploadId id) {
    return FOLDER.child(id.value());
  }

  Spool spool() throws IOException {
    return Spool.in(place.folder());
  }

  void checkSpace() throws IOException {
    place.freeSpace().check(place.folder());
  }

  @Override
  public long there(UploadId id) {
    return database.read(handle -> PieceTable.size(handle, id));
  }

  @Override
  public UploadEnd end(Upload upload, Counting counting) throws IOException {
    checkSpace();
    return new PieceEnd(this, upload, counting);
  }

  @Override
  public Dropped behind(UploadId id, long offset) {
    List<Piece> pieces = database.read(handle -> PieceTable.behind(handle, id, offset));
    return new Dropped() {
      @Override
      public SqlWork rows() {
        return handle -> PieceTable.cut(handle, id, offset);
      }

      @Override
      public void remove() throws IOException {
        for (Piece piece : pieces) {
          place.storage().delete(piece.key());
        }
      }
    };
  }

  @Override
  public Dropped all(UploadId id) {
    return new Dropped() {
      @Override
      public SqlWork rows() {
        return handle -> PieceTable.cut(handle, id, 0);
      }

      @Override
      public void remove() throws IOException {
        try (Stream<StoredFile> files = place.storage().filesIn(folder(id))) {
          for (StoredFile file : files.toList()) {
            place.storage().delete(file.key());
          }
        }
      }
    };
  }

  @Override
  public Optional<InputStream> open(UploadId id) {
    List<Piece> pieces = database.read(handle -> PieceTable.ofUpload(handle, id));
    return pieces.isEmpty() ? Optional.empty() : Optional.of(new PieceStream(pieces, this::open));
  }

  private InputStream open(Piece piece) throws IOException {
    return place
        .storage()
        .open(piece.key(), 0, piece.sizeBytes())
        .orElseThrow(() -> new NoSuchFileException(piece.key().toString()));
  }

  @Override
  public Optional<Path> findPath(UploadId id) {
    return Optional.empty();
  }

  @Override
  public int sweep(Instant now) throws IOException {
    Instant before = now.minus(ORPHAN_AGE);
    database.transact(it -> TurnTable.deleteOlder(it.handle(), before));
    int count = 0;
    try (Stream<StoredFile> files = place.storage().filesIn(FOLDER)) {
      Iterator<StorageKey> old = files
          .filter(file -> file.modified().isBefore(before))
          .map(StoredFile::key)
          .iterator();
      while (old.hasNext()) {
        count += removeUnknown(nextPage(old));
      }
    }
    return count;
  }

  private static List<StorageKey> nextPage(Iterator<StorageKey> keys) {
    var page = new ArrayList<StorageKey>();
    while (page.size() < PAGE && keys.hasNext()) {
      page.add(keys.next());
    }
    return page;
  }

  private int removeUnknown(List<StorageKey> page) throws IOException {
    Set<StorageKey> known = database.read(handle -> PieceTable.known(handle, page));
    Storage storage = place.storage();
    int count = 0;
    for (StorageKey key : page) {
      if (!known.contains(key)) {
        storage.delete(key);
        count++;
      }
    }
    return count;
  }
}
