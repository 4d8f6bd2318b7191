package io.kinora.api.tasks;

import java.net.URI;
import java.time.Duration;

/// What can be set about this dialect. Source: the tasks contract, section 6.1.
///
/// @param publicUrl    what the addresses of files begin with; without a slash at the end
/// @param blockMax     the longest that a call waits for tasks
/// @param tasksMax     tasks in one call, keys too
/// @param bodyBytesMax of a request
public record TasksSettings(URI publicUrl, Duration blockMax, int tasksMax, int bodyBytesMax) {

  public TasksSettings {
    if (!blockMax.isPositive() || tasksMax < 1 || bodyBytesMax < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
    if (publicUrl.toString().endsWith("/")) {
      throw new IllegalArgumentException("publicUrl must not end with a slash: " + publicUrl);
    }
  }

  /// With the limits that the contract names.
  public static TasksSettings at(URI publicUrl) {
    return new TasksSettings(publicUrl, Duration.ofMinutes(10), 1_000, 10 * 1024 * 1024);
  }

  public TasksSettings withBlockMax(Duration changed) {
    return new TasksSettings(publicUrl, changed, tasksMax, bodyBytesMax);
  }

  public TasksSettings withTasksMax(int changed) {
    return new TasksSettings(publicUrl, blockMax, changed, bodyBytesMax);
  }

  public TasksSettings withBodyBytesMax(int changed) {
    return new TasksSettings(publicUrl, blockMax, tasksMax, changed);
  }
}
