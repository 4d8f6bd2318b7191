package io.kinora;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `kinora serve` and `kinora worker`: a server until it is told to stop.
@Command(
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:stopped in order", "1:could not start", "2:wrong use"})
final class ServeCommand implements Callable<Integer> {

  private final Map<String, String> usualFlags;

  @Spec
  private @Nullable CommandSpec spec;

  @Option(
      names = "--clock-ahead",
      hidden = true,
      defaultValue = "0",
      description = "Seconds by which the clock of this process is ahead. For kinora chaos.")
  private int secondsAhead;

  /// @param usualFlags hold where the operator does not say otherwise on the command line
  ServeCommand(Map<String, String> usualFlags) {
    this.usualFlags = Map.copyOf(usualFlags);
  }

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = SettingFlags.settings(Main.spec(spec), usualFlags);
    var started = new CompletableFuture<Server>();
    stopAtSignal(started); // First: a signal may come while the server starts.
    try {
      started.complete(Server.start(settings, clock()));
    } catch (RuntimeException failure) {
      started.completeExceptionally(failure);
      throw failure;
    }
    new CountDownLatch(1).await(); // The signal ends the process.
    return 0;
  }

  private Clock clock() {
    return Clock.offset(Clock.systemUTC(), Duration.ofSeconds(secondsAhead));
  }

  /// Stops what has started. The JVM would say 143 at the end of a stop in order; so the hook
  /// itself
  /// has the last word. A start that failed has told why, and ends with its own code.
  private static void stopAtSignal(CompletableFuture<Server> started) {
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
      Optional<Server> server =
          started.handle((it, _) -> Optional.ofNullable(it)).join();
      server.ifPresent(it -> {
        it.close();
        Runtime.getRuntime().halt(0);
      });
    }));
  }
}
