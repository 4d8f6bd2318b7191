/// When each part of a film is seen and heard. Start at [TimelineSolver].
///
/// It knows lengths, not looks: no pixels, no files.
@NullMarked
package io.kinora.media.timeline;

import org.jspecify.annotations.NullMarked;
