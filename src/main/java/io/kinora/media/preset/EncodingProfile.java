package io.kinora.media.preset;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// What a profile makes of a video: its attributes, read and checked. Source: the panda contract,
/// section 6.3.
///
/// @param making  by what it is made
/// @param extname of the file, with its dot
public record EncodingProfile(
    Making making, String extname, Pictures pictures, Sound sound, Extras extras) {

  /// Either one of our presets, or a command of the client.
  public sealed interface Making {

    record ByPreset(PresetKind kind) implements Making {}

    /// @param text lines with tokens
    record ByCommand(String text) implements Making {}
  }

  /// How pictures are encoded.
  ///
  /// @param isTwoPass whether they are looked at before, so that bits go where they are needed
  public record Pictures(Frame frame, boolean isTwoPass, Rate rate, H264 h264) {}

  /// The size of pictures.
  ///
  /// @param isUpscaled whether small ones are enlarged
  public record Frame(OptionalInt width, OptionalInt height, boolean isUpscaled, AspectMode mode) {}

  /// How much pictures take, in kbit and frames a second.
  ///
  /// @param kbitMax    a second
  /// @param bufferKbit over which `kbitMax` is held
  public record Rate(
      OptionalInt kbit,
      OptionalInt kbitMax,
      OptionalInt bufferKbit,
      OptionalDouble perSecond,
      KeyFrames keyFrames) {}

  /// Where key frames stand.
  ///
  /// @param gap       so many frames lie between two at most
  /// @param perSecond so many a second, at even times
  public record KeyFrames(int gap, OptionalDouble perSecond) {}

  /// What only H.264 knows.
  ///
  /// @param crf the quality that is enough, instead of a bit rate
  public record H264(OptionalInt crf, Optional<String> profile, Optional<String> level) {}

  /// @param kbit       a second
  /// @param sampleRate samples a second
  /// @param channels   those of the source where nothing is said
  public record Sound(OptionalInt kbit, int sampleRate, OptionalInt channels) {}

  /// What most profiles say nothing of.
  public record Extras(Clip clip, MarkPlace mark, Shots shots, Streaming streaming) {}

  /// The part of the source that is used, in seconds.
  public record Clip(double offset, OptionalDouble length) {}

  /// Where a watermark lies, from the edges of the new pictures, and how large it is drawn.
  public record MarkPlace(
      Optional<Distance> top,
      Optional<Distance> bottom,
      Optional<Distance> left,
      Optional<Distance> right,
      MarkSize size) {}

  /// The size of a watermark; of a side that is not said its own, or by its aspect.
  public record MarkSize(Optional<Distance> width, Optional<Distance> height) {}

  /// Pictures of moments.
  ///
  /// @param count    so many, evenly spread
  /// @param offsets  at these moments instead
  /// @param interval one in so long instead
  public record Shots(int count, List<Moment> offsets, Optional<Moment> interval) {

    public Shots {
      offsets = List.copyOf(offsets);
    }
  }

  /// A time, in seconds or in frames of the source.
  public record Moment(double number, boolean isFrames) {

    /// @param frameRate of the source, frames a second
    double seconds(double frameRate) {
      return isFrames ? number / frameRate : number;
    }
  }

  /// What is said of playlists.
  ///
  /// @param variants names of profiles, with `*` for any letters
  /// @param lock     how segments are locked, if they are
  public record Streaming(List<String> variants, Optional<Lock> lock) {

    public Streaming {
      variants = List.copyOf(variants);
    }
  }

  /// How segments are encrypted with AES-128.
  ///
  /// @param keyUrl where players fetch the key; beside the playlist where nothing is said
  /// @param key    16 bytes in hexadecimal digits; random where nothing is said
  /// @param iv     the same; the number of each segment where nothing is said
  public record Lock(Optional<String> keyUrl, Optional<String> key, Optional<String> iv) {}

  /// The preset, where it is made by one.
  public Optional<PresetKind> preset() {
    return switch (making) {
      case Making.ByPreset(var kind) -> Optional.of(kind);
      case Making.ByCommand _ -> Optional.empty();
    };
  }

  /// Tells whether a playlist of playlists takes in what a profile of this name made.
  public boolean takes(String profileName) {
    return extras.streaming().variants().stream()
        .anyMatch(pattern -> NamePattern.matches(pattern, profileName));
  }
}
