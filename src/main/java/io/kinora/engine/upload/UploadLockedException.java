package io.kinora.engine.upload;

/// Another request writes to this upload, and could not be ended in time.
public final class UploadLockedException extends Exception {

  private static final long serialVersionUID = 1;
}
