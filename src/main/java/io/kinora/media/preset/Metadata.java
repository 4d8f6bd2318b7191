package io.kinora.media.preset;

import io.kinora.media.preset.SourceFacts.FileFacts;
import io.kinora.media.preset.SourceFacts.Sound;
import io.kinora.media.probe.PictureFacts;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What is told of an upload by names that clients know from another tool. Source: the panda
/// contract, section 6.1, metadata.
final class Metadata {

  private Metadata() {}

  static Map<String, Object> of(
      Optional<PictureFacts> picture, Optional<Sound> sound, FileFacts file, Duration length) {
    var told = new LinkedHashMap<String, Object>();
    picture.ifPresent(it -> {
      told.put("image_width", it.width());
      told.put("image_height", it.height());
      told.put("video_frame_rate", Math.round(it.frameRate() * 1000) / 1000.0);
      told.put("compressor_id", it.codec().equals("h264") ? "avc1" : it.codec());
      // Counted clockwise, unlike ours.
      told.put("rotation", (360 - it.turn()) % 360);
    });
    sound.ifPresent(it -> {
      told.put("audio_format", it.codec().equals("aac") ? "mp4a" : it.codec());
      told.put("audio_channels", it.channels());
      told.put("audio_sample_rate", it.sampleRate());
    });
    told.put("duration", duration(length));
    told.put("mime_type", file.mimeType());
    told.put("file_size", size(file.bytes()));
    return told;
  }

  /// From half a minute on as a clock shows it.
  private static String duration(Duration length) {
    double seconds = length.toNanos() / 1e9;
    return seconds < 30
        ? String.format(Locale.ROOT, "%.2f s", seconds)
        : "%d:%02d:%02d"
            .formatted(length.toHours(), length.toMinutesPart(), length.toSecondsPart());
  }

  private static String size(long bytes) {
    if (bytes < 2048) {
      return bytes + " bytes";
    }
    return bytes < 2048L * 1024
        ? Math.round(bytes / 1024.0) + " kB"
        : Math.round(bytes / 1024.0 / 1024) + " MB";
  }
}
