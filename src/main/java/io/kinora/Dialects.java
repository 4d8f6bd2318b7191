package io.kinora;

import io.kinora.api.http.Dialect;
import io.kinora.api.tasks.TasksAddresses;
import io.kinora.api.tasks.TasksCallbacks;
import io.kinora.api.tasks.TasksDialect;
import io.kinora.api.tasks.TasksParts;
import io.kinora.api.tasks.TasksSettings;
import io.kinora.engine.library.Library;
import io.kinora.engine.task.CallbackWording;
import io.kinora.engine.task.TaskEngine;
import io.kinora.engine.work.Frames;
import io.kinora.engine.work.OwnAddresses;
import io.kinora.engine.work.SecretParameters;
import io.kinora.engine.work.WorkCatalogue;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The ways in, put together. A new dialect is a line in each of the methods.
final class Dialects {

  private Dialects() {}

  /// All dialects, by the prefix of their paths.
  static Map<String, Dialect> all(Foundation foundation, TaskEngine engine, Frames frames) {
    Library library = foundation.library();
    var tenants = new TasksTenants(foundation.access(), engine, library, foundation.clock());
    var parts = new TasksParts(
        engine,
        WorkCatalogue.full(),
        tenants,
        library,
        new SecretParameters(foundation.vault()),
        foundation.settings().value(Settings.CONNECTORS),
        frames,
        foundation.clock());
    var tasks = new TasksDialect(tasksSettings(foundation), parts);
    return Map.of(
        "/v",
        tasks, // Of an unknown version, too, it says so.
        "/storage/",
        tasks,
        SchemaDialect.PREFIX,
        new SchemaDialect());
  }

  /// Where dialects hand out files, for tasks that name one as their input.
  static List<OwnAddresses> addresses(Foundation foundation) {
    return List.of(new TasksAddresses(tasksSettings(foundation), foundation.library()));
  }

  /// How dialects word their callbacks. The engine needs them before there are dialects.
  static List<CallbackWording> wordings(Foundation foundation) {
    return List.of(new TasksCallbacks(tasksSettings(foundation), WorkCatalogue.full()));
  }

  private static TasksSettings tasksSettings(Foundation foundation) {
    int seconds = foundation.settings().value(Settings.TASKS_BLOCK_SECONDS);
    return TasksSettings.at(foundation.publicUrl()).withBlockMax(Duration.ofSeconds(seconds));
  }
}
