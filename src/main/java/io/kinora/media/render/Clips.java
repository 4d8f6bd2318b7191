package io.kinora.media.render;

import io.kinora.infra.base.StopSignal;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.profile.FrameRate;
import io.kinora.media.render.Drawing.ClipFrame;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The clips that one thread reads, each opened at the first frame that it shows. For one thread.
final class Clips implements AutoCloseable {

  /// Clips that play at the same time; more are hardly a film.
  private static final int OPEN_MAX = 24;

  /// One showing of a clip. The same one may be seen small and large at once.
  private record Showing(
      String filename, long firstNanos, double speed, ClipFrame.Between between, int width) {}

  private final PictureShelf files;
  private final FrameRate rate;
  private final FfmpegRunner runner;
  private final StopSignal stop;
  private final Map<Showing, ClipReader> open = new HashMap<>();
  private final Map<Showing, Long> lastUsed = new HashMap<>();
  private long uses;
  private long usesBefore;

  Clips(PictureShelf files, FrameRate rate, FfmpegRunner runner, StopSignal stop) {
    this.files = files;
    this.rate = rate;
    this.runner = runner;
    this.stop = stop;
  }

  StopSignal stop() {
    return stop;
  }

  /// From here on a new frame is drawn.
  void beginFrame() {
    usesBefore = uses;
  }

  /// Closes what the last frame did not show: it would wait for nobody.
  void keepOnlyThoseOfLastFrame() {
    List.copyOf(lastUsed.entrySet()).stream()
        .filter(use -> use.getValue() < usesBefore)
        .map(Map.Entry::getKey)
        .forEach(this::close);
  }

  Picture picture(ClipFrame clip, int width) {
    var showing =
        new Showing(clip.filename(), clip.firstNanos(), clip.speed(), clip.between(), width);
    ClipReader reader = open.get(showing);
    if (reader == null || !reader.reaches(clip.index())) {
      close(showing);
      closeOldest();
      reader = ClipReader.open(files.file(clip.filename()), clip, rate, width, runner, stop);
      open.put(showing, reader);
    }
    lastUsed.put(showing, uses++);
    return reader.picture(clip.index());
  }

  private void closeOldest() {
    if (open.size() >= OPEN_MAX) {
      lastUsed.entrySet().stream()
          .min(Map.Entry.comparingByValue())
          .map(Map.Entry::getKey)
          .ifPresent(this::close);
    }
  }

  private void close(Showing showing) {
    ClipReader reader = open.remove(showing);
    lastUsed.remove(showing);
    if (reader != null) {
      reader.close();
    }
  }

  @Override
  public void close() {
    closeAll();
  }

  /// Another frame may be asked for all the same.
  void closeAll() {
    open.values().forEach(ClipReader::close);
    open.clear();
    lastUsed.clear();
  }
}
