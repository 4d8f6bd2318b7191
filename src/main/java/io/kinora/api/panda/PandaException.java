package io.kinora.api.panda;

/// Ends a request with an error in the words of the contract. Source: the panda contract, section
/// 4.
final class PandaException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;
  private static final int TOO_LARGE = 413;
  private static final int UNPROCESSABLE = 422;

  private final int status;
  private final String error;

  PandaException(int status, String error, String message) {
    super(message, null, false, false);
    this.status = status;
    this.error = error;
  }

  static PandaException badRequest(String message) {
    return new PandaException(BAD_REQUEST, "BadRequest", message);
  }

  /// @param all required names of the call, not only those that are missing
  static PandaException missing(String all) {
    return badRequest("All required parameters were not supplied: " + all);
  }

  static PandaException notAuthorized(String message) {
    return new PandaException(UNAUTHORIZED, "NotAuthorized", message);
  }

  /// @param type such as `Video`
  /// @param id   as its client wrote it
  static PandaException notFound(String type, String id) {
    return new PandaException(
        NOT_FOUND, "RecordNotFound", "Couldn't find " + type + " with ID=" + id);
  }

  static PandaException noFile() {
    return new PandaException(BAD_REQUEST, "NoFileSubmitted", "No file was submitted");
  }

  static PandaException tooLarge(long bytesMax) {
    return new PandaException(
        TOO_LARGE,
        "FileSizeLimitExceeded",
        "File size limit for this account is set to " + bytesMax + " bytes");
  }

  static PandaException notAVideo(String message) {
    return new PandaException(UNPROCESSABLE, "FormatNotRecognised", message);
  }

  /// @param message such as `name has already been taken`
  static PandaException invalid(String message) {
    return new PandaException(UNPROCESSABLE, "RecordInvalid", message);
  }

  static PandaException bucket(String message) {
    return new PandaException(UNPROCESSABLE, "S3AccessManagerError", message);
  }

  static PandaException cannotDelete(String id) {
    return new PandaException(
        UNPROCESSABLE,
        "CannotDelete",
        "Couldn't delete Profile with ID=" + id + " as it has associated encodings which must be"
            + " deleted first. Maybe you want to disable the Profile instead by updating its status"
            + " attribute to 'disabled'?");
  }

  int status() {
    return status;
  }

  String error() {
    return error;
  }

  String message() {
    return String.valueOf(getMessage());
  }
}
