package io.kinora.engine.moving;

/// What of an installation moves; the rest both sides share.
public enum Part {
  /// The database.
  ROWS,
  /// The files of the library.
  FILES,
  /// What has come of uploads, finished or not.
  UPLOADS
}
