package io.kinora;

import io.kinora.engine.machine.Labels;
import io.kinora.engine.machine.Machine;
import io.kinora.engine.task.LabelRules;
import io.kinora.engine.task.Lane;
import io.kinora.engine.task.RetrySettings;
import io.kinora.engine.task.TaskSettings;
import io.kinora.engine.task.Work;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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

  static final Setting<Set<String>> LABELS = new Setting<>(
      "KINORA_LABELS",
      SettingType.LABELS,
      "",
      "none",
      "What this process is, in labels with commas: it does the work that needs one of them.");

  static final Setting<Boolean> LABELS_ONLY = Setting.of(
      "LABELS_ONLY",
      SettingType.TRUTH,
      "false",
      "Whether a process with labels leaves work that needs none to others.");

  static final Setting<LabelRules> LABEL_RULES = new Setting<>(
      "KINORA_LABEL_RULES",
      SettingType.LABEL_RULES,
      "",
      "none",
      "Which labels the tasks need that this process takes in, by kind and tenant; all that share"
          + " a database should have the same.");

  static final Setting<Integer> DEATHS = Setting.of(
      "DEATHS",
      SettingType.number("COUNT", 1, 1_000),
      "3",
      "How many processes may end while they work at a task, killed or crashed, before it fails: more"
          + " where machines are taken away often.");

  static final List<Setting<?>> ALL =
      List.of(LANES, LABELS, LABELS_ONLY, LABEL_RULES, DEATHS, DATABASE_CONNECTIONS);

  /// For requests, and for what the engine does besides.
  private static final int MORE_CONNECTIONS = 24;

  private EngineSettingTable() {}

  static TaskSettings taskSettings(Settings settings) {
    TaskSettings here = settings.has(Role.WORKER) ? ofWorker(settings) : ofOthers();
    return here.withMachine(machine(settings))
        .withLabelRules(settings.value(LABEL_RULES))
        .withRetries(RetrySettings.DEFAULTS.withDeathsMax(settings.value(DEATHS)));
  }

  private static TaskSettings ofWorker(Settings settings) {
    TaskSettings chosen =
        TaskSettings.forCores(settings.cores()).withBulk(PublishingSettingTable.jobs(settings));
    for (var lane : settings.value(LANES).entrySet()) {
      chosen = chosen.withThreads(lane.getKey(), lane.getValue());
    }
    return chosen;
  }

  private static TaskSettings ofOthers() {
    return TaskSettings.submitOnly().withBulk(1);
  }

  static Machine machine(Settings settings) {
    List<String> roles =
        Arrays.stream(Role.values()).filter(settings::has).map(Role::word).toList();
    return Machine.here(
        Main.version(), roles, settings.cores(), settings.memoryMb(), labels(settings));
  }

  private static Labels labels(Settings settings) {
    Set<String> names = settings.value(LABELS);
    boolean areAllItDoes = settings.value(LABELS_ONLY);
    if (names.isEmpty() && areAllItDoes) {
      throw new InvalidSettingException(
          "With KINORA_LABELS_ONLY=true this process needs KINORA_LABELS: it would do nothing.");
    }
    return new Labels(List.copyOf(names), areAllItDoes);
  }

  /// @return `works`
  /// @throws InvalidSettingException where a rule names a kind that none of `works` does
  static List<Work> requireKinds(Settings settings, List<Work> works) {
    Set<String> kinds =
        works.stream().map(Work::kind).collect(Collectors.toCollection(TreeSet::new));
    for (String kind : settings.value(LABEL_RULES).kinds()) {
      if (!kinds.contains(kind)) {
        throw new InvalidSettingException("KINORA_LABEL_RULES names the kind '" + kind
            + "', and nothing here is of that kind; there are " + String.join(", ", kinds) + ".");
      }
    }
    return works;
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
