package io.kinora.engine.cloud;

import org.jspecify.annotations.Nullable;

/// What its client said of a video. Addresses are whole, credentials included: they are sealed
/// where they are stored.
///
/// @param originalFilename without folders
/// @param extname          of the original, with its dot
/// @param sourceUrl        where it is fetched from; none where its bytes came to us
/// @param pathFormat       how its files are named; see [PathFormat]
/// @param payload          handed back as it is
/// @param form             what came by the first version's upload
public record VideoDetails(
    @Nullable String originalFilename,
    String extname,
    @Nullable String sourceUrl,
    @Nullable String pathFormat,
    @Nullable String payload,
    Form form) {

  /// What the first version of the API knows of a video besides.
  ///
  /// @param uploadKey         names the upload while it lasts
  /// @param stateUpdateUrl    who is told of this video
  /// @param uploadRedirectUrl where a browser goes after the upload
  /// @param thumbnailPosition where the picture of the video is taken, in percent
  public record Form(
      @Nullable String uploadKey,
      @Nullable String stateUpdateUrl,
      @Nullable String uploadRedirectUrl,
      @Nullable Integer thumbnailPosition) {

    public static final Form NONE = new Form(null, null, null, null);
  }

  VideoDetails with(Form other) {
    return new VideoDetails(originalFilename, extname, sourceUrl, pathFormat, payload, other);
  }

  /// Never the addresses.
  @Override
  public String toString() {
    return "VideoDetails[" + originalFilename + "]";
  }
}
