package io.kinora;

import io.kinora.engine.machine.Labels;
import io.kinora.engine.machine.Machine;
import io.kinora.engine.machine.Worker;
import io.kinora.engine.machine.WorkerState;
import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Unserved;
import io.kinora.engine.task.WorkerDesk.Entry;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The processes in words for people and for machines, and those that a name means.
final class WorkerList {

  private static final List<String> TITLES = List.of(
      "NAME", "PROCESS", "VERSION", "ROLES", "LANES", "LABELS", "TASKS", "STATE", "SEEN", "CLOCK");

  private WorkerList() {}

  /// The live processes that are meant by the beginning of a name, or by `host:pid`. A whole name
  /// means only the one that bears it.
  static List<Entry> named(List<Entry> entries, String name) {
    return entries.stream()
        .filter(it -> it.worker().isLive())
        .filter(it -> it.worker().name().startsWith(name)
            || it.worker().machine().address().equals(name))
        .toList();
  }

  static boolean isDrained(Entry entry) {
    return entry.worker().state() == WorkerState.DRAINED;
  }

  /// What it does; `gone` where it is not heard of any more.
  static String state(Worker worker) {
    return worker.isLive() ? worker.state().word() : "gone";
  }

  /// One line a process, under titles.
  static String table(List<Entry> entries) {
    return TextTable.of(TITLES, entries.stream().map(WorkerList::row).toList());
  }

  private static List<String> row(Entry entry) {
    Worker worker = entry.worker();
    Machine machine = worker.machine();
    return List.of(
        worker.name(),
        machine.address(),
        machine.version(),
        orDash(String.join(",", machine.roles())),
        orDash(lanes(worker)),
        orDash(labels(machine.labels())),
        Integer.toString(entry.runningTasks()),
        state(worker),
        worker.silence().toSeconds() + " s ago",
        "%+d ms".formatted(worker.clockOffset().toMillis()));
  }

  private static String lanes(Worker worker) {
    return Arrays.stream(Lane.values())
        .map(Lane::key)
        .filter(it -> worker.threads(it) > 0)
        .map(it -> it + "=" + worker.threads(it))
        .collect(Collectors.joining(","));
  }

  private static String labels(Labels labels) {
    return String.join(",", labels.names()) + (labels.areAllItDoes() ? " only" : "");
  }

  /// A sentence about tasks that nobody may do.
  static String warning(Unserved unserved) {
    boolean isOne = unserved.tasks() == 1;
    String label = unserved.label() == null
        ? ""
        : " that " + (isOne ? "needs" : "need") + " the label " + unserved.label();
    return "Nobody that lives may do %d %s of the lane %s%s."
        .formatted(unserved.tasks(), isOne ? "task" : "tasks", unserved.lane().key(), label);
  }

  private static String orDash(String text) {
    return text.isEmpty() ? "-" : text;
  }

  /// An array of objects, one a process.
  static String json(List<Entry> entries) {
    var json = JsonMapper.shared();
    var array = json.createArrayNode();
    entries.forEach(entry -> write(array.addObject(), entry));
    return json.writerWithDefaultPrettyPrinter().writeValueAsString(array) + "\n";
  }

  private static void write(ObjectNode object, Entry entry) {
    Worker worker = entry.worker();
    Machine machine = worker.machine();
    object.put("name", worker.name());
    object.put("host", machine.host());
    object.put("pid", machine.pid());
    object.put("version", machine.version());
    var roles = object.putArray("roles");
    machine.roles().forEach(roles::add);
    var lanes = object.putObject("lanes");
    Map<String, Integer> threads = new TreeMap<>(worker.threads());
    threads.forEach(lanes::put);
    var labels = object.putArray("labels");
    machine.labels().names().forEach(labels::add);
    object.put("labels_only", machine.labels().areAllItDoes());
    object.put("cores", machine.cores());
    object.put("memory_mb", machine.memoryMb());
    object.put("running_tasks", entry.runningTasks());
    object.put("started_at", worker.started().toString());
    object.put("live", worker.isLive());
    object.put("wish", worker.wish().word());
    object.put("state", state(worker));
    object.put("seen_ms_ago", worker.silence().toMillis());
    object.put("clock_offset_ms", worker.clockOffset().toMillis());
  }
}
