package io.kinora.engine.publishing;

import io.kinora.engine.upload.UploadId;

/// Names a published video. Nobody can guess it.
///
/// Source: the publishing contract, section 2.
///
/// @param value 22 letters and digits; clients see [#toString]
public record VideoId(String value) {

  private static final String PREFIX = "vid_";

  public VideoId {
    if (!UploadId.isOne(value)) {
      throw new IllegalArgumentException("a video's id has 22 letters and digits");
    }
  }

  /// Reads foreign text.
  ///
  /// @return whether there can be a video of this id
  public static boolean isOne(String text) {
    return text.startsWith(PREFIX) && UploadId.isOne(text.substring(PREFIX.length()));
  }

  /// Reads what [#toString] wrote.
  public static VideoId parse(String text) {
    if (!isOne(text)) {
      throw new IllegalArgumentException("not the id of a video: " + text);
    }
    return new VideoId(text.substring(PREFIX.length()));
  }

  /// The upload that brings the file of this video.
  public UploadId upload() {
    return new UploadId(value);
  }

  @Override
  public String toString() {
    return PREFIX + value;
  }
}
