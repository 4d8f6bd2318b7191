package io.kinora;

import io.kinora.cli.chaos.Chaos;
import io.kinora.cli.chaos.ChaosPlan;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.ffmpeg.FfmpegRunner;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `kinora chaos`: kills, freezes and cuts off processes at work, and looks whether all promises
/// hold.
@Command(
    name = "chaos",
    description = {
      "Starts an API and workers of its own on your database and in your bucket, orders work by all"
          + " APIs, kills and freezes the processes, cuts off database and storage, and then looks"
          + " whether anything was lost, done twice or left behind.",
      "It has a schema of its own, kinora_chaos_…, and a prefix of that name in the bucket; both are"
          + " removed at the end. Your processes and their work are not touched, but share the"
          + " machines. Without PostgreSQL it is one process on a folder of its own."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:all promises hold", "1:something does not", "2:wrong use"})
final class ChaosCommand implements Callable<Integer> {

  private static final String NAME = "kinora_chaos_";

  @Spec
  private @Nullable CommandSpec spec;

  @Option(
      names = "--kills",
      defaultValue = "20",
      description = "So many processes are killed; a kill takes five to ten seconds. Default: 20")
  private int kills;

  @Option(
      names = "--minutes",
      defaultValue = "600",
      description = "After so many, fewer will do: it waits until all is quiet. Default: 600")
  private int minutes;

  @Option(names = "--workers", defaultValue = "3", description = "How many work. Default: 3")
  private int workers;

  @Option(
      names = "--orders",
      defaultValue = "60",
      description = "So many are open at once: fewer leave more time for trouble. Default: 60")
  private int orders;

  @Option(names = "--seed", description = "Of what happens when. Default: another one each time")
  private @Nullable Long seed;

  @Option(
      names = "--restart-database",
      arity = "1",
      paramLabel = "PROGRAM",
      description = "Program that restarts PostgreSQL; it is called now and then, without words.")
  private @Nullable Path restart;

  @Option(
      names = "--keep",
      paramLabel = "FOLDER",
      description = "Folder, made or empty, where logs and data are kept.")
  private @Nullable Path kept;

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandSpec command = Main.spec(spec);
    if (kills < 1 || workers < 1 || minutes < 1 || orders < 1) {
      throw new InvalidSettingException(
          "--kills, --workers, --minutes and --orders are at least 1.");
    }
    Settings settings = SettingFlags.settings(command);
    long chosen = seed == null ? new SecureRandom().nextInt(Integer.MAX_VALUE) : seed;
    if (kept != null) {
      return run(settings, kept.toAbsolutePath(), chosen);
    }
    try (var folder = WorkFolder.in(Path.of(System.getProperty("java.io.tmpdir")))) {
      return run(settings, folder.path(), chosen);
    }
  }

  private int run(Settings settings, Path folder, long seed)
      throws IOException, InterruptedException {
    CommandSpec command = Main.spec(spec);
    PrintWriter out = command.commandLine().getOut();
    String name = NAME + Long.toUnsignedString(System.nanoTime(), 36);
    FfmpegRunner ffmpeg = Server.startFfmpeg(settings, folder.resolve("cache"));
    try (var _ = new Stop();
        var ground = ChaosGround.in(command, name, folder)) {
      List<String> program = restart == null ? List.of() : List.of(restart.toString());
      int others = ground.database().isPresent() ? workers : 0;
      var plan =
          new ChaosPlan(kills, Duration.ofMinutes(minutes), others, orders, seed, program, folder);
      List<String> findings = new Chaos(ground, plan, ffmpeg, Clock.systemUTC(), out).run();
      return findings.isEmpty() ? 0 : 1;
    }
  }

  /// Breaks off at a signal, so that no process and no schema stays behind: interrupts the thread
  /// that opened it, and lets it put things in order before the JVM ends.
  private static final class Stop implements AutoCloseable {

    private static final long SECONDS_MAX = 60;

    private final CountDownLatch closed = new CountDownLatch(1);

    Stop() {
      Thread works = Thread.currentThread();
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
        if (closed.getCount() > 0) {
          works.interrupt();
          await();
        }
      }));
    }

    private void await() {
      try {
        var _ = closed.await(SECONDS_MAX, TimeUnit.SECONDS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }
}
