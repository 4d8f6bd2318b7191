package io.kinora.engine.upload;

/// When the bytes of a request count.
enum Counting {
  /// As soon as they are safe, whatever becomes of the rest.
  AS_THEY_COME,
  /// When all of them are there and are right.
  AT_THE_END
}
