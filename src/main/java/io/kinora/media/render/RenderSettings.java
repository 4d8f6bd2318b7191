package io.kinora.media.render;

import io.kinora.media.ffmpeg.LocalProgram;
import java.nio.file.Path;
import java.util.Optional;

/// How films are made; what they look like does not depend on it, but for the preset.
///
/// @param preset of x264: slower ones make better pictures of the same bits
/// @param encoderCount segments that are encoded at the same time; one core each
/// @param shelfBytes of decoded pictures that are kept while they are in use
/// @param speech the program that speaks words, if there is one
/// @param fonts a folder with faces besides those that come with us, if the operator gave one
public record RenderSettings(
    String preset,
    int encoderCount,
    long shelfBytes,
    Optional<LocalProgram> speech,
    Optional<Path> fonts) {

  private static final long QUARTER_GIB = 256L << 20;

  public RenderSettings {
    if (encoderCount < 1) {
      throw new IllegalArgumentException("encoderCount must be positive, is " + encoderCount);
    }
  }

  /// A copy that keeps so many bytes of decoded pictures.
  public RenderSettings withShelfBytes(long bytes) {
    return new RenderSettings(preset, encoderCount, bytes, speech, fonts);
  }

  /// A copy whose words are spoken by a program, if there is one.
  public RenderSettings withSpeech(Optional<LocalProgram> program) {
    return new RenderSettings(preset, encoderCount, shelfBytes, program, fonts);
  }

  /// A copy that takes faces from a folder, too.
  public RenderSettings withFonts(Optional<Path> folder) {
    return new RenderSettings(preset, encoderCount, shelfBytes, speech, folder);
  }

  public static RenderSettings of(String preset, int cores) {
    return new RenderSettings(preset, cores, QUARTER_GIB, Optional.empty(), Optional.empty());
  }
}
