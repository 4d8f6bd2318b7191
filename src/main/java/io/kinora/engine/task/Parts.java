package io.kinora.engine.task;

import io.kinora.infra.db.Database;

/// What the steps of the engine share: the tables, the journal, the time, the hints.
record Parts(
    Database database,
    EngineTime time,
    Hints hints,
    TaskTable tasks,
    ExecutionTable executions,
    CallbackTable callbacks,
    Journal journal) {

  static Parts of(Database database, EngineTime time, Callbacks dialects, Hints hints) {
    var executions = new ExecutionTable(hints, time, database.dialect());
    var callbacks = new CallbackTable(executions, time);
    var journal = new Journal(dialects, callbacks, time, hints);
    return new Parts(
        database, time, hints, new TaskTable(database.dialect()), executions, callbacks, journal);
  }
}
