package io.kinora.infra.base;

import java.time.Duration;

/// The one place that sleeps: between two tries of something that is away for a while.
public final class Pause {

  private Pause() {}

  public static void of(Duration length) throws InterruptedException {
    Thread.sleep(length);
  }
}
