package io.kinora.media.render;

/// Hears how many frames of a film are done. Called on any thread, one call at a time.
@FunctionalInterface
public interface RenderProgress {

  void reached(long framesDone, long frameCount);
}
