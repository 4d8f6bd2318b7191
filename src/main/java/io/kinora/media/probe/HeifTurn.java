package io.kinora.media.probe;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.file.Path;

/// How the picture of a HEIF file must be turned: mirrored first, left and right, and turned then.
///
/// ffprobe tells it of a picture in one piece, and not of one in tiles. It is a part of the
/// picture,
/// unlike the notes of cameras, which do not count in such files. Source: ISO/IEC 23008-12, 6.5.10
/// and 6.5.12.
///
/// @param turn counter-clockwise, in degrees
public record HeifTurn(int turn, boolean isMirrored) {

  static final HeifTurn NONE = new HeifTurn(0, false);

  /// Of a local file; one whose boxes nobody can read is not turned.
  static HeifTurn of(Path heif) {
    try {
      HeifTurn turn = NONE;
      for (HeifBoxes.Box property : HeifBoxes.ofPrimary(heif)) {
        turn = turn.then(property);
      }
      return turn;
    } catch (IOException | BufferUnderflowException | IllegalArgumentException _) {
      return NONE;
    }
  }

  private HeifTurn then(HeifBoxes.Box property) {
    return switch (property.type()) {
      case "irot" -> new HeifTurn((turn + 90 * (property.body().get() & 3)) % 360, isMirrored);
      case "imir" -> {
        // 0: the upper and the lower half change places, which is left and right after half a turn.
        int half = (property.body().get() & 1) == 0 ? 180 : 0;
        yield new HeifTurn(Math.floorMod(half - turn, 360), !isMirrored);
      }
      default -> this;
    };
  }

  /// The words of ffmpeg's filters, in a row, each with its comma.
  String filters() {
    String turned = switch (turn) {
      case 90 -> "transpose=cclock,";
      case 180 -> "hflip,vflip,";
      case 270 -> "transpose=clock,";
      default -> "";
    };
    return (isMirrored ? "hflip," : "") + turned;
  }
}
