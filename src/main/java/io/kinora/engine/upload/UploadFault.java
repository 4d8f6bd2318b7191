package io.kinora.engine.upload;

/// Why bytes of a request were not taken. Nothing of that request is kept where nothing else is
/// said.
public sealed interface UploadFault {

  /// There were more than there may be.
  ///
  /// @param bytesMax of the whole file
  record TooLarge(long bytesMax) implements UploadFault {}

  /// There were more than the file has, or its size is another.
  ///
  /// @param expected of the whole file
  record WrongSize(long expected) implements UploadFault {}

  /// They are not those that the client announced.
  record WrongDigest() implements UploadFault {}

  /// The upload was removed, completed or given up while they came.
  record NotOpen() implements UploadFault {}

  /// It stood still for so long that another request has gone on from what had come. That stays.
  record Overtaken() implements UploadFault {}

  default UploadFaultException asException() {
    return new UploadFaultException(this);
  }
}
