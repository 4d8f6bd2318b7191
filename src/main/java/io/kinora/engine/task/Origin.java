package io.kinora.engine.task;

/// Which dialect took a task, and what that dialect wants to find again with it.
///
/// @param dialect the dialect's name, such as `tasks`
/// @param context JSON that only the dialect reads: addresses to call back, its own ids
public record Origin(String dialect, String context) {}
