package io.kinora.media.render;

import io.kinora.media.sxml.Media;
import io.kinora.media.sxml.Media.Map.Spot;
import java.util.ArrayList;
import java.util.List;

/// Where places on earth lie on a map: Web Mercator, the world 256 pixels wide at zoom 0. Source:
/// the film language, section 13.
///
/// @param centre what lies in the middle of the map
/// @param worldPixels how wide the whole world is
record Mercator(Spot centre, double worldPixels, int width, int height) {

  private static final double WORLD_AT_ZERO = 256;

  /// Beyond it the projection has no end.
  private static final double LATITUDE_MAX = 85.0511287798;

  /// Lines of a net are about so far apart, in pixels.
  private static final double NET_PIXELS = 96;

  private static final double[] NET_DEGREES = {
    90, 45, 30, 15, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001
  };

  /// The map of a film.
  ///
  /// @param centre what lies in its middle
  static Mercator of(Media.Map map, Spot centre) {
    return new Mercator(centre, WORLD_AT_ZERO * Math.pow(2, map.zoom()), map.width(), map.height());
  }

  /// The left edge of the whole world, in pixels from that of the map.
  double worldLeft() {
    return x(-180);
  }

  /// Its top.
  double worldTop() {
    return y(LATITUDE_MAX);
  }

  /// In pixels from the left edge of the map.
  double x(double longitude) {
    return width / 2.0 + (longitude - centre.longitude()) / 360 * worldPixels;
  }

  /// In pixels from its top.
  double y(double latitude) {
    return height / 2.0 + (down(latitude) - down(centre.latitude())) * worldPixels;
  }

  /// In shares of the world from its top.
  private static double down(double latitude) {
    double angle = Math.toRadians(Math.clamp(latitude, -LATITUDE_MAX, LATITUDE_MAX));
    return (1 - Math.log(Math.tan(angle) + 1 / Math.cos(angle)) / Math.PI) / 2;
  }

  /// Where the upright lines of its net are.
  List<Double> columns() {
    return lines(180).stream().map(this::x).filter(x -> x > 0 && x < width).toList();
  }

  /// Where the level lines are.
  List<Double> rows() {
    return lines(LATITUDE_MAX).stream()
        .map(this::y)
        .filter(y -> y > 0 && y < height)
        .toList();
  }

  /// Round degrees near the middle that are a fit distance apart.
  private List<Double> lines(double max) {
    double step = NET_DEGREES[0];
    for (double degrees : NET_DEGREES) {
      if (degrees / 360 * worldPixels >= NET_PIXELS) {
        step = degrees;
      }
    }
    double reach = Math.max(width, height) / worldPixels * 360;
    double middle = max == 180 ? centre.longitude() : centre.latitude();
    var found = new ArrayList<Double>();
    long first = (long) Math.ceil(Math.max(-max, middle - reach) / step);
    long last = (long) Math.floor(Math.min(max, middle + reach) / step);
    for (long index = first; index <= last; index++) {
      found.add(index * step);
    }
    return found;
  }
}
