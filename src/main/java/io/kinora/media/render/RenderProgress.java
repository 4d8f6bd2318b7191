package io.kinora.media.render;

/// Hears how many frames of a film are done. Called on any thread, one call at a time.
@FunctionalInterface
public interface RenderProgress {

  void reached(long framesDone, long frameCount);

  /// All frames are encoded: what is left is to join them with the sound. Called once, last.
  default void allDrawn() {}
}
