package io.kinora.media.probe;

import io.kinora.media.probe.TileGrid.Tile;
import io.kinora.media.probe.TileGrid.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads from ffprobe's answer how the tiles of a picture lie.
final class GridJson {

  private GridJson() {}

  /// Tells whether the file's main picture is in tiles.
  static boolean isTiled(JsonNode root) {
    return !group(root).isMissingNode();
  }

  static int tileCount(JsonNode root) {
    return group(root).path("components").path(0).path("subcomponents").size();
  }

  private static JsonNode group(JsonNode root) {
    return root.path("stream_groups")
        .valueStream()
        .filter(group -> group.path("type").asString("").equals("Tile Grid"))
        .filter(group -> group.path("disposition").path("default").asInt() == 1)
        .findFirst()
        .orElse(root.path("none"));
  }

  /// The stream of its first tile: all have its codec and colours.
  static JsonNode firstTile(JsonNode root) {
    return group(root).path("streams").path(0);
  }

  /// Nothing where the tiles do not cover the picture: then it is laid together in another way, of
  /// which cameras make no use.
  static Optional<TileGrid> grid(JsonNode root) {
    JsonNode group = group(root);
    JsonNode whole = group.path("components").path(0);
    var window = new Window(
        whole.path("horizontal_offset").asInt(),
        whole.path("vertical_offset").asInt(),
        whole.path("width").asInt(),
        whole.path("height").asInt());
    List<Tile> tiles = new ArrayList<>();
    long covered = 0;
    for (JsonNode part : whole.path("subcomponents")) {
      JsonNode stream = group.path("streams").path(part.path("stream_index").asInt(-1));
      covered += stream.path("width").asLong(0) * stream.path("height").asLong(0);
      tiles.add(new Tile(
          stream.path("index").asInt(-1),
          part.path("tile_horizontal_offset").asInt(),
          part.path("tile_vertical_offset").asInt()));
    }
    long all = whole.path("coded_width").asLong(0) * whole.path("coded_height").asLong(0);
    return covered == all && covered > 0
        ? Optional.of(new TileGrid(tiles, window, HeifTurn.NONE))
        : Optional.empty();
  }
}
