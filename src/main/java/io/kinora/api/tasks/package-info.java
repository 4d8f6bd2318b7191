/// The Stupeflix Tasks API, versions 1 and 2, as a dialect. Start at [TasksDialect], whose table
/// has all methods; how a task is shown is in [StatusWording]. It runs nothing itself and knows
/// no other dialect. Source: the tasks contract.
@NullMarked
package io.kinora.api.tasks;

import org.jspecify.annotations.NullMarked;
