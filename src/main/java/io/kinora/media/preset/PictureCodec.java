package io.kinora.media.preset;

/// The codecs that presets give to pictures.
enum PictureCodec {
  H264("libx264", "h264"),
  VP8("libvpx", "vp8"),
  THEORA("libtheora", "theora");

  private final String encoder;
  private final String probedName;

  PictureCodec(String encoder, String probedName) {
    this.encoder = encoder;
    this.probedName = probedName;
  }

  static PictureCodec of(PresetKind kind) {
    return switch (kind) {
      case H264, HLS -> H264;
      case WEBM -> VP8;
      case OGG -> THEORA;
      case HLS_SOUND, HLS_PLAYLIST, SMOOTH, MP3, AAC, VORBIS, THUMBNAIL ->
        throw new IllegalArgumentException("has no pictures: " + kind);
    };
  }

  String encoder() {
    return encoder;
  }

  /// As ffprobe tells it.
  String probedName() {
    return probedName;
  }

  /// Whether files can say that their colours are those of BT.709; of all others players take
  /// BT.601 for granted.
  boolean hasColours() {
    return this == H264;
  }
}
