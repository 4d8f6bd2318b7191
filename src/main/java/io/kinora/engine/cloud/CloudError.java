package io.kinora.engine.cloud;

/// Why a video or an encoding failed.
///
/// @param errorClass one of the panda contract's, section 7
/// @param message    for people
public record CloudError(String errorClass, String message) {

  static final String VIDEO_STATUS_INVALID = "VideoStatusInvalid";
  static final String ENCODING_ERROR = "EncodingError";
  static final String FILE_NOT_FOUND = "FileNotFound";
  static final String DOWNLOAD_FAILED = "DownloadFailed";
  static final String UNEXPECTED = "UnexpectedError";
  static final String FORMAT_NOT_RECOGNISED = "FormatNotRecognised";
  static final String VARIANTS_NOT_FOUND = "HLSVariantsNotFound";

  static CloudError cancelled() {
    return new CloudError(ENCODING_ERROR, "Canceled");
  }
}
