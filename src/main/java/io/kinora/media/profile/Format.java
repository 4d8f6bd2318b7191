package io.kinora.media.profile;

/// What kind of file a film is: its container and the codecs in it.
///
/// Source: the factory contract, section 10.
public enum Format {
  MP4(PictureCodec.H264, SoundCodec.AAC, Container.MP4),
  MP4_OLD(PictureCodec.MPEG4, SoundCodec.AAC, Container.MP4),
  FLV(PictureCodec.FLV1, SoundCodec.MP3, Container.FLV),
  FLV_H264(PictureCodec.H264, SoundCodec.AAC, Container.FLV),
  WMV1(PictureCodec.WMV1, SoundCodec.WMAV1, Container.ASF),
  WMV2(PictureCodec.WMV2, SoundCodec.WMAV1, Container.ASF),
  MPEG1(PictureCodec.MPEG1, SoundCodec.MP2, Container.MPEG),
  DVD(PictureCodec.MPEG2, SoundCodec.MP2, Container.DVD);

  private static final int SAMPLE_RATE = 44_100;
  private static final int DVD_SAMPLE_RATE = 48_000;

  private final PictureCodec pictures;
  private final SoundCodec sound;
  private final Container container;

  Format(PictureCodec pictures, SoundCodec sound, Container container) {
    this.pictures = pictures;
    this.sound = sound;
    this.container = container;
  }

  public PictureCodec pictures() {
    return pictures;
  }

  public SoundCodec sound() {
    return sound;
  }

  public Container container() {
    return container;
  }

  /// Of the sound, samples a second.
  public int sampleRate() {
    return this == DVD ? DVD_SAMPLE_RATE : SAMPLE_RATE;
  }
}
