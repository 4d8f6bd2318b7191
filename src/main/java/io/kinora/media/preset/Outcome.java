package io.kinora.media.preset;

import java.nio.file.Path;
import java.util.List;

/// What became of a wish.
public sealed interface Outcome {

  String id();

  /// What the programs said, without our paths; it may be empty.
  String log();

  /// @param files       the first one is named after the encoding, with the profile's ending; the
  ///     names of the others begin as its does
  /// @param screenshots `<id>_1.jpg` and so on; not among the files
  /// @param width       of its pictures; 0 where it has none
  record Made(
      String id, List<Path> files, List<Path> screenshots, int width, int height, String log)
      implements Outcome {

    public Made {
      files = List.copyOf(files);
      screenshots = List.copyOf(screenshots);
    }
  }

  /// @param message for the client
  record Failed(String id, ErrorClass errorClass, String message, String log) implements Outcome {}
}
