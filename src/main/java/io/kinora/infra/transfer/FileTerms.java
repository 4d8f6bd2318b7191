package io.kinora.infra.transfer;

import org.jspecify.annotations.Nullable;

/// What a server is told of a file that is sent there. Of all ways S3 alone has words for it.
///
/// @param contentType null for what the ending of its name says
/// @param isPublic    whether everybody may read it; else only whom its place lets
public record FileTerms(@Nullable String contentType, boolean isPublic) {

  public static final FileTerms USUAL = new FileTerms(null, false);

  public static FileTerms ofType(String contentType) {
    return new FileTerms(contentType, false);
  }

  /// The same, for everybody to read.
  public FileTerms forEverybody() {
    return new FileTerms(contentType, true);
  }
}
