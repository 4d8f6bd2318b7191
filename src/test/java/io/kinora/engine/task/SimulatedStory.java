package io.kinora.engine.task;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What happened in a simulated world, step by step.
final class SimulatedStory {

  private static final int LINES_MAX = 400;

  private record Step(Instant at, String who, String what) {}

  private final SimulatedWorld world;
  private final List<Step> steps = new ArrayList<>();

  SimulatedStory(SimulatedWorld world) {
    this.world = world;
  }

  /// The thread that runs now has done this.
  void tell(String what) {
    tell(SimulatedThread.current().toString(), what);
  }

  void tell(String who, String what) {
    steps.add(new Step(world.now(), who, what));
  }

  /// A line for each step: seconds since the beginning, process and thread, what it did. The last
  /// ones only where there are many.
  String text() {
    int first = Math.max(0, steps.size() - LINES_MAX);
    return steps.subList(first, steps.size()).stream()
        .map(SimulatedStory::line)
        .collect(
            Collectors.joining("\n", first == 0 ? "" : first + " steps before are left out\n", ""));
  }

  private static String line(Step step) {
    double seconds = Duration.between(SimulatedWorld.BEGINNING, step.at()).toMillis() / 1000.0;
    return String.format(Locale.ROOT, "%8.3f  %-18s %s", seconds, step.who(), step.what());
  }
}
