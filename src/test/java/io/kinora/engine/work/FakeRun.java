package io.kinora.engine.work;

import io.kinora.engine.task.Run;
import io.kinora.engine.task.TaskId;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.SqlWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A run that nobody stops; remembers how far it has come, and what it has shown of its result.
///
/// @param earlier what an earlier run had shown last; at most one
/// @param parts   what was shown, in order
record FakeRun(
    TenantId tenant,
    String kind,
    String parameters,
    List<String> earlier,
    List<Integer> percents,
    List<String> parts)
    implements Run {

  static FakeRun of(TenantId tenant, String kind, String parameters) {
    return new FakeRun(tenant, kind, parameters, List.of(), new ArrayList<>(), new ArrayList<>());
  }

  /// The next attempt at the same task.
  FakeRun again() {
    List<String> last = parts.isEmpty() ? earlier : List.of(parts.getLast());
    return new FakeRun(tenant, kind, parameters, last, new ArrayList<>(), new ArrayList<>());
  }

  @Override
  public TaskId id() {
    return TaskId.random();
  }

  @Override
  public Optional<String> earlierResultJson() {
    return earlier.stream().findFirst();
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
  public void partial(String part, String resultJson, SqlWork rows) {
    parts.add(resultJson);
  }

  @Override
  public boolean shouldStop() {
    return false;
  }

  @Override
  public void onStop(Runnable action) {}
}
