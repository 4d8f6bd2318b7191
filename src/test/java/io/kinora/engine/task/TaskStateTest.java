package io.kinora.engine.task;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.engine.task.TaskState.Blocked;
import io.kinora.engine.task.TaskState.Cancelled;
import io.kinora.engine.task.TaskState.Done;
import io.kinora.engine.task.TaskState.Failed;
import io.kinora.engine.task.TaskState.Queued;
import io.kinora.engine.task.TaskState.Running;
import io.kinora.engine.task.TaskState.Waiting;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskStateTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private static final List<TaskState> STATES = List.of(
      new Blocked(NOON, 1),
      new Waiting(NOON),
      new Queued(NOON),
      new Running(NOON, 1),
      new Done(NOON),
      new Failed(NOON, new Failure(FailureCode.INTERNAL, "a mistake")),
      new Cancelled(NOON));

  @Test
  void these_are_all_the_ways_a_task_can_go() {
    String ways = STATES.stream()
        .map(from -> from.word() + " ->"
            + STATES.stream()
                .filter(from::allows)
                .map(next -> " " + next.word())
                .collect(joining()))
        .collect(joining("\n"));

    assertThat(ways).isEqualTo("""
        blocked -> waiting queued failed cancelled
        waiting -> queued cancelled
        queued -> waiting running cancelled
        running -> queued running done failed cancelled
        done ->
        failed ->
        cancelled ->""");
  }

  @Test
  void a_state_that_can_be_left_is_not_final() {
    assertThat(STATES)
        .allMatch(state -> state.isFinal() == STATES.stream().noneMatch(state::allows));
  }

  @Test
  void every_state_knows_since_when() {
    assertThat(STATES).extracting(TaskState::entered).containsOnly(NOON);
  }
}
