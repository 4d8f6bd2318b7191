package io.kinora.media.render;

/// Adds up the frames of all segments.
final class FrameCount {

  private final long all;
  private final RenderProgress progress;
  private long done;

  FrameCount(long all, RenderProgress progress) {
    this.all = all;
    this.progress = progress;
  }

  synchronized void add(long count) {
    done += count;
    progress.reached(done, all);
  }
}
