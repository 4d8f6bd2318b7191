package io.kinora.engine.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.engine.task.TaskAudit.Finding;
import io.kinora.engine.task.fake.FakeClock;
import io.kinora.engine.task.fake.FakeSender;
import io.kinora.engine.task.fake.FakeWording;
import io.kinora.engine.task.fake.FakeWork;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.SharedClock;
import io.kinora.infra.db.fake.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class TaskAuditTest {

  @Parameter
  private TestDatabase databases = TestDatabase.SQLITE;

  private final TaskOrder first = order("state:queued");
  private final TaskOrder second = order("").after(Set.of(first.id()));

  @TempDir
  private Path folder;

  private Database database;

  @BeforeEach
  void submitTwoTasks() {
    database = databases.open(folder, 8);
    var engine = new TaskEngine(
        database,
        TaskSettings.submitOnly(),
        SharedClock.alone(new FakeClock()),
        List.of(FakeWork.of("echo", run -> new RunResult(run.parameters()))),
        new Callbacks(List.of(new FakeWording()), new FakeSender()));
    var _ = engine.submit(List.of(first, second));
    engine.close();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_sound_database_has_no_findings() {
    assertThat(findings()).isEmpty();
  }

  @Test
  void a_queued_task_that_no_lane_knows_is_found() {
    change("delete from execution_quick");

    assertThat(findings())
        .containsExactly(finding(first, "is queued or running, but no lane knows of it"));
  }

  @Test
  void a_blocked_task_that_nothing_blocks_is_found() {
    change("delete from task_edge");

    assertThat(findings())
        .contains(finding(second, "is blocked, but not by a task that can still be done"));
  }

  @Test
  void a_slot_with_a_wrong_count_is_found() {
    change("update slot set used = 5");

    assertThat(findings())
        .containsExactly(new Finding("acme/quick", "is a slot whose count is wrong"));
  }

  @Test
  void a_task_that_waits_for_nothing_is_found() {
    haveTheFirstWait();

    assertThat(findings())
        .containsExactly(finding(
            first, "waits for a slot, but no task of its tenant holds one, and it may have one"));
  }

  @Test
  void a_task_waits_rightly_while_its_tenant_may_have_no_slot() {
    haveTheFirstWait();
    change("insert into share (tenant, lane, cap, obeyed) values ('acme', 'quick', 0, true)");

    assertThat(findings()).isEmpty();
  }

  private void haveTheFirstWait() {
    change("delete from execution_quick");
    change("update slot set used = 0");
    change("update task set state = 'waiting' where waits = 0");
  }

  @Test
  void a_task_that_went_on_after_its_end_is_found() {
    change("insert into event (task_id, tenant, at, kind, detail)"
        + " select id, tenant, 0, 'state', 'done' from task where waits = 0");
    change("insert into event (task_id, tenant, at, kind, detail)"
        + " select id, tenant, 0, 'state', 'running' from task where waits = 0");

    assertThat(findings()).containsExactly(finding(first, "changed its state after a final one"));
  }

  @Test
  void progress_that_fell_is_found() {
    change("insert into event (task_id, tenant, at, kind, detail)"
        + " select id, tenant, 0, 'progress', '40' from task where waits = 0");
    change("insert into event (task_id, tenant, at, kind, detail)"
        + " select id, tenant, 0, 'progress', '9' from task where waits = 0");

    assertThat(findings()).containsExactly(finding(first, "reported less progress than before"));
  }

  @Test
  void a_callback_that_no_lane_knows_is_found() {
    change("delete from execution_net");

    assertThat(findings())
        .extracting(Finding::text)
        .containsExactly("is a callback to be sent that no lane knows of");
  }

  private List<Finding> findings() {
    return new TaskAudit(database).findings();
  }

  private void change(String sql) {
    database.transact(transaction -> transaction.handle().execute(sql));
  }

  private static Finding finding(TaskOrder order, String text) {
    return new Finding(order.id().value(), text);
  }

  private static TaskOrder order(String events) {
    var origin = new Origin(FakeWording.DIALECT, events);
    return TaskOrder.of(new TenantId("acme"), "echo", "{}", origin);
  }
}
