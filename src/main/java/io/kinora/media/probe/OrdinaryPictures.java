package io.kinora.media.probe;

import io.kinora.media.probe.ProbeResult.Image;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;

/// The pictures that most people send, known by their headers as ffprobe tells them: without a run
/// of it.
final class OrdinaryPictures {

  private OrdinaryPictures() {}

  /// Nothing where ffprobe has to be asked.
  static Optional<Image> read(Path file) {
    if (mayNameOthers(file)) {
      return Optional.empty();
    }
    return switch (begin(file)) {
      case "ffd8" -> JpegReader.read(file);
      case "8950" -> PngReader.read(file);
      default -> Optional.empty();
    };
  }

  /// ffmpeg takes such a name for that of many files.
  private static boolean mayNameOthers(Path file) {
    return file.toString().chars().anyMatch(letter -> "%*?[]{}".indexOf(letter) >= 0);
  }

  private static String begin(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return HexFormat.of().formatHex(in.readNBytes(2));
    } catch (IOException _) { // ffprobe says what is wrong with it.
      return "";
    }
  }
}
