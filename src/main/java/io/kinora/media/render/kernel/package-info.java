/// Sums over samples: pictures are resampled, blended and faded here, in integers, on vectors where
/// the JVM has them. Start at [Frame], then [PanZoom] and [Blend].
///
/// Each vector kernel has a scalar twin that is equal to the bit. It knows no film and no file.
@NullMarked
package io.kinora.media.render.kernel;

import org.jspecify.annotations.NullMarked;
