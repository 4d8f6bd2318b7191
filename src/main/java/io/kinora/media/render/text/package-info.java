/// Words become shapes with a place, and pixels; the only package that knows Skija. Start at
/// [TextPainter].
@NullMarked
package io.kinora.media.render.text;

import org.jspecify.annotations.NullMarked;
