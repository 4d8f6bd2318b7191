package io.kinora.cli;

import static java.util.Objects.requireNonNull;

import io.kinora.cli.bench.EngineBench;
import io.kinora.cli.bench.FilmShareBench;
import io.kinora.cli.bench.GrowthBench;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `kinora bench engine`: the engine on a PostgreSQL of the bench's own, in several processes.
@Command(name = "engine", description = "The engine on one PostgreSQL, which is emptied.")
final class EngineBenchCommand {

  @Spec
  private CommandLine.Model.@Nullable CommandSpec spec;

  @Option(names = "--database", required = true, description = "jdbc:postgresql://…; is emptied.")
  private String url = "";

  private EngineBench bench() {
    return new EngineBench(url, out());
  }

  @Command(name = "submit", description = "Submits 500 tasks a second for others to run.")
  int submit(@Option(names = "--seconds", defaultValue = "30") int seconds)
      throws InterruptedException {
    bench().submit(Duration.ofSeconds(seconds));
    return 0;
  }

  @Command(name = "work", description = "Runs them, and says how long after their submission.")
  int work(@Option(names = "--threads", defaultValue = "8") int threads)
      throws InterruptedException {
    bench().work(threads);
    return 0;
  }

  @Command(name = "queues", description = "Trivial tasks behind short and long queues.")
  int queues(
      @Option(names = "--lengths", split = ",", defaultValue = "1000,1000000")
          List<Integer> lengths,
      @Option(names = "--threads", defaultValue = "8") int threads)
      throws InterruptedException {
    bench().queues(lengths, threads);
    return 0;
  }

  @Command(name = "idle", description = "What processes cost that have nothing to do.")
  int idle(
      @Option(names = "--processes", defaultValue = "8") int processes,
      @Option(names = "--seconds", defaultValue = "30") int seconds)
      throws InterruptedException {
    bench().idle(processes, Duration.ofSeconds(seconds));
    return 0;
  }

  @Command(name = "growth", description = "A day of work: how the tables grow, and what it costs.")
  int growth(
      @Option(names = "--tasks", defaultValue = "1000000") int count,
      @Option(names = "--per-second", defaultValue = "500") int perSecond,
      @Option(names = "--threads", defaultValue = "8") int threads,
      @Option(names = "--servers-vacuum", description = "Vacuums by the server's settings.")
          boolean isServers)
      throws InterruptedException {
    new GrowthBench(url, out()).run(count, perSecond, threads, isServers);
    return 0;
  }

  @Command(name = "version", description = "The version of the database.")
  int version() {
    bench().version();
    return 0;
  }

  @Command(name = "films", description = "A film on one worker and on two, and on more of them.")
  int films(
      @Option(names = "--alone", required = true, description = "Its task.") String alone,
      @Option(names = "--both", required = true, description = "Its task.") String both,
      @Option(names = "--segments", required = true) int segmentCount) {
    new FilmShareBench(url, out()).run(alone, both, segmentCount);
    return 0;
  }

  private PrintWriter out() {
    return requireNonNull(spec).commandLine().getOut();
  }
}
