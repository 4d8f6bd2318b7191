package io.kinora;

import io.kinora.engine.machine.Wish;
import io.kinora.engine.task.WorkerDesk;
import io.kinora.engine.task.WorkerDesk.Entry;
import io.kinora.infra.base.Pause;
import io.kinora.infra.db.Database;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `kinora workers`: lists the processes on a database, and has them pause, go on, or drain.
@Command(
    name = "workers",
    description = {
      "Lists the processes that work on the database, and tells one of them what to do; warns of tasks"
          + " that none of them may do.",
      "One that is paused, or drains, picks no work and goes on with what it has; it answers"
          + " clients all the while. One that drains says so when nothing runs any more.",
      "It talks to the database: the process hears of it within two seconds."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:done", "1:could not be done", "2:wrong use"})
final class WorkersCommand implements Callable<Integer> {

  private static final Duration LOOK_EVERY = Duration.ofMillis(250);

  @Spec
  private @Nullable CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ACTION",
      description = "pause, resume or drain. Without this: lists them.")
  private @Nullable String action;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "NAME",
      description = "The process: the beginning of its name, or HOST:PID.")
  private @Nullable String name;

  @Option(names = "--json", description = "Lists them for machines.")
  private boolean isJson;

  @Option(names = "--wait", description = "With drain: ends when nothing runs there any more.")
  private boolean waits;

  @Override
  public Integer call() throws InterruptedException {
    CommandSpec command = Main.spec(spec);
    Optional<Wish> wish = Optional.ofNullable(action).map(this::wish);
    requireRightUse(wish);
    Settings settings = SettingFlags.settings(command);
    settings.requireDatabase();
    try (Database database = Databases.open(settings)) {
      var desk = new WorkerDesk(database);
      return wish.isPresent() ? tell(desk, wish.get()) : list(desk);
    }
  }

  private Wish wish(String word) {
    return switch (word) {
      case "pause" -> Wish.PAUSED;
      case "resume" -> Wish.WORKING;
      case "drain" -> Wish.DRAINING;
      default -> throw wrongUse("Name what to do: pause, resume or drain.");
    };
  }

  private void requireRightUse(Optional<Wish> wish) {
    if (wish.isPresent() && name == null) {
      throw wrongUse("Name the process: the beginning of its name, or HOST:PID.");
    }
    if (wish.isPresent() && isJson) {
      throw wrongUse("Only the list is told as --json.");
    }
    if (waits && !wish.equals(Optional.of(Wish.DRAINING))) {
      throw wrongUse("Only drain can --wait.");
    }
  }

  private int list(WorkerDesk desk) {
    PrintWriter out = Main.spec(spec).commandLine().getOut();
    out.print(isJson ? WorkerList.json(desk.entries()) : WorkerList.table(desk.entries()));
    out.flush();
    PrintWriter warnings = Main.spec(spec).commandLine().getErr();
    desk.unserved().forEach(it -> warnings.println(WorkerList.warning(it)));
    warnings.flush();
    return 0;
  }

  private int tell(WorkerDesk desk, Wish wish) throws InterruptedException {
    List<Entry> meant = WorkerList.named(desk.entries(), String.valueOf(name));
    if (meant.size() != 1) {
      String text = meant.isEmpty()
          ? "There is no live process '" + name + "'; 'kinora workers' lists them."
          : "'" + name + "' may be several processes; give more of the name.";
      Main.spec(spec).commandLine().getErr().println(text);
      return 1;
    }
    String found = meant.getFirst().worker().name();
    desk.wish(found, wish);
    return waits ? awaitDrained(desk, found) : 0;
  }

  /// Waits as long as the process lives.
  private int awaitDrained(WorkerDesk desk, String found) throws InterruptedException {
    while (true) {
      List<Entry> live = WorkerList.named(desk.entries(), found);
      if (live.isEmpty()) {
        Main.spec(spec).commandLine().getErr().println("The process has ended before that.");
        return 1;
      }
      switch (live.getFirst().worker().wish()) {
        case WORKING, PAUSED -> {
          Main.spec(spec).commandLine().getErr().println("Somebody wants something else of it.");
          return 1;
        }
        case DRAINING -> {
          if (WorkerList.isDrained(live.getFirst())) {
            return 0;
          }
        }
      }
      Pause.of(LOOK_EVERY);
    }
  }

  private ParameterException wrongUse(String text) {
    return new ParameterException(Main.spec(spec).commandLine(), text);
  }
}
