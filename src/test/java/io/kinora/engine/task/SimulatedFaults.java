package io.kinora.engine.task;

import io.kinora.engine.task.SimulatedThread.ProcessDiedError;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

/// Decides what goes wrong where. How bad the weather is differs from seed to seed.
final class SimulatedFaults {

  /// What can go wrong.
  enum Kind {
    /// A connection, statement or commit fails, and nothing of it is done.
    LOST_REQUEST,
    /// It is done, but its answer does not come.
    LOST_ANSWER,
    /// The process dies at that point.
    DEATH,
    /// A step of storing a file fails.
    STORAGE,
    /// The process stands still for some seconds, its clock goes on.
    FREEZE,
    /// The clock of the process is set, to another wrong time.
    CLOCK,
    /// The process leaves in order.
    LEAVE,
    /// A hint to another process is not heard.
    LOST_HINT,
    /// Who is called back does not take it, or has taken it and does not say so.
    REFUSED_CALLBACK
  }

  /// @param requests   one of so many requests to the database is lost; as many answers
  /// @param deaths     one of so many points is the last of its process
  /// @param storage    one of so many steps of storing fails
  /// @param disturbances one of so many turns of the world freezes a process, or lets one leave
  /// @param clocks     one of so many turns of the world sets the clock of a process
  private record Weather(int requests, int deaths, int storage, int disturbances, int clocks) {

    private static final int NEVER = Integer.MAX_VALUE;

    static Weather of(Random random) {
      return switch (random.nextInt(7)) {
        case 0 -> new Weather(NEVER, NEVER, NEVER, NEVER, NEVER);
        case 1 -> new Weather(60, NEVER, 8, NEVER, NEVER);
        case 2 -> new Weather(NEVER, 250, NEVER, 200, NEVER);
        case 3 -> new Weather(NEVER, NEVER, NEVER, 60, NEVER);
        case 4 -> new Weather(400, 400, 6, 150, NEVER);
        case 5 -> new Weather(NEVER, NEVER, NEVER, NEVER, 60);
        default -> new Weather(100, 150, 8, 100, 100);
      };
    }
  }

  private final Random random;
  private final Weather weather;
  private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
  private boolean isCalm;

  SimulatedFaults(Random random) {
    this.random = random;
    this.weather = Weather.of(random);
  }

  /// From now on nothing goes wrong.
  void calm() {
    isCalm = true;
  }

  boolean losesRequest() {
    return happens(Kind.LOST_REQUEST, weather.requests());
  }

  boolean losesAnswer() {
    return happens(Kind.LOST_ANSWER, weather.requests());
  }

  boolean failsStoring() {
    return happens(Kind.STORAGE, weather.storage());
  }

  boolean freezes() {
    return happens(Kind.FREEZE, weather.disturbances());
  }

  boolean leaves() {
    return happens(Kind.LEAVE, weather.disturbances());
  }

  boolean setsClock() {
    return happens(Kind.CLOCK, weather.clocks());
  }

  boolean losesHint() {
    return happens(Kind.LOST_HINT, weather.disturbances() == Weather.NEVER ? 8 : 2);
  }

  boolean refusesCallback() {
    return happens(Kind.REFUSED_CALLBACK, 6);
  }

  /// A point at which `process` may die.
  void mayKill(SimulatedProcess process, String where) {
    if (happens(Kind.DEATH, weather.deaths())) {
      throw kill(process, where);
    }
  }

  /// Ends `process` at this point, whatever the weather.
  ///
  /// @return what its thread throws
  ProcessDiedError kill(SimulatedProcess process, String where) {
    process.die(where);
    return new ProcessDiedError();
  }

  Map<Kind, Integer> counts() {
    return counts;
  }

  private boolean happens(Kind kind, int oneOf) {
    if (isCalm || oneOf == Weather.NEVER || random.nextInt(oneOf) != 0) {
      return false;
    }
    counts.merge(kind, 1, Integer::sum);
    return true;
  }
}
