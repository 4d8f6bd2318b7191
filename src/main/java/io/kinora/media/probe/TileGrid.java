package io.kinora.media.probe;

import java.util.List;
import java.util.stream.Collectors;

/// A picture that is stored in tiles, as phones do: ffmpeg has a stream for each and does not put
/// them together.
///
/// @param tiles all of them; they cover the picture without gap or overlap
/// @param window what of them is shown
/// @param turn how it must be turned then
public record TileGrid(List<Tile> tiles, Window window, HeifTurn turn) {

  public TileGrid {
    tiles = List.copyOf(tiles);
  }

  /// One tile: of which stream, and where its upper left corner lies.
  record Tile(int stream, int left, int top) {}

  /// A part of the tiles: those at the right and at the bottom may stick out.
  record Window(int left, int top, int width, int height) {}

  TileGrid turned(HeifTurn upright) {
    return new TileGrid(tiles, window, upright);
  }

  /// The begin of a filter graph that gives the whole picture, upright.
  String source() {
    String streams =
        tiles.stream().map(tile -> "[0:" + tile.stream() + "]").collect(Collectors.joining());
    String cut = "crop=" + window.width() + ":" + window.height() + ":" + window.left() + ":"
        + window.top() + ":exact=1,";
    return streams + joined() + cut + turn.filters();
  }

  private String joined() {
    if (tiles.size() == 1) {
      return ""; // The filter wants two.
    }
    return tiles.stream()
        .map(tile -> tile.left() + "_" + tile.top())
        .collect(Collectors.joining("|", "xstack=inputs=" + tiles.size() + ":layout=", ","));
  }
}
