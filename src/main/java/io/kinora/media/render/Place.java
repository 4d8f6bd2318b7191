package io.kinora.media.render;

import io.kinora.media.render.raster.Projection;

/// Where something is seen on the output: upright in a box, or turned in space.
sealed interface Place permits Box, Quad {

  Projection projection();
}
