package io.kinora.engine.upload;

/// Sees to it that only one request writes to an upload: the newest. All threads may use it.
interface Turns {

  /// Ends the request whose turn it is, if there is one, and takes its place.
  ///
  /// @param breakOff ends this request when a newer one comes; called by other threads
  /// @throws UploadLockedException where the other one did not end
  Turn take(UploadId id, Runnable breakOff) throws UploadLockedException;

  /// Ends the request of this process whose turn it is, and does not wait for it.
  void breakOff(UploadId id);
}
