package io.kinora.media.profile;

import java.util.Set;

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

  /// Those that the heads of MPEG-1 and MPEG-2 have a number for.
  private static final Set<FrameRate> NUMBERED = Set.of(
      new FrameRate(24_000, 1_001),
      FrameRate.of(24),
      FrameRate.of(25),
      FrameRate.NTSC,
      FrameRate.of(30),
      FrameRate.of(50),
      new FrameRate(60_000, 1_001),
      FrameRate.of(60));

  private final String probedName;

  PictureCodec(String probedName) {
    this.probedName = probedName;
  }

  /// As ffprobe tells it.
  public String probedName() {
    return probedName;
  }

  /// Tells whether its pictures can come at this rate.
  boolean allows(FrameRate rate) {
    return switch (this) {
      case H264, FLV1, MPEG4, WMV1, WMV2 -> true;
      case MPEG1, MPEG2 -> NUMBERED.contains(rate);
    };
  }
}
