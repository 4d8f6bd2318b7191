package io.kinora.media.preset;

/// Wants everything and hears nothing.
final class SilentWatch implements KitchenWatch {

  @Override
  public void started(String id) {}

  @Override
  public void progress(String id, double share) {}

  @Override
  public boolean isWanted(String id) {
    return true;
  }
}
