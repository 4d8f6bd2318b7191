package io.kinora.media.preset;

/// What presets make. Source: the panda contract, section 10.
public enum PresetKind {
  /// H.264 and AAC in an MP4.
  H264,
  /// VP8 and Vorbis.
  WEBM,
  /// Theora and Vorbis.
  OGG,
  /// A playlist with its segments.
  HLS,
  /// The same of sound alone.
  HLS_SOUND,
  /// A playlist of playlists.
  HLS_PLAYLIST,
  /// Smooth Streaming, which is not made here.
  SMOOTH,
  MP3,
  AAC,
  VORBIS,
  /// Pictures of the original.
  THUMBNAIL;

  /// Whether moving pictures are encoded.
  public boolean hasPictures() {
    return switch (this) {
      case H264, WEBM, OGG, HLS -> true;
      case HLS_SOUND, HLS_PLAYLIST, SMOOTH, MP3, AAC, VORBIS, THUMBNAIL -> false;
    };
  }

  /// Whether it is sound alone.
  public boolean isSound() {
    return switch (this) {
      case HLS_SOUND, MP3, AAC, VORBIS -> true;
      case H264, WEBM, OGG, HLS, HLS_PLAYLIST, SMOOTH, THUMBNAIL -> false;
    };
  }

  public boolean isSegmented() {
    return this == HLS || this == HLS_SOUND;
  }
}
