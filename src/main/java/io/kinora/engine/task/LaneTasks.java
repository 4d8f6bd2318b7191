package io.kinora.engine.task;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What is done with the sorts of executions that the library finds in the table of a lane.
///
/// @param runs tells which tasks are alive in this process
record LaneTasks(
    Parts parts,
    RunTask runTask,
    LiveRuns runs,
    List<RunErrand> errands,
    Silences silences,
    RunObserver observer) {

  LaneTasks {
    errands = List.copyOf(errands);
  }

  /// The library's word for them.
  List<CustomTask<Void>> of(Lane lane) {
    return Stream.concat(Stream.of(task(lane)), errands.stream().map(this::errand))
        .toList();
  }

  private CustomTask<Void> task(Lane lane) {
    return execution(
        ExecutionTable.TASK,
        lane,
        id -> runTask.execute(new TaskId(id)),
        id -> runs.find(new TaskId(id)).isPresent());
  }

  private CustomTask<Void> errand(RunErrand errand) {
    return execution(errand.name(), Lane.NET, errand::execute, errand::isRunning);
  }

  private CustomTask<Void> execution(
      String name,
      Lane lane,
      Function<String, CompletionHandler<Void>> execute,
      Predicate<String> isAlive) {
    return Tasks.custom(name, Void.class)
        // Only what comes before the work can fail here: the database was away.
        .onFailure(
            (done, operations) -> operations.reschedule(done, parts.time().now().plusSeconds(1)))
        .onDeadExecution((done, operations) -> {
          if (isAlive.test(done.getExecution().getId())) {
            return; // Ours: the machine slept, or the database was away.
          }
          if (!silences.isDead(done.getExecution())) {
            return; // Perhaps it was us who heard nothing.
          }
          operations.reschedule(done, parts.time().now());
          observer.foundDead(lane);
          parts.hints().work(lane).run();
        })
        .execute((instance, _) -> execute.apply(instance.getId()));
  }
}
