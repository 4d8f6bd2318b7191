package io.kinora.media.render;

import io.kinora.infra.base.StopSignal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Decoded pictures that are in use now; forgets the one that was not asked for the longest time.
/// Thread-safe: a picture that two threads want is decoded once.
final class KeptPictures {

  private record Key(Path file, int width) {}

  private final StillDecoder decoder;
  private final long bytesMax;
  private final Map<Key, CompletableFuture<Picture>> pictures =
      new LinkedHashMap<>(16, 0.75f, true);
  private final Map<Key, Long> sizes = new HashMap<>();

  KeptPictures(StillDecoder decoder, long bytesMax) {
    this.decoder = decoder;
    this.bytesMax = bytesMax;
  }

  /// A picture, decoded now if it is not here.
  ///
  /// @param width at which it is decoded, even
  Picture picture(SourceFile file, int width) {
    var key = new Key(file.path(), width);
    var mine = new CompletableFuture<Picture>();
    CompletableFuture<Picture> known;
    synchronized (pictures) {
      known = pictures.get(key);
      if (known == null) {
        pictures.put(key, mine);
      }
    }
    return known == null ? decode(file, key, mine) : waited(known);
  }

  private Picture decode(SourceFile file, Key key, CompletableFuture<Picture> mine) {
    try {
      Picture picture = decoder.decode(file, key.width());
      mine.complete(picture);
      keep(key, picture);
      return picture;
    } catch (RuntimeException failure) {
      mine.completeExceptionally(failure);
      throw failure;
    } finally {
      // After an error such as no memory: whoever waits for the picture must not wait for ever.
      mine.completeExceptionally(new StopSignal.StoppedException());
      if (mine.isCompletedExceptionally()) {
        forget(key, mine);
      }
    }
  }

  /// What failed once is tried again by who comes next.
  private void forget(Key key, CompletableFuture<Picture> failed) {
    synchronized (pictures) {
      pictures.remove(key, failed);
    }
  }

  private static Picture waited(CompletableFuture<Picture> known) {
    try {
      return known.join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failure;
    }
  }

  private void keep(Key key, Picture picture) {
    synchronized (pictures) {
      sizes.put(key, picture.sizeBytes());
      long total = sizes.values().stream().mapToLong(Long::longValue).sum();
      var oldest = pictures.keySet().iterator();
      while (total > bytesMax && oldest.hasNext()) {
        Key candidate = oldest.next();
        Long size = sizes.get(candidate);
        if (size != null && !candidate.equals(key)) {
          total -= size;
          sizes.remove(candidate);
          oldest.remove();
        }
      }
    }
  }
}
