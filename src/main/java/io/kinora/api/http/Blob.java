package io.kinora.api.http;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/// A file to serve, wherever its bytes are. They do not change while it is served.
public interface Blob {

  long sizeBytes();

  /// With its quotes, such as `"5f3a"`; the same as long as the bytes are the same.
  String etag();

  Instant modified();

  /// The media type, as it goes out.
  String type();

  /// `length` bytes from `offset`, both inside the file. The caller closes the stream.
  InputStream open(long offset, long length) throws IOException;
}
