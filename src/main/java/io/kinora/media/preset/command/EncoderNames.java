package io.kinora.media.preset.command;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The encoders that commands may name, with the names that they had.
final class EncoderNames {

  private static final Map<String, String> OTHER_NAMES = Map.ofEntries(
      Map.entry("h264", "libx264"),
      Map.entry("x264", "libx264"),
      Map.entry("hevc", "libx265"),
      Map.entry("xvid", "mpeg4"),
      Map.entry("libxvid", "mpeg4"),
      Map.entry("mpeg1", "mpeg1video"),
      Map.entry("mpeg2", "mpeg2video"),
      Map.entry("flv1", "flv"),
      Map.entry("theora", "libtheora"),
      Map.entry("vp8", "libvpx"),
      Map.entry("vp9", "libvpx-vp9"),
      Map.entry("msmpeg4v3", "msmpeg4"),
      Map.entry("libfaac", "aac"),
      Map.entry("libvo_aacenc", "aac"),
      Map.entry("libfdk_aac", "aac"),
      Map.entry("libaacplus", "aac"),
      Map.entry("mp3", "libmp3lame"),
      Map.entry("lame", "libmp3lame"),
      Map.entry("vorbis", "libvorbis"),
      Map.entry("opus", "libopus"),
      Map.entry("libamr_nb", "libopencore_amrnb"),
      Map.entry("amr_nb", "libopencore_amrnb"));

  private static final Set<String> KNOWN = Set.of(
      ("copy libx264 libx265 mpeg4 mpeg1video mpeg2video flv h263 h263p libtheora libvpx libvpx-vp9"
              + " wmv1 wmv2 msmpeg4 msmpeg4v2 mjpeg png gif aac libmp3lame libvorbis libopus mp2 ac3"
              + " wmav1 wmav2 flac libopencore_amrnb pcm_s16le pcm_u8 pcm_s16be")
          .split(" ", -1));

  private EncoderNames() {}

  static Optional<String> of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Optional.of(OTHER_NAMES.getOrDefault(lower, lower)).filter(KNOWN::contains);
  }
}
