package io.kinora.api.tasks;

import io.kinora.engine.connection.Connectors;
import io.kinora.engine.library.Library;
import io.kinora.engine.task.TaskEngine;
import io.kinora.engine.work.Frames;
import io.kinora.engine.work.SecretParameters;
import io.kinora.engine.work.WorkCatalogue;
import java.time.InstantSource;

/// What this dialect stands on.
///
/// @param catalogue  only kinds that the engine has somebody to work at
/// @param connectors which platforms videos are uploaded to
public record TasksParts(
    TaskEngine engine,
    WorkCatalogue catalogue,
    TasksAccounts accounts,
    Library library,
    SecretParameters secrets,
    Connectors connectors,
    Frames frames,
    InstantSource clock) {}
