package io.kinora.engine.task;

import io.kinora.infra.base.TenantId;

/// A callback that is to be sent.
///
/// @param id the same at each try, so that the receiver can tell a repetition
/// @param number counts the tries from 1
public record Callback(String id, TaskId task, TenantId tenant, CallbackOrder order, int number) {}
