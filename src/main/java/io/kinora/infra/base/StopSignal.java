package io.kinora.infra.base;

import java.util.ArrayList;
import java.util.List;

/// Tells work in progress to end early: cancelled, replaced, or the server is stopping.
///
/// Thread-safe. Whoever can stop the work makes one and calls [#stop]; whoever works asks, or
/// registers what ends its waiting (such as killing a process).
public final class StopSignal {

  private final List<Runnable> listeners = new ArrayList<>();
  private boolean stopped;

  /// Asks the work to end. Only the first call has an effect.
  public void stop() {
    List<Runnable> told;
    synchronized (this) {
      if (stopped) {
        return;
      }
      stopped = true;
      told = List.copyOf(listeners);
    }
    told.forEach(Runnable::run);
  }

  public synchronized boolean isStopped() {
    return stopped;
  }

  /// Runs `listener` when the work is asked to end, at once if it was already.
  ///
  /// @return closing it takes the listener back
  public Registration onStop(Runnable listener) {
    synchronized (this) {
      if (!stopped) {
        listeners.add(listener);
        return () -> remove(listener);
      }
    }
    listener.run();
    return () -> {};
  }

  private synchronized void remove(Runnable listener) {
    listeners.remove(listener);
  }

  /// @throws StoppedException when the work was asked to end
  public void check() {
    if (isStopped()) {
      throw new StoppedException();
    }
  }

  /// A listener that can be taken back.
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }

  /// Unwinds work that was asked to end. Nothing is wrong with the work.
  public static final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoppedException() {
      super("stopped");
    }
  }
}
