package io.kinora.engine.upload;

import io.kinora.engine.upload.Upload.State;
import io.kinora.engine.upload.UploadBytes.Dropped;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.base.WorkFolder;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.SqlWork;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
public final class Uploads {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final int EXPIRED_AT_ONCE = 100;

  private final Store store;
  private final UploadRules rules;
  private final Database database;
  private final InstantSource clock;

  private Uploads(Store store, UploadRules rules) {
    this.store = store;
    this.rules = rules;
    this.database = store.database();
    this.clock = store.clock();
  }

  /// What uploads by all rules have in common.
  private record Store(
      Database database,
      UploadBytes bytes,
      FreeSpace freeSpace,
      Turns turns,
      InstantSource clock) {}

  /// Uploads that lie on this machine where the storage does: whoever writes is found in this
  /// process alone, so requests for one upload must come to the same. Where it is elsewhere they
  /// are in the storage, and any process of the database may go on with them.
  public static Uploads in(
      UploadPlace place, Database database, UploadRules rules, InstantSource clock)
      throws IOException {
    Files.createDirectories(place.folder());
    Turns here = new Writers(PATIENCE);
    UploadBytes bytes = UploadBytes.in(place, database, clock);
    Turns turns = place.isHere() ? here : new Leases(here, database, PATIENCE, clock);
    return new Uploads(new Store(database, bytes, place.freeSpace(), turns, clock), rules);
  }

  /// The same uploads; for those that begin by it other rules hold.
  public Uploads withRules(UploadRules others) {
    return new Uploads(store, others);
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
    Turn turn = store.turns().take(id, breakOff);
    try {
      Optional<Upload> upload = find(id);
      if (upload.isEmpty()) {
        turn.close();
        return Optional.empty();
      }
      var ground = new Writing.Ground(database, store.bytes(), rules, clock);
      var writing = new Writing(ground, upload.orElseThrow(), turn);
      writing.trustWhatIsThere();
      return Optional.of(writing);
    } catch (IOException | RuntimeException failure) {
      turn.close();
      throw failure;
    }
  }

  /// All bytes of an upload that is complete; empty where they are gone. The caller closes the
  /// stream.
  public Optional<InputStream> open(UploadId id) throws IOException {
    return store.bytes().open(id);
  }

  /// They as a file of this machine, to be read only; empty where they are gone or elsewhere.
  public Optional<Path> findPath(UploadId id) {
    return store.bytes().findPath(id);
  }

  /// The file of an upload that is complete, to be read only: where it lies, else a copy.
  ///
  /// @param work has the copy
  /// @throws NoSuchFileException where its bytes are gone
  /// @throws io.kinora.infra.base.FailureException `OUT_OF_SPACE`, `UNAVAILABLE`
  public Path bring(UploadId id, WorkFolder work) throws IOException {
    Optional<Path> here = findPath(id);
    if (here.isPresent()) {
      return here.get();
    }
    Path copy = work.file("source");
    try (InputStream bytes = open(id).orElseThrow(() -> new NoSuchFileException(id.value()))) {
      store.freeSpace().write(bytes, copy);
    }
    return copy;
  }

  /// Forgets an upload, as part of a transaction; its bytes are removed by [#removeBytes] or the
  /// next sweep.
  public SqlWork forget(UploadId id) {
    return handle -> {
      UploadTable.delete(handle, id); // First: whoever has just recorded bytes is waited for.
      store.bytes().all(id).rows().run(handle);
    };
  }

  /// Ends whoever writes to an upload that was forgotten; another process finds out by itself.
  public void breakOff(UploadId id) {
    store.turns().breakOff(id);
  }

  /// Ends whoever writes, and removes the bytes of an upload that is gone, forgotten or not needed.
  ///
  /// @return whether they are gone; else the sweep finds them
  public boolean removeBytes(UploadId id) throws IOException {
    try (var _ = store.turns().take(id, () -> {})) {
      Dropped bytes = store.bytes().all(id);
      bytes.remove();
      database.transact(transaction -> {
        bytes.rows().run(transaction.handle());
        UploadTable.markRemoved(transaction.handle(), id, clock.instant());
      });
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
      expire(upload.id(), now, rows);
    }
    return expired.size();
  }

  private void expire(UploadId id, Instant now, Function<Upload, SqlWork> rows) throws IOException {
    try {
      Optional<Writing> found = write(id, () -> {});
      if (found.isPresent()) { // Else it was forgotten meanwhile.
        try (Writing writing = found.get()) {
          if (writing.upload().isOpen() && !writing.upload().expires().isAfter(now)) {
            writing.giveUp(rows.apply(writing.upload()));
          }
        }
      }
    } catch (UploadLockedException | UploadFaultException _) {
      // Bytes are coming after all, here or at another process.
    }
  }

  /// Removes bytes that no upload knows, such as those that a crash left behind.
  ///
  /// @return how many files they were
  public int sweep() throws IOException {
    return store.bytes().sweep(clock.instant());
  }
}
