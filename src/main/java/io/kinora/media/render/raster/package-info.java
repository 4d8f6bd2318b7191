/// Pictures in floating point, and what is laid over and made of them. Start at [Raster].
///
/// Here everything is drawn that is more than pictures side by side: planes in space, filters,
/// masks, most transitions. Slower than the bytes of `kernel`, and nothing is lost on the way.
/// Knows numbers only: no film, no time, no files.
@NullMarked
package io.kinora.media.render.raster;

import org.jspecify.annotations.NullMarked;
