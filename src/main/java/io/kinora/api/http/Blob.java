package io.kinora.api.http;

import java.time.Instant;

/// A file to serve, wherever its bytes are. They do not change while it is served.
public interface Blob extends Bytes {

  /// With its quotes, such as `"5f3a"`; the same as long as the bytes are the same.
  String etag();

  Instant modified();
}
