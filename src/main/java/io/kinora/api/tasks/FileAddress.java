package io.kinora.api.tasks;

import io.kinora.engine.task.Task;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Where a task's file can be had. Source: the tasks contract, section 9.
final class FileAddress {

  private static final String PLACEHOLDER = "$file";

  private FileAddress() {}

  static String of(TasksSettings settings, Task task, String name) {
    return settings.publicUrl() + "/storage/" + segment(task.tenant().value()) + "/" + task.id()
        + "/" + segment(name);
  }

  /// The name of the file whose address belongs in place of this value of a result.
  static Optional<String> findName(JsonNode value) {
    return value.optional(PLACEHOLDER).map(JsonNode::asString);
  }

  private static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
