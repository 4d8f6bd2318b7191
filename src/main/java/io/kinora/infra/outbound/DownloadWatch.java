package io.kinora.infra.outbound;

/// Who follows a file on its way, and may stop it.
public interface DownloadWatch {

  /// Asked now and then, from another thread.
  boolean isStopped();

  /// Told after each stretch, from the thread that does the work; it must not wait.
  ///
  /// @param bytes   how much has come, in earlier attempts too
  /// @param ofBytes how much there is to come altogether, -1 where nobody knows
  void moved(long bytes, long ofBytes);
}
