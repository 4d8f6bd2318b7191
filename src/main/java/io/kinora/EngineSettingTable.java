package io.kinora;

import io.kinora.engine.machine.Machine;
import io.kinora.engine.task.Lane;
import io.kinora.engine.task.TaskSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The settings of the engine, of what this process works at and what that needs, with their
/// descriptions.
final class EngineSettingTable {

  static final Setting<Map<Lane, Integer>> LANES = new Setting<>(
      "KINORA_LANES",
      SettingType.LANES,
      "",
      "by cores: quick two each, heavy one each, net 16, bulk KINORA_PUBLISHING_JOBS",
      "How many threads a worker has in which lane; 0 leaves one to other processes, and one that"
          + " is not named has its default.");

  static final Setting<Optional<Integer>> DATABASE_CONNECTIONS = new Setting<>(
      "KINORA_DATABASE_CONNECTIONS",
      SettingType.number("COUNT", 4, 10_000).optional(),
      "",
      "the threads of all lanes, and 24",
      "How many connections to PostgreSQL this process has at most; two more carry hints.");

  static final List<Setting<?>> ALL = List.of(LANES, DATABASE_CONNECTIONS);

  /// For requests, and for what the engine does besides.
  private static final int MORE_CONNECTIONS = 24;

  private EngineSettingTable() {}

  static TaskSettings taskSettings(Settings settings) {
    TaskSettings here = settings.has(Role.WORKER) ? ofWorker(settings) : ofOthers(settings);
    return here.withMachine(machine(settings));
  }

  private static TaskSettings ofWorker(Settings settings) {
    TaskSettings chosen =
        TaskSettings.forCores(settings.cores()).withBulk(PublishingSettingTable.jobs(settings));
    for (var lane : settings.value(LANES).entrySet()) {
      chosen = chosen.withThreads(lane.getKey(), lane.getValue());
    }
    return chosen;
  }

  private static TaskSettings ofOthers(Settings settings) {
    return TaskSettings.submitOnly().withBulk(PublishingSettingTable.jobs(settings));
  }

  private static Machine machine(Settings settings) {
    List<String> roles =
        Arrays.stream(Role.values()).filter(settings::has).map(Role::word).toList();
    return Machine.here(Main.version(), roles, settings.cores(), settings.memoryMb());
  }

  /// Size of the pool of connections.
  static int connections(Settings settings) {
    return settings.value(DATABASE_CONNECTIONS).orElseGet(() -> {
      TaskSettings worker = ofWorker(settings);
      return MORE_CONNECTIONS
          + Arrays.stream(Lane.values()).mapToInt(worker::threads).sum();
    });
  }
}
