package io.kinora.engine.upload;

import io.kinora.engine.upload.Upload.State;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.SqlWork;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// Uploads that lie in a folder of this machine: each is one file that grows, under its id.
record FolderBytes(Path folder, FreeSpace freeSpace, Database database) implements UploadBytes {

  private Path path(UploadId id) {
    return folder.resolve(id.value());
  }

  @Override
  public long there(UploadId id) throws IOException {
    Path path = path(id);
    return Files.exists(path) ? Files.size(path) : 0;
  }

  @Override
  public UploadEnd end(Upload upload, Counting counting) throws IOException {
    return DurableFile.open(path(upload.id()), upload.offset(), freeSpace);
  }

  /// What lies behind the offset is cut off by whoever goes on there.
  @Override
  public Dropped behind(UploadId id, long offset) {
    return Dropped.NOTHING;
  }

  @Override
  public Dropped all(UploadId id) {
    return new Dropped() {
      @Override
      public SqlWork rows() {
        return SqlWork.NOTHING;
      }

      @Override
      public void remove() throws IOException {
        Files.deleteIfExists(path(id));
      }
    };
  }

  @Override
  public Optional<InputStream> open(UploadId id) throws IOException {
    try {
      return Optional.of(Files.newInputStream(path(id)));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<Path> findPath(UploadId id) {
    return Optional.of(path(id)).filter(Files::exists);
  }

  @Override
  public int sweep(Instant now) throws IOException {
    int count = 0;
    try (var files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (!isNeeded(String.valueOf(file.getFileName())) && Files.deleteIfExists(file)) {
          count++;
        }
      }
    }
    return count;
  }

  private boolean isNeeded(String name) {
    return UploadId.isOne(name)
        && database
            .read(handle -> UploadTable.find(handle, new UploadId(name)))
            .filter(it -> it.state() != State.GONE)
            .isPresent();
  }
}
