package io.kinora.media.publish;

import io.kinora.media.stream.ByteRange;
import java.util.List;

/// What lies where in an MP4 in fragments: measured, for the playlists.
///
/// @param codec as RFC 6381 has it, such as `avc1.64001f`
/// @param head what all segments have in common
/// @param segments in order; at least one
/// @param keyFrames of pictures: each with how long it is to the next, in as many bytes as show it
record Track(String codec, ByteRange head, List<Segment> segments, List<Segment> keyFrames) {

  Track {
    segments = List.copyOf(segments);
    keyFrames = List.copyOf(keyFrames);
    if (segments.isEmpty()) {
      throw new IllegalArgumentException("a track has no segments");
    }
  }

  /// A stretch that a player fetches at once; it begins with a key frame.
  record Segment(double seconds, ByteRange bytes) {

    double bitsPerSecond() {
      return bytes.length() * 8 / seconds;
    }
  }

  double seconds() {
    return segments.stream().mapToDouble(Segment::seconds).sum();
  }

  /// No segment takes more.
  double bitsPerSecondMax() {
    return segments.stream().mapToDouble(Segment::bitsPerSecond).max().orElseThrow();
  }

  double bitsPerSecond() {
    return bitsPerSecond(segments);
  }

  private double bitsPerSecond(List<Segment> stretches) {
    return stretches.stream().mapToDouble(it -> it.bytes().length() * 8).sum() / seconds();
  }

  /// The same two of the key frames alone.
  double keyFrameBitsPerSecondMax() {
    return keyFrames.stream().mapToDouble(Segment::bitsPerSecond).max().orElse(0);
  }

  double keyFrameBitsPerSecond() {
    return bitsPerSecond(keyFrames);
  }
}
