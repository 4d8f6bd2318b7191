/// The pixel filters of the film language. Plan: [FilterSteps] makes a [FilterStep] of a
/// filter's parameters at a moment; act: [Filters] changes a raster by it.
///
/// A step holds numbers only, and equal steps give equal pixels: a frame whose steps are those
/// of the frame before need not be drawn again. It knows no film, no files, no time but the
/// moment it is told. Source: the film language, section 11.
@NullMarked
package io.kinora.media.render.filter;

import org.jspecify.annotations.NullMarked;
