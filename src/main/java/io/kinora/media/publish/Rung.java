package io.kinora.media.publish;

import io.kinora.media.image.Fit.Size;

/// One size that a video is encoded in.
///
/// @param size even sides
/// @param kbitMax the most that pictures may take a second
public record Rung(Size size, int kbitMax) {

  /// Two rungs never have the same height.
  String name() {
    return "v" + size.height();
  }

  String file() {
    return name() + ".mp4";
  }

  String playlist() {
    return name() + ".m3u8";
  }

  /// The playlist of its key frames alone.
  String keyFrames() {
    return name() + "-keys.m3u8";
  }
}
