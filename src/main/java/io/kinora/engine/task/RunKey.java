package io.kinora.engine.task;

/// Names a run: what it writes counts only as long as the task has no later one.
record RunKey(TaskId task, int attempt) {}
