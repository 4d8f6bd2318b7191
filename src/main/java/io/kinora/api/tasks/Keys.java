package io.kinora.api.tasks;

import static java.util.function.Function.identity;

import io.kinora.engine.task.Task;
import io.kinora.engine.task.TaskEngine;
import io.kinora.engine.task.TaskId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Task keys as a client lists them. Source: the tasks contract, sections 6.3 and 12.
///
/// @param all in the order of the request, with those that come twice and those that are none
record Keys(List<String> all) {

  private static final Pattern SHAPE = Pattern.compile("[A-Z2-7]{26}");

  Keys {
    all = List.copyOf(all);
  }

  /// @throws RequestFault where there is no list, or too long a one
  static Keys of(TasksRequest request, int max) {
    JsonNode given = request.required("tasks");
    if (!given.isArray() && !given.isString()) {
      throw RequestFault.invalid("tasks", request.location(), "tasks must be a list of keys");
    }
    List<String> keys = (given.isArray() ? given.valueStream() : Stream.of(given))
        .filter(JsonNode::isString) // A client of old sends nulls among them.
        .map(JsonNode::asString)
        .toList();
    if (keys.size() > max) {
      throw RequestFault.invalid(
          "tasks", request.location(), "at most " + max + " keys are allowed");
    }
    return new Keys(keys);
  }

  /// Those tasks that there are and that this dialect took.
  Map<TaskId, Task> tasks(TaskEngine engine) {
    List<TaskId> ids =
        all.stream().flatMap(key -> findId(key).stream()).distinct().toList();
    return engine.tasks(ids).stream()
        .filter(TaskContext::isOurs)
        .collect(Collectors.toUnmodifiableMap(Task::id, identity()));
  }

  static Optional<TaskId> findId(String key) {
    return SHAPE.matcher(key).matches() ? Optional.of(new TaskId(key)) : Optional.empty();
  }
}
