package io.kinora.infra.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// Keeps files. What was put is there whole or not at all, whatever ends the process meanwhile.
/// Threads may share it. A key names a file or begins other keys, as `a` does `a/b`, never both:
/// whoever makes keys sees to it, for not every storage does.
///
/// One that is elsewhere fails with `UNAVAILABLE` while it cannot be reached.
///
/// What only some storages can is a type of its own: ask `storage instanceof HasLocalFiles local`.
public interface Storage {

  /// Keeps what `bytes` gives, to its end. A file that has this key already is replaced at once;
  /// who reads it then reads on undisturbed.
  ///
  /// @throws io.kinora.infra.base.FailureException `OUT_OF_SPACE` where too little is left
  /// @throws IOException where reading or keeping fails; then nothing has changed
  Receipt put(StorageKey key, InputStream bytes) throws IOException;

  /// Keeps a file of this machine, which is gone from where it was afterwards; otherwise as
  /// [#put]. Its bytes are not copied where that can be spared.
  default Receipt take(StorageKey key, Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      Receipt receipt = put(key, bytes);
      Files.delete(file);
      return receipt;
    }
  }

  /// Tells early whether more can be kept.
  ///
  /// @throws io.kinora.infra.base.FailureException `OUT_OF_SPACE` where too little is left
  void checkSpace() throws IOException;

  /// Tells whether files can be kept and read now. Quick enough to be asked all the time.
  ///
  /// @throws io.kinora.infra.base.FailureException `OUT_OF_SPACE`, `UNAVAILABLE`
  /// @throws IOException where they cannot for another reason
  void check() throws IOException;

  /// The bytes of a file from `offset` to its end; empty where there is no such file. The caller
  /// closes the stream.
  Optional<InputStream> open(StorageKey key, long offset) throws IOException;

  /// The same, but at most `length` bytes: no more are asked for.
  Optional<InputStream> open(StorageKey key, long offset, long length) throws IOException;

  /// What is known of a file.
  Optional<StoredFile> find(StorageKey key) throws IOException;

  /// All files that lie in `folder`, at any depth, in no order, as they are while the stream is
  /// read. The caller closes it.
  Stream<StoredFile> filesIn(StorageKey folder) throws IOException;

  /// All files, as [#filesIn].
  Stream<StoredFile> files() throws IOException;

  /// Removes a file. It is no failure that there is none.
  void delete(StorageKey key) throws IOException;

  /// Removes what puts left behind that a crash ended, and that was not written to since `before`.
  ///
  /// @return how many they were
  int removeLeftovers(Instant before) throws IOException;
}
