package io.kinora.engine.film;

import io.kinora.engine.library.AssetId;
import io.kinora.engine.task.TaskId;
import io.kinora.infra.base.TenantId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one profile makes of a film.
///
/// @param id         nobody can guess it; a newer rendition of the same names has another
/// @param percent    0 to 100, once it is made
/// @param error      why there is none, in the words of its client's API
/// @param definition what it is made from; none where it is not made, only brought to places
/// @param renderTask makes what it brings to places, and maybe others with it
/// @param uploadTask brings it to the place whose turn it is
/// @param media      what was made, while it is there
public record Rendition(
    String id,
    FilmName film,
    TenantId tenant,
    RenditionOrder order,
    RenditionState state,
    @Nullable Integer percent,
    @Nullable String error,
    @Nullable AssetId definition,
    @Nullable TaskId renderTask,
    @Nullable TaskId uploadTask,
    @Nullable RenditionMedia media,
    Instant createdAt,
    Instant changedAt) {

  public String profile() {
    return order.profile();
  }

  /// Where its files are, or will be.
  public Optional<AssetId> findAsset() {
    return Optional.ofNullable(media)
        .map(RenditionMedia::asset)
        .or(() -> Optional.ofNullable(renderTask).map(it -> new AssetId(it.value())));
  }

  /// As people write its names.
  @Override
  public String toString() {
    return film + "/" + profile();
  }
}
