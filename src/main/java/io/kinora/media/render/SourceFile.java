package io.kinora.media.render;

import io.kinora.media.probe.PictureFacts;
import io.kinora.media.probe.ProbeResult;
import io.kinora.media.probe.SoundFacts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// A file of a film, looked into.
///
/// @param name as the film calls it; messages to the client use it
/// @param path where it is
/// @param probed what it is
record SourceFile(String name, Path path, ProbeResult probed) {

  /// What ffmpeg says of a clip or sound that ends before it should.
  static final Pattern IS_CUT =
      Pattern.compile("partial file|Error during demuxing|File ended prematurely");

  /// Its pixels, if it has any.
  Optional<PictureFacts> picture() {
    return switch (probed) {
      case ProbeResult.Image image -> Optional.of(image.picture());
      case ProbeResult.Video video -> Optional.of(video.picture());
      case ProbeResult.Audio _, ProbeResult.NotMedia _ -> Optional.empty();
    };
  }

  /// How long it plays; nothing for a picture.
  Optional<Duration> length() {
    return switch (probed) {
      case ProbeResult.Video video -> Optional.of(video.length());
      case ProbeResult.Audio audio -> Optional.of(audio.length());
      case ProbeResult.Image _, ProbeResult.NotMedia _ -> Optional.empty();
    };
  }

  private Optional<SoundFacts> sound() {
    return switch (probed) {
      case ProbeResult.Video video -> video.sound();
      case ProbeResult.Audio audio -> Optional.of(audio.sound());
      case ProbeResult.Image _, ProbeResult.NotMedia _ -> Optional.empty();
    };
  }

  boolean hasSound() {
    return sound().isPresent();
  }

  boolean isMono() {
    return sound().map(it -> it.channels() == 1).orElse(false);
  }

  SoundFacts soundOrFail() {
    return sound().orElseThrow(() -> new IllegalStateException("has no sound: " + name));
  }

  /// Tells whether its length is that of the sound, without what the codec added to its end.
  boolean tellsExactLength() {
    return probed instanceof ProbeResult.Audio audio && audio.format().equals("mp4");
  }

  PictureFacts pictureOrFail() {
    return picture().orElseThrow(() -> new IllegalStateException("has no pixels: " + name));
  }
}
