package io.kinora.engine.work;

import io.kinora.engine.task.Run;
import io.kinora.engine.task.TaskId;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.SqlWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A run that nobody stops; remembers how far it has come.
record FakeRun(TenantId tenant, String kind, String parameters, List<Integer> percents)
    implements Run {

  static FakeRun of(TenantId tenant, String kind, String parameters) {
    return new FakeRun(tenant, kind, parameters, new ArrayList<>());
  }

  @Override
  public TaskId id() {
    return TaskId.random();
  }

  @Override
  public Optional<String> earlierResultJson() {
    return Optional.empty();
  }

  @Override
  public int attempt() {
    return 1;
  }

  @Override
  public void progress(int percent) {
    synchronized (percents) {
      percents.add(percent);
    }
  }

  @Override
  public void phase(String name) {}

  @Override
  public void partial(String part, String resultJson, SqlWork rows) {}

  @Override
  public boolean shouldStop() {
    return false;
  }

  @Override
  public void onStop(Runnable action) {}
}
