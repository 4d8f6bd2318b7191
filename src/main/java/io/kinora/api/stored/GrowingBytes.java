package io.kinora.api.stored;

import io.kinora.api.http.Bytes;
import io.kinora.engine.library.GrowingFile;
import io.kinora.engine.library.Library;
import java.io.InputStream;

/// What there is of a file that grows, as HTTP serves it.
record GrowingBytes(Library library, GrowingFile file) implements Bytes {

  @Override
  public long sizeBytes() {
    return file.sizeBytes();
  }

  @Override
  public String type() {
    return file.contentType();
  }

  @Override
  public InputStream open(long offset, long length) {
    return library.open(file, offset);
  }
}
