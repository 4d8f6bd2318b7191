package io.kinora.infra.base;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Does many things of one kind that mostly wait, a few of them at a time.
public final class AtOnce {

  private AtOnce() {}

  /// Does all `jobs` on virtual threads. The first in order that fails fails the whole, and those
  /// that run then are interrupted.
  ///
  /// @param width so many at a time
  /// @param name of the threads
  /// @return what they gave, in their order
  public static <T> List<T> all(int width, String name, List<? extends Callable<T>> jobs)
      throws InterruptedException {
    try (ExecutorService threads = Executors.newFixedThreadPool(
        width, Thread.ofVirtual().name(name + "-", 0).factory())) {
      List<Future<T>> coming = new ArrayList<>();
      jobs.forEach(job -> coming.add(threads.submit(Handover.ofCall(job))));
      try {
        List<T> results = new ArrayList<>();
        for (Future<T> result : coming) {
          results.add(arrived(result));
        }
        return results;
      } finally {
        threads.shutdownNow(); // Nothing is left to do, or one has failed: the others are in vain.
      }
    }
  }

  private static <T> T arrived(Future<T> result) throws InterruptedException {
    try {
      return result.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(failed.getCause());
    }
  }
}
