package io.kinora.media.profile;

/// The codecs that the sound of a film can be given.
public enum SoundCodec {
  AAC("aac", 1_024),
  MP3("mp3", 1_152),
  MP2("mp2", 1_152),
  WMAV1("wmav1", 2_048);

  private final String probedName;
  private final int frameSamples;

  SoundCodec(String probedName, int frameSamples) {
    this.probedName = probedName;
    this.frameSamples = frameSamples;
  }

  /// As ffprobe tells it.
  public String probedName() {
    return probedName;
  }

  /// It encodes so many samples at once: a sound ends with a whole number of these.
  public int frameSamples() {
    return frameSamples;
  }
}
