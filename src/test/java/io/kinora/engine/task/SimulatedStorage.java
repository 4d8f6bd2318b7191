package io.kinora.engine.task;

import io.kinora.infra.storage.Receipt;
import io.kinora.infra.storage.Storage;
import io.kinora.infra.storage.StorageKey;
import io.kinora.infra.storage.StoredFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The one storage of the world. A put goes the way of a folder's: written beside, synced, renamed,
/// its folder synced; each step may fail or be the last of its process.
final class SimulatedStorage implements Storage {

  private static final String DIGEST = "0".repeat(64);

  private record Kept(byte[] bytes, Instant modified) {}

  private final SimulatedWorld world;
  private final Map<String, Kept> files = new TreeMap<>();

  SimulatedStorage(SimulatedWorld world) {
    this.world = world;
  }

  @Override
  public Receipt put(StorageKey key, InputStream bytes) throws IOException {
    byte[] content = bytes.readAllBytes();
    point("write");
    point("sync");
    files.put(key.toString(), new Kept(content, world.now()));
    point("rename");
    point("sync of the folder");
    return new Receipt(content.length, DIGEST);
  }

  private void point(String where) throws IOException {
    if (!SimulatedThread.isHere()) {
      return;
    }
    SimulatedThread.current().step();
    world.faults().mayKill(SimulatedThread.current().process(), where + " of a file");
    if (world.faults().failsStoring()) {
      world.story().tell(where + " of a file fails");
      throw new IOException(where + " failed");
    }
  }

  @Override
  public void delete(StorageKey key) throws IOException {
    point("before the delete");
    files.remove(key.toString());
    point("after the delete");
  }

  @Override
  public Optional<InputStream> open(StorageKey key, long offset) {
    return Optional.ofNullable(files.get(key.toString()))
        .map(it ->
            new ByteArrayInputStream(it.bytes(), (int) offset, it.bytes().length - (int) offset));
  }

  @Override
  public Optional<InputStream> open(StorageKey key, long offset, long length) {
    return open(key, offset);
  }

  @Override
  public Optional<StoredFile> find(StorageKey key) {
    return Optional.ofNullable(files.get(key.toString()))
        .map(it -> new StoredFile(key, it.bytes().length, it.modified()));
  }

  @Override
  public Stream<StoredFile> filesIn(StorageKey folder) {
    return files().filter(file -> file.key().isUnder(folder));
  }

  @Override
  public Stream<StoredFile> files() {
    return Map.copyOf(files).keySet().stream()
        .sorted()
        .map(StorageKey::parse)
        .flatMap(key -> find(key).stream());
  }

  @Override
  public void checkSpace() {}

  @Override
  public void check() {}

  @Override
  public int removeLeftovers(Instant before) {
    return 0;
  }
}
