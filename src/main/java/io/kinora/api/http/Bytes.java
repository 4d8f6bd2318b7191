package io.kinora.api.http;

import java.io.IOException;
import java.io.InputStream;

/// Bytes to serve, wherever they are: those of a file, or of one that grows so far.
public interface Bytes {

  long sizeBytes();

  /// The media type, as it goes out.
  String type();

  /// `length` bytes from `offset`, both inside. The caller closes the stream.
  InputStream open(long offset, long length) throws IOException;
}
