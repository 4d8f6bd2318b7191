package io.kinora.api.stored;

import io.kinora.api.http.Blob;
import io.kinora.engine.library.AssetFile;
import io.kinora.engine.library.Library;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/// A file of the library, as HTTP serves it.
///
/// @param etag with its quotes
public record AssetBlob(Library library, AssetFile file, String etag) implements Blob {

  /// With its SHA-256 as the tag.
  public AssetBlob(Library library, AssetFile file) {
    this(library, file, '"' + file.sha256() + '"');
  }

  @Override
  public long sizeBytes() {
    return file.sizeBytes();
  }

  @Override
  public Instant modified() {
    return file.created();
  }

  @Override
  public String type() {
    return file.contentType();
  }

  @Override
  public InputStream open(long offset, long length) throws IOException {
    return library.open(file, offset, length);
  }
}
