package io.kinora.media.render;

import io.kinora.media.ffmpeg.LocalProgram;
import java.nio.file.Path;
import java.util.Optional;

/// What the operator gave films besides what comes with us.
///
/// @param speech the program that speaks words
/// @param fonts a folder with faces
/// @param maps a folder with places and the pictures of maps
public record Supplies(Optional<LocalProgram> speech, Optional<Path> fonts, Optional<Path> maps) {

  public static final Supplies NONE =
      new Supplies(Optional.empty(), Optional.empty(), Optional.empty());
}
