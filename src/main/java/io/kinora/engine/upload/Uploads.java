package io.kinora.engine.upload;

import io.kinora.engine.upload.Upload.State;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.SqlWork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// The uploads of all tenants. All threads may use it; to each one request writes at a time.
///
/// That one is found in this process alone: behind several, requests for one upload must come to
/// the same.
public final class Uploads {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final int EXPIRED_AT_ONCE = 100;

  private final Database database;
  private final Path folder;
  private final UploadRules rules;
  private final FreeSpace freeSpace;
  private final InstantSource clock;
  private final Writers writers;

  private Uploads(Store store, UploadRules rules, Writers writers) {
    this.database = store.database();
    this.folder = store.folder();
    this.rules = rules;
    this.freeSpace = store.freeSpace();
    this.clock = store.clock();
    this.writers = writers;
  }

  /// What uploads by all rules have in common.
  private record Store(Database database, Path folder, FreeSpace freeSpace, InstantSource clock) {}

  /// @param folder where the bytes lie; made where it is missing
  public static Uploads in(
      Path folder, Database database, UploadRules rules, FreeSpace freeSpace, InstantSource clock)
      throws IOException {
    Files.createDirectories(folder);
    var store = new Store(database, folder, freeSpace, clock);
    return new Uploads(store, rules, new Writers(PATIENCE));
  }

  /// The same uploads; for those that begin by it other rules hold.
  public Uploads withRules(UploadRules others) {
    return new Uploads(new Store(database, folder, freeSpace, clock), others, writers);
  }

  public UploadRules rules() {
    return rules;
  }

  /// An upload without a byte, not recorded yet; see [#begin].
  ///
  /// @param size of the whole file, where it is known now and never to change
  public Upload prepare(TenantId tenant, OptionalLong size) {
    Instant now = clock.instant();
    return new Upload(
        UploadId.random(),
        tenant,
        State.OPEN,
        0,
        size,
        size.isPresent(),
        "",
        now,
        now,
        rules.expiry(now, now));
  }

  /// Makes a prepared upload known, as part of a transaction.
  public SqlWork begin(Upload upload) {
    return handle -> UploadTable.insert(handle, upload);
  }

  public Optional<Upload> find(UploadId id) {
    return database.read(handle -> find(handle, id));
  }

  /// The same inside of a transaction.
  public Optional<Upload> find(Handle handle, UploadId id) {
    return UploadTable.find(handle, id);
  }

  /// How many uploads of a tenant wait for bytes.
  public long openCount(TenantId tenant) {
    return database.read(handle -> UploadTable.openCount(handle, tenant));
  }

  /// How many bytes of a tenant's uploads are kept.
  public long storedBytes(TenantId tenant) {
    return database.read(handle -> UploadTable.bytesOf(handle, tenant));
  }

  /// Gives a request its turn to write. The one whose turn it was is ended; its bytes stay.
  ///
  /// @param breakOff ends the request when a newer one comes; called on other threads
  /// @return empty where there is no such upload
  /// @throws UploadLockedException where the other request did not end within five seconds
  public Optional<Writing> write(UploadId id, Runnable breakOff)
      throws UploadLockedException, IOException {
    Writers.Turn turn = writers.take(id, breakOff);
    try {
      Optional<Upload> upload = find(id);
      if (upload.isEmpty()) {
        turn.close();
        return Optional.empty();
      }
      var ground = new Writing.Ground(database, rules, freeSpace, clock);
      var writing = new Writing(ground, path(id), upload.orElseThrow(), turn);
      writing.trustTheDisk();
      return Optional.of(writing);
    } catch (IOException | RuntimeException failure) {
      turn.close();
      throw failure;
    }
  }

  /// Where the bytes lie; to be read once the upload is complete.
  public Path path(UploadId id) {
    return folder.resolve(id.value());
  }

  /// Forgets an upload, as part of a transaction; its bytes are removed by [#removeBytes] or the
  /// next sweep.
  public SqlWork forget(UploadId id) {
    return handle -> UploadTable.delete(handle, id);
  }

  /// Ends whoever writes, in this process: what he writes counts no more.
  public void breakOff(UploadId id) {
    writers.breakOff(id);
  }

  /// Ends whoever writes, and removes the bytes of an upload that is gone, forgotten or not needed.
  ///
  /// @return whether they are gone; else the sweep finds them
  public boolean removeBytes(UploadId id) throws IOException {
    try (var _ = writers.take(id, () -> {})) {
      Files.deleteIfExists(path(id));
      database.transact(it -> UploadTable.markRemoved(it.handle(), id, clock.instant()));
      return true;
    } catch (UploadLockedException _) {
      return false;
    }
  }

  /// Gives up what has expired.
  ///
  /// @param rows what is committed with each
  /// @return how many they were
  public int expire(Function<Upload, SqlWork> rows) throws IOException {
    Instant now = clock.instant();
    List<Upload> expired =
        database.read(handle -> UploadTable.expired(handle, now, EXPIRED_AT_ONCE));
    for (Upload upload : expired) {
      try (Writing writing = write(upload.id(), () -> {}).orElseThrow()) {
        if (writing.upload().isOpen() && !writing.upload().expires().isAfter(now)) {
          writing.giveUp(rows.apply(upload));
        }
      } catch (UploadLockedException _) {
        // Bytes are coming after all.
      }
    }
    return expired.size();
  }

  /// Removes bytes that no upload knows, such as those that a crash left behind.
  ///
  /// @return how many files they were
  public int sweep() throws IOException {
    int count = 0;
    try (var files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        boolean isNeeded = UploadId.isOne(name)
            && find(new UploadId(name)).map(it -> it.state() != State.GONE).orElse(false);
        if (!isNeeded && Files.deleteIfExists(file)) {
          count++;
        }
      }
    }
    return count;
  }
}
