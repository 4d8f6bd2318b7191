package io.kinora.engine.moving;

/// How it is found out that files have come as they were.
public enum Checking {
  /// Each is read again where it came.
  WHOLE,
  /// Only their sizes are compared, and what comes now with its digest.
  SIZES
}
