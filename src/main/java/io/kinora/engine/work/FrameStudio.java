package io.kinora.engine.work;

import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.render.FrameDesk;
import io.kinora.media.sxml.FileNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The files of one tenant's films of which frames are shown. Each is fetched once and stays what
/// it was then, until the studio is cleared away. Thread-safe.
final class FrameStudio implements AutoCloseable {

  private final Sources sources;
  private final Sources.Asker asker;
  private final WorkFolder folder;
  private final FrameDesk desk;
  private final Instant since;
  private final Map<String, Place> places = new ConcurrentHashMap<>();
  private final AtomicInteger named = new AtomicInteger();
  private final AtomicLong byteCount = new AtomicLong();

  /// Where a file lies once it is there; the lock is held by who fetches it.
  private static final class Place {
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Path path;
  }

  FrameStudio(Workshop workshop, TenantId tenant, Instant since) {
    var closing = new StopSignal();
    this.sources = workshop.sources();
    this.asker = new Sources.Asker(tenant, closing);
    this.folder = WorkFolder.in(workshop.folder());
    this.desk = workshop.renderer().desk(closing);
    this.since = since;
  }

  FrameDesk desk() {
    return desk;
  }

  Instant since() {
    return since;
  }

  long byteCount() {
    return byteCount.get();
  }

  /// Fetches the files of a film that must be there, where they are not here.
  void fetch(List<FileNames.Named> files) throws InterruptedException {
    Inputs.fetched(FilmSources.addressesNeeded(files), this::file);
  }

  /// Where a file is; fetched now if it is not here.
  ///
  /// @throws io.kinora.infra.base.FailureException where it cannot be had
  Path pathOf(FileNames.Named file) {
    try {
      return file(file.filename());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new StopSignal.StoppedException();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Whoever comes second waits, and tries it himself if the first has failed.
  private Path file(String address) throws InterruptedException, IOException {
    Place place = places.computeIfAbsent(address, _ -> new Place());
    place.lock.lockInterruptibly();
    try {
      Path path = place.path;
      if (path == null) {
        path = sources.fetch(address, asker, newFile());
        byteCount.addAndGet(Files.size(path));
        place.path = path;
      }
      return path;
    } finally {
      place.lock.unlock();
    }
  }

  /// A name that no other file of the studio has.
  Path newFile() {
    return folder.file("file-" + named.getAndIncrement());
  }

  /// Reads a file that was made here, and removes it.
  static byte[] taken(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      Files.delete(file);
      return bytes;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Nobody uses it any more.
  @Override
  public void close() {
    asker.stop().stop();
    folder.close();
  }
}
