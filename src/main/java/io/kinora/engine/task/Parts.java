package io.kinora.engine.task;

import io.kinora.infra.db.Database;

/// What the steps of the engine share: the tables, the journal, the time, the hints, what is
/// told of them.
record Parts(
    Database database,
    EngineTime time,
    Hints hints,
    TaskTable tasks,
    ExecutionTable executions,
    CallbackTable callbacks,
    Journal journal,
    RunSpans spans) {

  /// @param worker the name of this process
  static Parts of(
      Database database, EngineTime time, Callbacks dialects, Hints hints, String worker) {
    var executions = new ExecutionTable(hints, time, database.dialect());
    var callbacks = new CallbackTable(executions, time);
    var journal = new Journal(dialects, callbacks, time, hints);
    return new Parts(
        database,
        time,
        hints,
        new TaskTable(database.dialect()),
        executions,
        callbacks,
        journal,
        new RunSpans(dialects.observer().tracer(), worker));
  }
}
