/// Letters: what customers are told by HTTP, durably, at least once, and of one subject in its
/// order. Start at [LetterBox]. Knows nothing of what is told.
@NullMarked
package io.kinora.engine.letter;

import org.jspecify.annotations.NullMarked;
