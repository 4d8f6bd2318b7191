package io.kinora.media.preset;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// What an upload is. Source: the panda contract, sections 5 and 6.1.
///
/// @param pictures none where it is sound alone
/// @param durationMillis whole hundredths of a second
/// @param metadata what is told of the file besides, numbers and texts by name
public record SourceFacts(
    Optional<Pictures> pictures,
    Optional<Sound> sound,
    long durationMillis,
    FileFacts file,
    Map<String, Object> metadata)
    implements Inspected {

  public SourceFacts {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /// @param codec  ffmpeg's name
  /// @param width  upright, in pixels
  /// @param fps    frames a second, what is behind the point cut off
  /// @param kbit   a second, where the file tells
  public record Pictures(String codec, int width, int height, int fps, OptionalInt kbit) {}

  /// @param kbit a second, where the file tells
  public record Sound(String codec, int channels, int sampleRate, OptionalInt kbit) {}

  /// @param mimeType such as `video/mp4`
  public record FileFacts(long bytes, String mimeType) {}
}
