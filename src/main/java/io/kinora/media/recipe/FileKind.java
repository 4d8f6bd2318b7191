package io.kinora.media.recipe;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What kinds of file a recipe can make, with the codecs that players expect in each; the first
/// ones where a recipe names none.
public enum FileKind {
  MP4("mp4", "video/mp4"),
  MOV("mov", "video/quicktime"),
  FLV("flv", "video/x-flv"),
  WMV("asf", "video/x-ms-wmv"),
  MP3("mp3", "audio/mpeg");

  private static final Set<String> OTHER_NAMES_OF_WMV = Set.of("asf", "wma");

  private final String muxer;
  private final String mediaType;

  FileKind(String muxer, String mediaType) {
    this.muxer = muxer;
    this.mediaType = mediaType;
  }

  static Optional<FileKind> named(String name) {
    if (OTHER_NAMES_OF_WMV.contains(name)) {
      return Optional.of(WMV);
    }
    return Arrays.stream(values())
        .filter(it -> it.name().equalsIgnoreCase(name))
        .findFirst();
  }

  public String mediaType() {
    return mediaType;
  }

  /// Those that may be in it, the usual one first; none where it is for sound alone.
  List<PictureKind> pictures() {
    return switch (this) {
      case MP4, MOV -> List.of(PictureKind.H264);
      case FLV -> List.of(PictureKind.FLV1, PictureKind.H264);
      case WMV -> List.of(PictureKind.WMV2);
      case MP3 -> List.of();
    };
  }

  /// Those that may be in it, the usual one first.
  List<SoundKind> sounds() {
    return switch (this) {
      case MP4 -> List.of(SoundKind.AAC, SoundKind.MP3);
      case MOV -> List.of(SoundKind.AAC);
      case FLV -> List.of(SoundKind.MP3, SoundKind.AAC);
      case WMV -> List.of(SoundKind.WMAV2);
      case MP3 -> List.of(SoundKind.MP3);
    };
  }

  /// The words that end the plan of its file.
  List<String> muxer() {
    return switch (this) {
      case MP4, MOV -> List.of("-movflags", "+faststart", "-f", muxer);
      case FLV -> List.of("-flvflags", "+add_keyframe_index", "-f", muxer);
      case WMV, MP3 -> List.of("-f", muxer);
    };
  }
}
