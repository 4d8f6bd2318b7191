package io.kinora.media.preset;

/// Why an encoding failed, in a word that clients know. Source: the panda contract, section 7.
public enum ErrorClass {
  /// The command, or what the preset asks for, cannot be done here.
  COMMAND_INVALID("CommandInvalid"),
  /// It was tried, and it did not work.
  ENCODING_ERROR("EncodingError"),
  /// A playlist of playlists has none to name.
  HLS_VARIANTS_NOT_FOUND("HLSVariantsNotFound"),
  FILE_NOT_FOUND("FileNotFound"),
  UNEXPECTED("UnexpectedError");

  private final String word;

  ErrorClass(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
