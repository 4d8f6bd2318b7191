package io.kinora.media.render.filter;

/// A place on a raster in shares of its sides: `x` from the left, `y` from the top.
public record Spot(double x, double y) {}
