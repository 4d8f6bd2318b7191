package io.kinora.engine.upload;

import io.kinora.infra.db.SqlWork;

/// One request's turn to write to an upload, until it is closed.
interface Turn extends AutoCloseable {

  /// A part of each transaction that changes the upload: fails with `Overtaken` where it is
  /// somebody else's turn now.
  SqlWork fence();

  @Override
  void close();
}
