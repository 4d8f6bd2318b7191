package io.kinora.engine.upload;

import io.kinora.infra.base.Sha256;
import io.kinora.infra.base.WholeFile;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.SqlWork;
import io.kinora.infra.storage.Receipt;
import io.kinora.infra.storage.StorageKey;
import io.kinora.infra.storage.Stretch;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Brings the bytes of all uploads from one place to another, while nobody writes to any. There
/// each is one file, or one piece, that its client goes on with; where they were they stay.
public final class UploadMove {

  private static final int PAGE = 500;

  private final Database database;
  private final UploadBytes from;
  private final UploadPlace to;
  private final Instant now;
  private final List<Brought> brought = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();

  private record Brought(UploadId id, long sizeBytes, Piece piece) {}

  /// What came of it.
  ///
  /// @param count   uploads that have bytes
  /// @param missing ids of those whose bytes are not all there, though they are complete
  /// @param broken  ids of those that came otherwise than they were
  /// @param pieces  replaces what is recorded of pieces, as part of a transaction of the target
  public record Moved(
      long count, long sizeBytes, List<String> missing, List<String> broken, SqlWork pieces) {

    public static final Moved NOTHING = new Moved(0, 0, List.of(), List.of(), SqlWork.NOTHING);

    public Moved {
      missing = List.copyOf(missing);
      broken = List.copyOf(broken);
    }
  }

  /// @param database knows the uploads where they are now
  public UploadMove(Database database, UploadPlace from, UploadPlace to, InstantSource clock) {
    this.database = database;
    this.from = UploadBytes.in(from, database, clock);
    this.to = to;
    this.now = clock.instant();
  }

  /// @throws IOException where reading or keeping fails; then all may be brought again
  public Moved bring() throws IOException {
    if (to.isHere()) {
      Files.createDirectories(to.folder());
    }
    List<Upload> page = after("");
    while (!page.isEmpty()) {
      for (Upload upload : page) {
        bring(upload);
      }
      page = after(page.getLast().id().value());
    }
    long sizeBytes = brought.stream().mapToLong(Brought::sizeBytes).sum();
    return new Moved(brought.size(), sizeBytes, missing, broken, pieces());
  }

  private List<Upload> after(String id) {
    return database.read(handle -> UploadTable.keptAfter(handle, id, PAGE));
  }

  /// Of an open one less may be there than was recorded, after a power cut: it goes on there.
  private void bring(Upload upload) throws IOException {
    long sizeBytes = Math.min(upload.offset(), from.there(upload.id()));
    if (sizeBytes < upload.offset() && upload.isComplete()) {
      missing.add(upload.id().value());
    }
    if (sizeBytes > 0) {
      bring(upload.id(), sizeBytes);
    }
  }

  private void bring(UploadId id, long sizeBytes) throws IOException {
    var piece = new Piece(PieceBytes.folder(id).child("0-moved"), 0, sizeBytes);
    MessageDigest sent = Sha256.begin();
    try (InputStream all = from.open(id).orElseThrow(() -> new IOException("gone: " + id));
        var bytes = new DigestInputStream(new Stretch(all, sizeBytes), sent)) {
      keep(id, piece.key(), bytes);
    }
    if (!receipt(id, piece.key())
        .equals(new Receipt(sizeBytes, HexFormat.of().formatHex(sent.digest())))) {
      broken.add(id.value());
    }
    brought.add(new Brought(id, sizeBytes, piece));
  }

  private void keep(UploadId id, StorageKey key, InputStream bytes) throws IOException {
    if (to.isHere()) {
      new WholeFile(path(id))
          .make((WholeFile.Making<IOException>) part -> to.freeSpace().write(bytes, part));
    } else {
      var _ = to.storage().put(key, bytes);
    }
  }

  private Path path(UploadId id) {
    return to.folder().resolve(id.value());
  }

  /// What is there now, read again.
  private Receipt receipt(UploadId id, StorageKey key) throws IOException {
    MessageDigest digest = Sha256.begin();
    try (InputStream file = to.isHere()
            ? Files.newInputStream(path(id))
            : to.storage().open(key, 0).orElseThrow(() -> new IOException("gone: " + key));
        var bytes = new DigestInputStream(file, digest)) {
      long sizeBytes = bytes.transferTo(OutputStream.nullOutputStream());
      return new Receipt(sizeBytes, HexFormat.of().formatHex(digest.digest()));
    }
  }

  private SqlWork pieces() {
    List<Brought> recorded = to.isHere() ? List.of() : List.copyOf(brought);
    return handle -> {
      PieceTable.deleteAll(handle);
      recorded.forEach(it -> PieceTable.insert(handle, it.id(), it.piece(), now));
    };
  }
}
