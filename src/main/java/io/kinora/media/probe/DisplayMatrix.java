package io.kinora.media.probe;

import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// How a file says that a picture must be turned, in whole quarter turns.
///
/// @param turn counter-clockwise, in degrees
record DisplayMatrix(int turn, boolean isMirrored) {

  static final DisplayMatrix NONE = new DisplayMatrix(0, false);

  /// @param owner a stream or a frame in ffprobe's answer
  static Optional<DisplayMatrix> of(JsonNode owner) {
    for (JsonNode data : owner.path("side_data_list")) {
      if (data.has("displaymatrix")) {
        int turn = Math.floorMod(Math.round(data.path("rotation").asDouble(0) / 90) * 90, 360);
        String cells = data.path("displaymatrix").asString("");
        return Optional.of(new DisplayMatrix(turn, isMirrored(cells)));
      }
    }
    return Optional.empty();
  }

  /// Its determinant is negative. The text has three lines of three numbers.
  private static boolean isMirrored(String text) {
    long[] cells = Arrays.stream(text.strip().split("\\s+", -1))
        .filter(word -> !word.endsWith(":"))
        .mapToLong(Long::parseLong)
        .toArray();
    return cells.length == 9 && cells[0] * cells[4] - cells[1] * cells[3] < 0;
  }
}
