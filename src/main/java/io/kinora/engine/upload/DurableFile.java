package io.kinora.engine.upload;

import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.db.SqlWork;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// A file that grows at its end, and knows how much of it no crash can take away.
final class DurableFile implements UploadEnd {

  private final FileChannel file;
  private final Path path;
  private final FreeSpace freeSpace;
  private long written;
  private long durable;
  private @Nullable FutureTask<Long> syncing;

  private DurableFile(FileChannel file, Path path, long length, FreeSpace freeSpace) {
    this.file = file;
    this.path = path;
    this.freeSpace = freeSpace;
    this.written = length;
    this.durable = length;
  }

  /// Opens a file at the end of what is known of it; what may lie behind that is cut off.
  ///
  /// @param length at most what is there
  static DurableFile open(Path path, long length, FreeSpace freeSpace) throws IOException {
    var file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      var opened = new DurableFile(file, path, length, freeSpace);
      opened.cutBack(length);
      freeSpace.check(path);
      return opened;
    } catch (IOException | RuntimeException failure) {
      file.close();
      throw failure;
    }
  }

  @Override
  public long durable() {
    return durable;
  }

  @Override
  public void cutBack(long length) throws IOException {
    awaitSync();
    file.truncate(length);
    file.position(length);
    written = length;
    durable = length;
  }

  @Override
  public void write(byte[] bytes, int length) throws IOException {
    var rest = ByteBuffer.wrap(bytes, 0, length);
    try {
      while (rest.hasRemaining()) {
        written += file.write(rest);
      }
    } catch (IOException failure) {
      throw FreeSpace.orFull(failure);
    }
  }

  /// Has the disk work while more comes. What was written before the last of these is on it then.
  @Override
  public void beginSync() throws IOException {
    awaitSync();
    long length = written;
    var task = new FutureTask<>(() -> {
      file.force(true);
      return length;
    });
    syncing = task;
    var _ = Thread.ofVirtual().name("upload-sync").start(task);
    freeSpace.check(path);
  }

  private void awaitSync() throws IOException {
    FutureTask<Long> task = syncing;
    syncing = null;
    if (task == null) {
      return;
    }
    try {
      durable = task.get();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the server stops");
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof IOException cause) {
        throw FreeSpace.orFull(cause);
      }
      throw new IllegalStateException(failure.getCause());
    }
  }

  @Override
  public void sync() throws IOException {
    awaitSync();
    if (written > durable) {
      try {
        file.force(true);
        durable = written;
      } catch (IOException failure) {
        throw FreeSpace.orFull(failure); // Some disks find out only here that they are full.
      }
    }
  }

  @Override
  public SqlWork rows() {
    return SqlWork.NOTHING;
  }

  @Override
  public void recorded() {}

  @Override
  public void close() throws IOException {
    file.close();
  }
}
