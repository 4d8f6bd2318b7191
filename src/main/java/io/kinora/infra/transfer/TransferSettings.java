package io.kinora.infra.transfer;

import java.nio.file.Path;

/// What the operator has said about transfers.
///
/// @param hostKeys      the file by which SFTP servers are known again; made when it is needed
/// @param allowsHttpPut whether files may be sent to http and https addresses
/// @param s3            which service has the buckets
public record TransferSettings(Path hostKeys, boolean allowsHttpPut, S3Access s3) {}
