package io.kinora.api.tasks;

import io.kinora.api.stored.Attendance;
import io.kinora.api.tasks.StatusPace.Verdict;
import io.kinora.engine.task.Task;
import io.kinora.engine.task.TaskEngine;
import io.kinora.engine.task.TaskId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An answer with one JSON text a line: first the list of all statuses, then each change, until
/// all tasks have ended. Source: the tasks contract, section 6.2.
final class StatusStream {

  private final TasksRequest request;
  private final TaskEngine engine;
  private final StatusWording wording;
  private final Map<TaskId, StatusPace> paces = new HashMap<>();

  StatusStream(TasksRequest request, TaskEngine engine, StatusWording wording) {
    this.request = request;
    this.engine = engine;
    this.wording = wording;
  }

  /// @param found the tasks of `keys` that there are
  void send(Keys keys, Map<TaskId, Task> found) throws IOException {
    try (OutputStream out = request.exchange().stream(200, "application/json")) {
      writeFirst(keys, found, out);
      writeFinished(keys, found, out);
      Set<TaskId> open = found.values().stream()
          .filter(task -> !task.isFinal())
          .map(Task::id)
          .collect(Collectors.toSet());
      if (!open.isEmpty()) {
        follow(open, out);
      }
    }
  }

  private void writeFirst(Keys keys, Map<TaskId, Task> found, OutputStream out) throws IOException {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (String key : keys.all()) {
      list.add(Keys.findId(key)
          .map(found::get)
          .map(this::status)
          .orElseGet(() -> StatusWording.unknown(key, request.version())));
    }
    write(list, out);
    found.values().forEach(task -> paces.put(task.id(), new StatusPace(status(task))));
  }

  /// What was final in the first line already is sent as its own line too; once, however often its
  /// key was named.
  private void writeFinished(Keys keys, Map<TaskId, Task> found, OutputStream out)
      throws IOException {
    for (String key : new LinkedHashSet<>(keys.all())) {
      Task task = Keys.findId(key).map(found::get).orElse(null);
      if (task == null) {
        write(StatusWording.unknown(key, request.version()), out);
      } else if (task.isFinal()) {
        write(status(task), out);
      }
    }
  }

  private void follow(Set<TaskId> open, OutputStream out) throws IOException {
    var pending = new HashMap<TaskId, Task>();
    try (var attendance = new Attendance(request.exchange(), engine, open)) {
      while (!open.isEmpty() && !attendance.isOver()) {
        attendance.next().stream()
            .filter(task -> open.contains(task.id()))
            .forEach(task -> pending.put(task.id(), task));
        writeChanges(pending, open, out);
      }
    }
  }

  /// Writes what is due; what comes too fast stays in `pending`.
  private void writeChanges(Map<TaskId, Task> pending, Set<TaskId> open, OutputStream out)
      throws IOException {
    for (Iterator<Task> tasks = pending.values().iterator(); tasks.hasNext(); ) {
      Task task = tasks.next();
      ObjectNode status = status(task);
      Verdict verdict = Objects.requireNonNull(paces.get(task.id())).verdict(status);
      if (task.isFinal() || verdict == Verdict.DUE) {
        write(status, out);
      }
      if (task.isFinal() || verdict != Verdict.TOO_EARLY) {
        tasks.remove();
      }
      if (task.isFinal()) {
        open.remove(task.id());
      }
    }
  }

  private ObjectNode status(Task task) {
    return wording.status(task, request.version());
  }

  private static void write(JsonNode json, OutputStream out) throws IOException {
    out.write((json + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
