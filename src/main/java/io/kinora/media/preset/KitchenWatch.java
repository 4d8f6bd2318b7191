package io.kinora.media.preset;

/// Hears how encodings go on. Called on threads of the kitchen; it must not take long.
public interface KitchenWatch {

  void started(String id);

  /// @param share that is done, 0 to 1; never less than before
  void progress(String id, double share);

  /// Asked now and then: what nobody wants any more is not made.
  boolean isWanted(String id);
}
