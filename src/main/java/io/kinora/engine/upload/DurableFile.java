package io.kinora.engine.upload;

import io.kinora.infra.base.FreeSpace;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// A file that grows at its end, and knows how much of it no crash can take away.
final class DurableFile implements AutoCloseable {

  /// One stretch goes to the disk while the next one comes. Source: the publishing contract,
  /// section
  /// 7.1: never more than 16 MiB are on their way.
  private static final long BYTES_BETWEEN_SYNCS = 8L << 20;

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

  /// How long the file may become, and what is said where more comes.
  record Limit(long bytesMax, UploadFault fault) {}

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

  /// How many bytes are on the disk for certain.
  long durable() {
    return durable;
  }

  void cutBack(long length) throws IOException {
    file.truncate(length);
    file.position(length);
    written = length;
    durable = length;
  }

  /// Takes all that comes. However it ends, what was written is on the disk then.
  ///
  /// @param limit  how long the file may become
  /// @param synced hears how long the file is for certain, from time to time
  /// @throws UploadFaultException where more comes, or something else than was announced
  void append(InputStream body, Limit limit, Optional<BodyDigest> wanted, LongConsumer synced)
      throws IOException {
    Optional<MessageDigest> digest = wanted.map(BodyDigest::begin);
    long begun = written;
    try {
      var stretches = new Stretches(body);
      byte[] buffer = stretches.buffer();
      for (int count = stretches.next(); count > 0; count = stretches.next()) {
        if (written + count > limit.bytesMax()) {
          throw limit.fault().asException();
        }
        int read = count;
        digest.ifPresent(it -> it.update(buffer, 0, read));
        write(ByteBuffer.wrap(buffer, 0, count));
        if (written - begun >= BYTES_BETWEEN_SYNCS) {
          beginSync();
          begun = written;
          freeSpace.check(path);
          synced.accept(durable);
        }
      }
    } finally {
      awaitSync();
      sync();
    }
    if (wanted.isPresent() && !wanted.orElseThrow().isThatOf(digest.orElseThrow())) {
      throw new UploadFault.WrongDigest().asException();
    }
  }

  private void write(ByteBuffer bytes) throws IOException {
    try {
      while (bytes.hasRemaining()) {
        written += file.write(bytes);
      }
    } catch (IOException failure) {
      throw FreeSpace.orFull(failure);
    }
  }

  /// Has the disk work while more comes. What was written before the last of these is on it then.
  private void beginSync() throws IOException {
    awaitSync();
    long length = written;
    var task = new FutureTask<>(() -> {
      file.force(true);
      return length;
    });
    syncing = task;
    var _ = Thread.ofVirtual().name("upload-sync").start(task);
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

  private void sync() throws IOException {
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
  public void close() throws IOException {
    file.close();
  }
}
