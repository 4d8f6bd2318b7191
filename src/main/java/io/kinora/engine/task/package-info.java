/// The durable engine: keeps what was asked for, runs it once to its end, tells who wants to know.
/// Start at [TaskEngine]; who does the work implements [Work]. A task is owned at every moment:
/// blocked by others, waiting for a slot, or scheduled in its lane. Knows no kind of work, no
/// dialect, no picture and no sound.
@NullMarked
package io.kinora.engine.task;

import org.jspecify.annotations.NullMarked;
