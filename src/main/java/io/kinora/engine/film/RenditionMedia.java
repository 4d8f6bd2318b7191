package io.kinora.engine.film;

import io.kinora.engine.library.AssetId;
import java.time.Instant;

/// The files of a rendition. Several that were drawn at once share an asset.
///
/// @param video     the name of its file in the asset
/// @param thumbnail the name of its picture there
/// @param millis    how long it is
/// @param madeAt    when it was made
public record RenditionMedia(
    AssetId asset,
    String video,
    String thumbnail,
    int width,
    int height,
    long millis,
    long sizeBytes,
    Instant madeAt) {

  /// The small film that can be watched while it grows; one for all of the asset.
  public static final String PREVIEW = "preview";

  /// The same as a playlist.
  public static final String PLAYLIST = "preview_hls";
}
