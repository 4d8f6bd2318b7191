package io.kinora.media.transcode;

import java.util.List;

/// The containers that we write videos into.
enum Wrapping {
  /// Its index comes first, so that players begin before they have all.
  MP4("mp4", "-movflags +faststart"),
  MPEG_TS("mpegts", ""),
  ASF("asf", "");

  private final String muxer;
  private final String options;

  Wrapping(String muxer, String options) {
    this.muxer = muxer;
    this.options = options;
  }

  String muxer() {
    return muxer;
  }

  List<String> options() {
    return options.isEmpty() ? List.of() : List.of(options.split(" ", -1));
  }
}
