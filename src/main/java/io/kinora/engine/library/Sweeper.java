package io.kinora.engine.library;

import io.kinora.infra.db.Database;
import io.kinora.infra.storage.Storage;
import io.kinora.infra.storage.StorageKey;
import io.kinora.infra.storage.StoredFile;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Removes what has expired and what was left behind, and finds what is missing. Any number of
/// processes may sweep at once, and each may die at any moment.
public final class Sweeper {

  /// A run that stores its files needs less time than this to commit their rows.
  private static final Duration ORPHAN_AGE = Duration.ofDays(1);

  private static final int PAGE = 500;

  /// What a sweep did.
  ///
  /// @param removed how many files had expired or were removed before
  /// @param orphans how many files had no row, and were removed
  public record Swept(int removed, int orphans) {}

  private final Database database;
  private final Storage storage;

  public Sweeper(Database database, Storage storage) {
    this.database = database;
    this.storage = storage;
  }

  /// Removes the files that have expired at `now`, and those that no row knows for a day.
  ///
  /// @throws IOException where the storage fails; the next sweep goes on
  public Swept sweep(Instant now) throws IOException {
    database.transact(it -> RetentionTable.mend(it.handle()));
    var _ = database.inTransaction(it -> FileTable.hideExpired(it.handle(), now));
    int removed = removeHidden();
    Instant before = now.minus(ORPHAN_AGE);
    database.transact(it -> PieceTable.deleteOlder(it.handle(), before));
    database.transact(it -> FileTable.deleteEmptyAssets(it.handle(), before));
    return new Swept(removed, removeOrphans(before));
  }

  /// First the bytes, then the row: whatever ends us between, the next sweep finds the row.
  private int removeHidden() throws IOException {
    int count = 0;
    List<StorageKey> page = nextHidden();
    while (!page.isEmpty()) {
      for (StorageKey key : page) {
        storage.delete(key);
      }
      List<StorageKey> gone = page;
      database.transact(
          transaction -> gone.forEach(key -> FileTable.delete(transaction.handle(), key)));
      count += gone.size();
      page = nextHidden();
    }
    return count;
  }

  private List<StorageKey> nextHidden() {
    return database.read(handle -> FileTable.hidden(handle, PAGE));
  }

  private int removeOrphans(Instant before) throws IOException {
    int count = 0;
    try (Stream<StoredFile> files = storage.filesIn(Library.FOLDER)) {
      Iterator<StorageKey> old = files
          .filter(file -> file.modified().isBefore(before))
          .map(StoredFile::key)
          .iterator();
      while (old.hasNext()) {
        count += removeOrphans(nextPage(old));
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

  private int removeOrphans(List<StorageKey> page) throws IOException {
    Set<StorageKey> known = database.read(handle -> FileTable.known(handle, page));
    int count = 0;
    for (StorageKey key : page) {
      if (!known.contains(key)) {
        storage.delete(key);
        count++;
      }
    }
    return count;
  }

  /// The keys of rows whose file is not there: somebody else took it, or the disk lost it.
  public List<String> missingFiles() throws IOException {
    var missing = new ArrayList<String>();
    List<StorageKey> page = visibleAfter("");
    while (!page.isEmpty()) {
      for (StorageKey key : page) {
        if (storage.find(key).isEmpty() && isStillVisible(key)) {
          missing.add(key.toString());
        }
      }
      page = visibleAfter(page.getLast().toString());
    }
    return missing;
  }

  private List<StorageKey> visibleAfter(String key) {
    return database.read(handle -> FileTable.visibleAfter(handle, key, PAGE));
  }

  private boolean isStillVisible(StorageKey key) {
    return database.read(handle -> FileTable.isVisible(handle, key));
  }
}
