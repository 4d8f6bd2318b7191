package io.kinora.engine.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.engine.task.fake.FakeClock;
import io.kinora.engine.task.fake.FakeSender;
import io.kinora.engine.task.fake.FakeWording;
import io.kinora.engine.task.fake.FakeWork;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.SharedClock;
import io.kinora.infra.db.fake.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Tasks that help another one.
@ParameterizedClass
@EnumSource
class HelpersTest {

  @Parameter
  private TestDatabase databases = TestDatabase.SQLITE;

  private static final Failure NO_IMAGE = new Failure(FailureCode.INPUT_NOT_MEDIA, "no image");

  private static final TaskSettings ONE_THREAD_TWO_SLOTS =
      new TaskSettings(Map.of(Lane.HEAVY, 1), 2, RetrySettings.DEFAULTS, Duration.ofMillis(50));

  /// The slot of the first helper goes to the second one while both are ended.
  @Test
  void helpers_that_wait_leave_no_slot_taken_when_what_they_help_ends(@TempDir Path folder) {
    var film = new FakeWork("film", Lane.HEAVY, run -> {
      var _ = run.helpers().submit(List.of(order("A", "part"), order("B", "part")));
      throw NO_IMAGE.asException();
    });
    var part = new FakeWork("part", Lane.HEAVY, run -> new RunResult(run.parameters()));
    var callbacks = new Callbacks(List.of(new FakeWording()), new FakeSender());
    try (Database database = databases.open(folder, 8);
        var engine = new TaskEngine(
            database,
            ONE_THREAD_TWO_SLOTS,
            SharedClock.alone(new FakeClock()),
            List.of(film, part),
            callbacks)) {
      engine.start();

      TaskId id = engine.submit(List.of(order("C", "film"))).getFirst().id();

      await().until(() -> engine.findTask(id).filter(Task::isFinal).isPresent());
      assertThat(new TaskAudit(database).findings()).isEmpty();
      assertThat(database.<List<Task>>read(handle -> HelperTable.ofTask(handle, id)))
          .hasSize(2)
          .allMatch(helper -> helper.state() instanceof TaskState.Cancelled);
    }
  }

  /// @param letter ends are written down in the order of ids
  private static TaskOrder order(String letter, String kind) {
    return new TaskOrder(
        new TaskId(letter.repeat(26)),
        new TenantId("acme"),
        kind,
        0,
        "{}",
        new Origin(FakeWording.DIALECT, ""),
        Set.of(),
        null);
  }
}
