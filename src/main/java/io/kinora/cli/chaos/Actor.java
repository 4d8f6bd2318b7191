package io.kinora.cli.chaos;

import io.kinora.infra.base.Pause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One process of Kinora that is started, killed, frozen and started again, with a data folder of
/// its own. One thread at a time troubles it.
final class Actor implements AutoCloseable {

  /// A start waits for its database, which may be cut off just then.
  private static final int START_LOOKS_MAX = 600;

  private static final Duration LOOK_EVERY = Duration.ofMillis(200);
  private static final int ASK_MILLIS_MAX = 2_000;

  private static final long STOP_SECONDS_MAX = 60;

  private final String name;
  private final int port;
  private final List<String> flags;
  private final Map<String, String> environment;
  private final Path log;
  private @Nullable Process process;

  /// @param port  where it listens
  /// @param flags of `kinora serve`
  /// @param environment its settings beside them
  /// @param log   where what it says is kept; appended to
  Actor(String name, int port, List<String> flags, Map<String, String> environment, Path log) {
    this.name = name;
    this.port = port;
    this.flags = List.copyOf(flags);
    this.environment = Map.copyOf(environment);
    this.log = log;
  }

  String name() {
    return name;
  }

  /// Starts it, and waits until it is ready.
  ///
  /// @return whether it does; one that ended or waits for too long has not started
  boolean start() throws InterruptedException {
    try {
      ProcessBuilder builder = new ProcessBuilder(words())
          .redirectErrorStream(true)
          .redirectOutput(Redirect.appendTo(log.toFile()));
      builder.environment().putAll(environment);
      Process started = builder.start();
      process = started;
      for (int look = 0; look < START_LOOKS_MAX && started.isAlive(); look++) {
        if (isReady()) {
          return true;
        }
        Pause.of(LOOK_EVERY);
      }
      return false;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// This JVM once more, with the same flags: it is the same Kinora.
  private List<String> words() {
    var words = new ArrayList<String>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.kinora.Main", "serve"));
    words.addAll(List.of("--port", String.valueOf(port)));
    words.addAll(flags);
    return words;
  }

  private boolean isReady() {
    try {
      var connection = (HttpURLConnection)
          URI.create("http://127.0.0.1:" + port + "/readyz").toURL().openConnection();
      connection.setConnectTimeout(ASK_MILLIS_MAX);
      connection.setReadTimeout(ASK_MILLIS_MAX);
      return connection.getResponseCode() == 200;
    } catch (IOException _) {
      return false; // It does not listen yet.
    }
  }

  boolean isAlive() {
    return process != null && process.isAlive();
  }

  /// As the system ends what has too much memory: at once, with nothing put in order.
  void kill() throws InterruptedException {
    Process killed = Objects.requireNonNull(process, "was started");
    killed.destroyForcibly().waitFor();
  }

  /// Its clock goes on, but it does not.
  void freeze() throws InterruptedException {
    signal("STOP");
  }

  void thaw() throws InterruptedException {
    signal("CONT");
  }

  private void signal(String signal) throws InterruptedException {
    long pid = Objects.requireNonNull(process, "was started").pid();
    SystemCommand.run(List.of("kill", "-" + signal, String.valueOf(pid)), log);
  }

  /// Stops it in order.
  ///
  /// @return whether it said that it did
  boolean stop() throws InterruptedException {
    Process stopped = Objects.requireNonNull(process, "was started");
    stopped.destroy();
    return stopped.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS) && stopped.exitValue() == 0;
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
    }
  }
}
