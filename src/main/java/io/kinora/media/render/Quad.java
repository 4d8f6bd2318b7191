package io.kinora.media.render;

import io.kinora.media.render.raster.Projection;

/// A place that is turned in space.
record Quad(Projection projection) implements Place {}
