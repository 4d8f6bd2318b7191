package io.kinora.media.render;

import io.kinora.infra.base.StopSignal;
import io.kinora.media.render.Drawing.Detail;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// The decoded pictures of a film that are in use now; forgets the one that was not asked for the
/// longest time. Thread-safe: a picture that two threads want is decoded once.
final class PictureShelf {

  /// Above this ratio of the largest to the smallest need, the largest is too fine for the kernel.
  private static final double STEP_MAX = 1.6;

  private record Key(String filename, int width) {}

  private final Map<String, SourceFile> files;
  private final StillDecoder decoder;
  private final long bytesMax;
  private final Map<Key, CompletableFuture<Picture>> shelf = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<Key, Long> sizes = new HashMap<>();

  PictureShelf(Map<String, SourceFile> files, StillDecoder decoder, long bytesMax) {
    this.files = files;
    this.decoder = decoder;
    this.bytesMax = bytesMax;
  }

  /// The picture at a size that suits a view.
  ///
  /// @param detail over all the time that the picture is shown
  /// @param width that the whole picture has in this frame, in pixels of the output
  Picture picture(String filename, Detail detail, double width) {
    SourceFile file = file(filename);
    return picture(file, widthFor(file, detail, width));
  }

  /// At the tightest view one pixel of the picture is one of the output; where the picture is also
  /// shown much smaller, smaller ones are made for that.
  static int widthFor(SourceFile file, Detail detail, double width) {
    double target = detail.widthMax();
    while (target > width * STEP_MAX) {
      target /= 1.5;
    }
    int wanted = Math.min((int) Math.ceil(target), file.pictureOrFail().uprightWidth());
    return Math.max(2, (wanted + 1) / 2 * 2);
  }

  SourceFile file(String filename) {
    SourceFile file = files.get(filename);
    if (file == null) {
      throw new IllegalStateException("was not probed: " + filename);
    }
    return file;
  }

  private Picture picture(SourceFile file, int width) {
    var key = new Key(file.name(), width);
    var mine = new CompletableFuture<Picture>();
    CompletableFuture<Picture> known;
    synchronized (shelf) {
      known = shelf.get(key);
      if (known == null) {
        shelf.put(key, mine);
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
    synchronized (shelf) {
      sizes.put(key, picture.sizeBytes());
      long total = sizes.values().stream().mapToLong(Long::longValue).sum();
      var oldest = shelf.keySet().iterator();
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
