package io.kinora.infra.outbound;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A file that was fetched.
///
/// @param file         where it is now; the caller owns it
/// @param sizeBytes    its size
/// @param sha256       its digest, 64 hexadecimal digits in lower case
/// @param finalAddress where it was found in the end, after redirects
/// @param headers      what its server said about it
public record Download(
    Path file, long sizeBytes, String sha256, URI finalAddress, Headers headers) {

  /// What a server says about a file, as it said it; nothing of it need be true.
  public record Headers(
      @Nullable String contentType,
      @Nullable String etag,
      @Nullable String lastModified) {}
}
