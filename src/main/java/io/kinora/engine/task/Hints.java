package io.kinora.engine.task;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/// Says "look now" to this process and the others. A hint that is lost costs time, nothing else.
final class Hints {

  /// Somebody has said what a process shall do.
  static final String WISHES = "wishes";

  /// Somebody has changed a tenant's share.
  static final String SHARES = "shares";

  /// Something has happened to tasks.
  static final String EVENTS = "events";

  private static final String CANCEL = "cancel ";

  /// Who looks, in this process.
  interface Listener {
    void lookForWork(Lane lane);

    /// Another process has said that there is work.
    void heardOfWork(Lane lane);

    void lookForEvents();

    void lookForWishes();

    void lookForShares();

    void cancelAsked(TaskId id);
  }

  private final Map<Lane, Runnable> here = new EnumMap<>(Lane.class);
  private final Map<Lane, Runnable> everywhere = new EnumMap<>(Lane.class);
  private final Runnable events = this::hintEvents;
  private final Consumer<String> others;
  private volatile Listener listener = new Nobody();

  /// @param others carries a hint to the other processes; they call [#heard(String)]
  Hints(Consumer<String> others) {
    this.others = others;
    for (Lane lane : Lane.values()) {
      here.put(lane, () -> listener.lookForWork(lane));
      everywhere.put(lane, () -> hintWork(lane));
    }
  }

  void connect(Listener newListener) {
    listener = newListener;
  }

  /// The hint that this process finds work in `lane`: each call gives the same action.
  Runnable workHere(Lane lane) {
    return action(here, lane);
  }

  /// The hint that any process finds work in `lane`: each call gives the same action.
  Runnable work(Lane lane) {
    return action(everywhere, lane);
  }

  /// The hint that something happened to tasks: each call gives the same action.
  Runnable events() {
    return events;
  }

  void cancel(TaskId id) {
    listener.cancelAsked(id);
    others.accept(CANCEL + id);
  }

  /// Takes a hint from another process. One that this version does not know is not for it.
  void heard(String hint) {
    if (hint.equals(EVENTS)) {
      listener.lookForEvents();
    } else if (hint.equals(WISHES)) {
      listener.lookForWishes();
    } else if (hint.equals(SHARES)) {
      listener.lookForShares();
    } else if (hint.startsWith(CANCEL)) {
      listener.cancelAsked(new TaskId(hint.substring(CANCEL.length())));
    } else {
      Lane.find(hint).ifPresent(listener::heardOfWork);
    }
  }

  /// Looks at everything, because hints may have been missed.
  void heardNothingForLong() {
    for (Lane lane : Lane.values()) {
      listener.lookForWork(lane);
    }
    listener.lookForEvents();
  }

  private void hintWork(Lane lane) {
    listener.lookForWork(lane);
    others.accept(lane.key());
  }

  private void hintEvents() {
    listener.lookForEvents();
    others.accept(EVENTS);
  }

  private static Runnable action(Map<Lane, Runnable> actions, Lane lane) {
    Runnable action = actions.get(lane);
    if (action == null) {
      throw new IllegalStateException("no hint for " + lane);
    }
    return action;
  }

  private static final class Nobody implements Listener {
    @Override
    public void lookForWork(Lane lane) {}

    @Override
    public void heardOfWork(Lane lane) {}

    @Override
    public void lookForEvents() {}

    @Override
    public void lookForWishes() {}

    @Override
    public void lookForShares() {}

    @Override
    public void cancelAsked(TaskId id) {}
  }
}
