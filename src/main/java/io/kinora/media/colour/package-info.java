/// How the colours of foreign pictures become those that we need: the only place that decides which
/// matrix and range a picture has, and how bright pictures (HDR) come down to usual screens. Start
/// at [ColourFilter].
///
/// It starts nothing: it gives words for chains of filters.
@NullMarked
package io.kinora.media.colour;

import org.jspecify.annotations.NullMarked;
