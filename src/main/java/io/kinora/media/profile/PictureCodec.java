package io.kinora.media.profile;

/// The codecs that the pictures of a film can be given.
public enum PictureCodec {
  H264("h264"),
  /// Sorenson's, of the first Flash films.
  FLV1("flv1"),
  MPEG4("mpeg4"),
  WMV1("wmv1"),
  WMV2("wmv2"),
  MPEG1("mpeg1video"),
  MPEG2("mpeg2video");

  private final String probedName;

  PictureCodec(String probedName) {
    this.probedName = probedName;
  }

  /// As ffprobe tells it.
  public String probedName() {
    return probedName;
  }
}
