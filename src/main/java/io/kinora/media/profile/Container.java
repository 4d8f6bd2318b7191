package io.kinora.media.profile;

/// What holds the pictures and the sound of a film together.
public enum Container {
  MP4("mp4", "video/mp4"),
  FLV("flv", "video/x-flv"),
  /// Of Windows Media.
  ASF("wmv", "video/x-ms-wmv"),
  /// The program stream of MPEG-1.
  MPEG("mpg", "video/mpeg"),
  /// The program stream of MPEG-2, with what tools that write discs expect in it.
  DVD("mpg", "video/mpeg");

  private final String extension;
  private final String mediaType;

  Container(String extension, String mediaType) {
    this.extension = extension;
    this.mediaType = mediaType;
  }

  /// How names of such files end, without the dot.
  public String extension() {
    return extension;
  }

  public String mediaType() {
    return mediaType;
  }
}
