package io.kinora.media.preset.command;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What one call of ffmpeg in a command says, in words of today's ffmpeg. Files are named as in the
/// command.
public record FfmpegLine(List<Input> inputs, List<Output> outputs) {

  public FfmpegLine {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /// @param words to stand before the file
  public record Input(String file, List<String> words) {

    public Input {
      words = List.copyOf(words);
    }
  }

  /// @param words all that is neither of the streams nor of the drawing
  public record Output(String file, Streams streams, Drawing drawing, List<String> words) {

    public Output {
      words = List.copyOf(words);
    }

    public boolean hasWord(String word) {
      return words.contains(word);
    }
  }

  /// Which streams there are.
  ///
  /// @param muxer    of the container; by the ending of the file where nothing is said
  /// @param pictures the encoder, `copy`, or `none`
  /// @param sound    the same
  /// @param isMapped whether the command names the streams itself
  /// @param pass     of two
  public record Streams(
      Optional<String> muxer,
      Optional<String> pictures,
      Optional<String> sound,
      boolean isMapped,
      OptionalInt pass) {

    public static final String NONE = "none";
    public static final String COPY = "copy";
  }

  /// What is done to pictures and sound.
  ///
  /// @param filters      of pictures, in their order
  /// @param soundFilters the same of sound
  /// @param graph        of everything, instead
  public record Drawing(List<String> filters, List<String> soundFilters, Optional<String> graph) {

    public Drawing {
      filters = List.copyOf(filters);
      soundFilters = List.copyOf(soundFilters);
    }
  }
}
