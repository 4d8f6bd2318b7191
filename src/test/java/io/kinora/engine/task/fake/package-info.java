/// Small stand-ins for what the engine is given: a clock to turn, a sender, a dialect, work.
@NullMarked
package io.kinora.engine.task.fake;

import org.jspecify.annotations.NullMarked;
