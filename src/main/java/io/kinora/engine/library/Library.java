package io.kinora.engine.library;

import io.kinora.infra.base.RandomKey;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.SqlWork;
import io.kinora.infra.storage.FileCache;
import io.kinora.infra.storage.HasLocalFiles;
import io.kinora.infra.storage.Receipt;
import io.kinora.infra.storage.Storage;
import io.kinora.infra.storage.StorageKey;
import io.kinora.infra.storage.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The assets of all tenants. All threads may use it.
public final class Library {

  /// All files of assets lie under this; nothing else does.
  static final StorageKey FOLDER = StorageKey.of("assets");

  private final Database database;
  private final Storage storage;
  private final InstantSource clock;
  private final @Nullable FileCache cache;

  /// One that reads each file from where it is kept.
  public Library(Database database, Storage storage, InstantSource clock) {
    this(database, storage, clock, null);
  }

  /// @param cache for files that are kept elsewhere and brought to this machine
  public Library(
      Database database, Storage storage, InstantSource clock, @Nullable FileCache cache) {
    this.database = database;
    this.storage = storage;
    this.clock = clock;
    this.cache = cache;
  }

  /// Tells before work is taken whether its files could be kept.
  ///
  /// @throws io.kinora.infra.base.FailureException `OUT_OF_SPACE` where too little is left
  public void checkSpace() throws IOException {
    storage.checkSpace();
  }

  /// Stores what a run has made, under a name that no other run uses. Nobody sees it until
  /// [#keep] is committed; what never is, is swept away after a day.
  ///
  /// @param name what clients call it; one of this name in a run
  /// @return the file, to be kept in the store `PERSISTENT` where nothing else is said
  /// @throws IOException where reading or storing fails
  public NewFile put(Maker maker, String name, String contentType, InputStream bytes)
      throws IOException {
    StorageKey key = key(maker);
    Receipt receipt = storage.put(key, bytes);
    return new NewFile(name, key, contentType, receipt, Store.PERSISTENT);
  }

  /// Stores a file of this machine, as [#put]; it is gone from where it was.
  public NewFile take(Maker maker, String name, String contentType, Path file) throws IOException {
    StorageKey key = key(maker);
    return new NewFile(name, key, contentType, storage.take(key, file), Store.PERSISTENT);
  }

  private static StorageKey key(Maker maker) {
    return FOLDER
        .child(maker.tenant().value())
        .child(maker.asset().value())
        .child(maker.attempt() + "-" + RandomKey.ofLetters(12));
  }

  /// Removes a stored file that nobody is to see.
  public void discard(NewFile file) throws IOException {
    storage.delete(file.key());
  }

  /// Makes files visible, as part of the transaction that settles their run or a part of it. What
  /// an earlier run of the asset had made is seen no more.
  public SqlWork keep(Maker maker, List<NewFile> files) {
    List<NewFile> copy = List.copyOf(files);
    return handle -> FileTable.insert(handle, maker, copy, clock.instant());
  }

  /// Makes those files visible whose names are free in the asset, as part of a transaction: of
  /// several who make the same, the first counts. What came too late is swept away after a day.
  public SqlWork keepFirst(Maker maker, List<NewFile> files) {
    List<NewFile> copy = List.copyOf(files);
    return handle -> FileTable.insertMissing(handle, maker, copy, clock.instant());
  }

  /// Does now what a transaction was to do.
  public void commit(SqlWork rows) {
    database.transact(transaction -> rows.run(transaction.handle()));
  }

  /// Takes a file out of sight, as part of a transaction; its bytes go with the next sweep.
  public SqlWork drop(AssetId asset, String name) {
    return handle -> FileTable.hide(handle, asset, name, clock.instant());
  }

  /// Takes all files of an asset out of sight, as part of a transaction; their bytes are removed by
  /// [#erase] or the next sweep.
  public SqlWork hide(AssetId asset) {
    return handle -> FileTable.hideAll(handle, asset, clock.instant());
  }

  /// Removes all that was ever stored for an asset, seen or not. Nobody works at it any more, or
  /// what he stores is swept away after a day.
  public void erase(TenantId tenant, AssetId asset) throws IOException {
    StorageKey folder = FOLDER.child(tenant.value()).child(asset.value());
    try (Stream<StoredFile> files = storage.filesIn(folder)) {
      for (StoredFile file : files.toList()) {
        storage.delete(file.key());
      }
    }
    database.transact(transaction -> FileTable.forget(transaction.handle(), asset));
  }

  /// Makes the next piece of a file readable that will be whole later, by [#keep] under the same
  /// name.
  ///
  /// @param piece  made by [#put], under the name of the file
  /// @param number counted from 0 in each run
  public SqlWork append(Maker maker, NewFile piece, int number) {
    return handle -> PieceTable.insert(handle, maker, piece, number, clock.instant());
  }

  /// The files of an asset that are not whole yet.
  public List<GrowingFile> growingFiles(AssetId asset) {
    return database.read(handle -> PieceTable.ofAsset(handle, asset));
  }

  /// The bytes of a piece from `offset` to its end. The caller closes the stream.
  ///
  /// @throws NoSuchFileException where its file has become whole meanwhile
  public InputStream open(GrowingFile.Piece piece, long offset) throws IOException {
    return storage
        .open(piece.key(), offset)
        .orElseThrow(() -> new NoSuchFileException(piece.key().toString()));
  }

  /// The bytes of a file that grows, from `offset` to where its pieces end. The caller closes the
  /// stream.
  ///
  /// @return a stream that fails where the file has become whole meanwhile and was swept
  public InputStream open(GrowingFile file, long offset) {
    return new PieceStream(file.pieces(), offset, this::open);
  }

  /// A file that `tenant` owns and that has not expired.
  public Optional<AssetFile> findFile(TenantId tenant, AssetId asset, String name) {
    return database.read(handle -> FileTable.find(handle, tenant, asset, name, clock.instant()));
  }

  /// The files of an asset, by name; none where it has expired, or never was.
  public List<AssetFile> files(AssetId asset) {
    return database.read(handle -> FileTable.ofAsset(handle, asset, clock.instant()));
  }

  /// All files that a tenant has in a store, by asset and name.
  public List<AssetFile> files(TenantId tenant, Store store) {
    return database.read(handle -> FileTable.ofTenant(handle, tenant, store, clock.instant()));
  }

  /// How many bytes a tenant has in all stores.
  public long storedBytes(TenantId tenant) {
    return database.read(handle -> FileTable.sizeOfTenant(handle, tenant, clock.instant()));
  }

  /// How long a tenant's files of a store are kept.
  public Retention retention(TenantId tenant, Store store) {
    return database.read(handle -> RetentionTable.find(handle, tenant, store));
  }

  /// Changes how long a tenant's files of a store are kept. Those that are there follow: some may
  /// be seen no more when this returns.
  public void setRetention(TenantId tenant, Store store, Retention retention) {
    database.transact(transaction ->
        RetentionTable.set(transaction.handle(), tenant, store, retention, clock.instant()));
  }

  /// The bytes of a file from `offset` to its end. The caller closes the stream.
  ///
  /// @throws NoSuchFileException where it was removed meanwhile
  public InputStream open(AssetFile file, long offset) throws IOException {
    return storage
        .open(file.key(), offset)
        .orElseThrow(() -> new NoSuchFileException(file.key().toString()));
  }

  /// `length` bytes from `offset`, both inside the file; otherwise as [#open(AssetFile, long)].
  public InputStream open(AssetFile file, long offset, long length) throws IOException {
    return storage
        .open(file.key(), offset, length)
        .orElseThrow(() -> new NoSuchFileException(file.key().toString()));
  }

  /// The file on this machine, to be read only; empty where the storage is elsewhere.
  public Optional<Path> findPath(AssetFile file) throws IOException {
    return storage instanceof HasLocalFiles local ? local.findPath(file.key()) : Optional.empty();
  }

  /// Brings a file to a place on this machine, to be read only: a second name for its bytes where
  /// one is possible, which stay even if the asset goes meanwhile, else a copy.
  ///
  /// @param target not there yet
  /// @throws NoSuchFileException where it was removed meanwhile
  public void bring(AssetFile file, Path target) throws IOException {
    Optional<Path> local = findPath(file);
    if (local.isPresent() && isLinked(target, local.get())) {
      return;
    }
    if (cache == null) {
      copy(file, target);
    } else {
      cache.bring(file.sha256(), file.sizeBytes(), target, () -> open(file, 0));
    }
  }

  private void copy(AssetFile file, Path target) throws IOException {
    try (InputStream bytes = open(file, 0)) {
      Files.copy(bytes, target);
    }
  }

  private static boolean isLinked(Path target, Path file) throws IOException {
    try {
      Files.createLink(target, file);
      return true;
    } catch (NoSuchFileException gone) {
      throw gone;
    } catch (FileSystemException | UnsupportedOperationException _) { // Another disk.
      return false;
    }
  }

  /// Removes files: they are seen no more when this returns; their bytes go with the next sweep.
  ///
  /// @return those that were there until now
  public List<AssetFile> remove(Collection<AssetFile> files) {
    return database.inTransaction(transaction -> files.stream()
        .filter(file -> FileTable.hide(transaction.handle(), file.key(), clock.instant()))
        .toList());
  }
}
