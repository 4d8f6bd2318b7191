package io.kinora.engine.work;

import io.kinora.engine.task.Helpers;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.TaskId;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.SqlWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// A run that ends when it is stopped; remembers how far it has come, and what it has shown of its
/// result.
///
/// @param earlier what an earlier run had shown last; at most one
/// @param parts   what was shown, in order
/// @param onStop  what is done when it is stopped
record FakeRun(
    TaskId id,
    TenantId tenant,
    String kind,
    String parameters,
    List<String> earlier,
    List<Integer> percents,
    List<String> parts,
    List<Runnable> onStop)
    implements Run {

  static FakeRun of(TenantId tenant, String kind, String parameters) {
    return of(TaskId.random(), tenant, kind, parameters, List.of());
  }

  /// The next attempt at the same task.
  FakeRun again() {
    List<String> last = parts.isEmpty() ? earlier : List.of(parts.getLast());
    return of(id, tenant, kind, parameters, last);
  }

  private static FakeRun of(
      TaskId id, TenantId tenant, String kind, String parameters, List<String> earlier) {
    return new FakeRun(
        id,
        tenant,
        kind,
        parameters,
        earlier,
        new ArrayList<>(),
        new ArrayList<>(),
        new CopyOnWriteArrayList<>());
  }

  void stop() {
    onStop.forEach(Runnable::run);
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
      if (percents.isEmpty() || percent > percents.getLast()) {
        percents.add(percent);
      }
    }
  }

  @Override
  public void phase(String name) {}

  @Override
  public void partial(String part, String resultJson, SqlWork rows) {
    parts.add(resultJson);
  }

  /// Nobody helps.
  @Override
  public Helpers helpers() {
    return new NoHelpers();
  }

  @Override
  public boolean shouldStop() {
    return false;
  }

  /// Nothing is more urgent.
  @Override
  public boolean shouldYield() {
    return false;
  }

  @Override
  public void giveWay() {}

  @Override
  public void onStop(Runnable action) {
    onStop.add(action);
  }
}
