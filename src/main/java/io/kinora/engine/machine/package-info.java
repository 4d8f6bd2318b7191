/// The processes that work on one database: each writes itself into a register and renews that, so
/// that they know of each other and of what each may do (its [Labels]), and so that an operator can
/// pause them and have them drained. Start at [Workers]; what one process does about itself is its
/// [Presence]. Knows no tasks, and of lanes only their names.
@NullMarked
package io.kinora.engine.machine;

import org.jspecify.annotations.NullMarked;
