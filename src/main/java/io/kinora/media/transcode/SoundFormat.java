package io.kinora.media.transcode;

import java.util.List;
import java.util.Locale;

/// What sound files we make: a codec in the container that players expect it in.
///
/// Source: the tasks contract, section 10, audio.convert. Rates are our choice: good for music.
public enum SoundFormat {
  MP3("mp3", "audio/mpeg", "libmp3lame -b:a 192k"),
  /// The encoder of our ffmpeg calls itself experimental, and knows stereo alone.
  VORBIS("ogg", "audio/ogg", "vorbis -strict -2 -q:a 6"),
  AAC("mp4", "audio/mp4", "aac -b:a 192k");

  private final String muxer;
  private final String contentType;
  private final String encoder;

  SoundFormat(String muxer, String contentType, String encoder) {
    this.muxer = muxer;
    this.contentType = contentType;
    this.encoder = encoder;
  }

  /// The format by the name of its codec, as clients and ffprobe write it.
  public static SoundFormat named(String codec) {
    return valueOf(codec.toUpperCase(Locale.ROOT));
  }

  public String contentType() {
    return contentType;
  }

  String codec() {
    return name().toLowerCase(Locale.ROOT);
  }

  String muxer() {
    return muxer;
  }

  List<String> encoder() {
    return List.of(encoder.split(" ", -1));
  }

  boolean isStereoOnly() {
    return this == VORBIS;
  }
}
