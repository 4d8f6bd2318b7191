package io.kinora;

import io.kinora.engine.task.Task;
import io.kinora.engine.task.TaskDesk;
import io.kinora.engine.task.TaskId;
import io.kinora.engine.task.TaskOrder;
import io.kinora.infra.db.Database;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `kinora priority`: makes a task more urgent, or less.
@Command(
    name = "priority",
    description = {
      "Makes a task more urgent, or less: whoever has a free thread takes the most urgent first.",
      "One that runs goes on; those that help it are as urgent.",
      "It talks to the database, and counts at once."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:done", "1:could not be done", "2:wrong use"})
final class PriorityCommand implements Callable<Integer> {

  @Spec
  private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "TASK", description = "The key of the task.")
  private String task = "";

  @Parameters(
      index = "1",
      paramLabel = "NUMBER",
      description = "-100 to 100, higher is more urgent; most tasks have 0.")
  private int priority;

  @Override
  public Integer call() {
    CommandSpec command = Main.spec(spec);
    if (Math.abs(priority) > TaskOrder.PRIORITY_MAX) {
      throw new ParameterException(
          command.commandLine(), "A priority is a number from -100 to 100.");
    }
    Settings settings = SettingFlags.settings(command);
    settings.requireDatabase();
    try (Database database = Databases.open(settings)) {
      Optional<Task> found =
          TaskId.parse(task).flatMap(it -> new TaskDesk(database).prioritise(it, priority));
      Optional<String> complaint = complaint(found);
      complaint.ifPresent(command.commandLine().getErr()::println);
      return complaint.isPresent() ? 1 : 0;
    }
  }

  private Optional<String> complaint(Optional<Task> found) {
    if (found.isEmpty()) {
      return Optional.of("There is no task '" + task + "'.");
    }
    return found
        .filter(Task::isFinal)
        .map(it -> "Task '" + task + "' is " + it.state().word() + " already.");
  }
}
