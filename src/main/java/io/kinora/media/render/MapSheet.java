package io.kinora.media.render;

import io.kinora.media.render.Drawing.Detail;
import io.kinora.media.render.Drawing.Nested;
import io.kinora.media.render.Drawing.Plane;
import io.kinora.media.render.Drawing.View;
import io.kinora.media.sxml.Media;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A map as it is drawn: tiles where the operator has them, else a net of lines with a label; pins
/// above. Source: the film language, section 13.
///
/// @param view where places lie on it; nothing where its middle is a name that nobody knows
/// @param tiles the pictures that it is made of, if there are any
record MapSheet(Media.Map map, Optional<Mercator> view, List<Tile> tiles) {

  /// A map of the largest size has about as many of its own zoom.
  private static final int TILES_MAX = 400;

  private static final int ZOOM_MAX = 22;

  /// So many steps farther away, nothing of what is wanted would be seen.
  private static final int ZOOM_STEPS_MAX = 6;

  MapSheet {
    tiles = List.copyOf(tiles);
  }

  /// One picture of the world.
  ///
  /// @param name as sources of films are called; no file of a client has such a name
  /// @param box where it lies on the map, in whole pixels
  record Tile(String name, Path file, Box box) {}

  static MapSheet of(Media.Map map, Atlas atlas) {
    Optional<Mercator> view = atlas.place(map.centre()).map(spot -> Mercator.of(map, spot));
    return new MapSheet(map, view, view.map(seen -> tiles(map, seen, atlas)).orElse(List.of()));
  }

  /// Tiles of the nearest zoom of which there are any.
  private static List<Tile> tiles(Media.Map map, Mercator view, Atlas atlas) {
    int zoom = Math.clamp(Math.round(map.zoom()), 0, ZOOM_MAX);
    for (int step = 0; step <= Math.min(zoom, ZOOM_STEPS_MAX); step++) {
      List<Tile> found = tiles(map, view, zoom - step, atlas);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private static List<Tile> tiles(Media.Map map, Mercator view, int zoom, Atlas atlas) {
    long count = 1L << zoom;
    double side = view.worldPixels() / count;
    long left = (long) Math.floor(-view.worldLeft() / side);
    long right = (long) Math.floor((map.width() - 1 - view.worldLeft()) / side);
    long top = Math.max(0, (long) Math.floor(-view.worldTop() / side));
    long bottom =
        Math.min(count - 1, (long) Math.floor((map.height() - 1 - view.worldTop()) / side));
    var tiles = new ArrayList<Tile>();
    if ((right - left + 1) * (bottom - top + 1) > TILES_MAX) {
      return tiles;
    }
    for (long row = top; row <= bottom; row++) {
      for (long column = left; column <= right; column++) {
        long x = Math.floorMod(column, count); // The world goes on behind its edge.
        Box box = box(view.worldLeft() + column * side, view.worldTop() + row * side, side);
        String name = "tile " + zoom + "/" + x + "/" + row + " of the " + wordOf(map);
        atlas
            .tile(map.kind(), zoom, x, row)
            .ifPresent(file -> tiles.add(new Tile(name, file, box)));
      }
    }
    return tiles;
  }

  private static String wordOf(Media.Map map) {
    return map.kind().name().toLowerCase(Locale.ROOT);
  }

  /// Neighbours share an edge: between whole pixels both would be half clear there.
  private static Box box(double left, double top, double side) {
    long x = Math.round(left);
    long y = Math.round(top);
    return new Box(x, y, Math.round(left + side) - x, Math.round(top + side) - y);
  }

  /// All that is seen of it.
  Nested drawn(TextPlan texts) {
    var drawings = new ArrayList<Drawing>();
    var whole = new Box(0, 0, map.width(), map.height());
    Optional<Mercator> net = tiles.isEmpty() ? view : Optional.empty();
    drawings.add(Plane.of(new Drawing.Chart(net, map.width(), map.height()), whole));
    tiles.forEach(tile -> drawings.add(drawn(tile)));
    if (tiles.isEmpty()) {
      drawings.add(new MapLabel(map, view).drawn(texts));
    }
    view.filter(_ -> !map.markers().isEmpty())
        .ifPresent(seen -> drawings.add(Plane.of(new Drawing.Pins(seen, map.markers()), whole)));
    return new Nested(drawings, map.width(), map.height());
  }

  private static Plane drawn(Tile tile) {
    double side = tile.box().width();
    return new Plane(
        new Drawing.Still(tile.name()), View.WHOLE, tile.box(), new Detail(side, side), 1);
  }
}
