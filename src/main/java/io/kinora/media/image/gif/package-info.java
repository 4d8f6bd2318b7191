/// GIF files out of pixels: few colours chosen out of many, and what has not changed left out.
/// Start
/// at [GifEncoder].
///
/// It decodes nothing and starts nothing: pixels come in, bytes go out.
@NullMarked
package io.kinora.media.image.gif;

import org.jspecify.annotations.NullMarked;
