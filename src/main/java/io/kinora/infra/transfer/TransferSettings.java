package io.kinora.infra.transfer;

import java.nio.file.Path;
import java.util.List;

/// What the operator has said about transfers.
///
/// @param hostKeys      the file by which SFTP servers are known again; made when it is needed
/// @param allowsHttpPut whether files may be sent to http and https addresses
/// @param s3            which service has the buckets
/// @param folders       of this machine that `file` addresses may lead into
public record TransferSettings(
    Path hostKeys, boolean allowsHttpPut, S3Access s3, List<Path> folders) {

  public TransferSettings {
    folders = List.copyOf(folders);
  }

  /// No `file` address leads anywhere.
  public TransferSettings(Path hostKeys, boolean allowsHttpPut, S3Access s3) {
    this(hostKeys, allowsHttpPut, s3, List.of());
  }
}
