package io.kinora.engine.publishing;

import io.kinora.infra.base.TenantId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A published video as it stood at one moment.
///
/// @param progress of its making, in percent; never falls
/// @param error    where the phase is `FAILED`
/// @param media    what was made, where the phase is `READY`
/// @param times    when what happened
public record Video(
    VideoId id,
    TenantId tenant,
    Slot slot,
    Phase phase,
    int progress,
    @Nullable VideoError error,
    @Nullable Media media,
    Times times) {

  /// What was made of a video.
  ///
  /// @param playbackId names the files to players; nothing else has it
  /// @param factsJson  sizes, lengths and rates, as the last step wrote them
  public record Media(String playbackId, String factsJson) {}

  /// @param updated when any of this changed
  /// @param uploaded when the file was whole
  /// @param ended when it was ready, or failed
  public record Times(
      Instant created,
      Instant updated,
      @Nullable Instant uploaded,
      @Nullable Instant ended) {}

  /// A copy with other words about it.
  public Video with(Slot other) {
    return new Video(id, tenant, other, phase, progress, error, media, times);
  }

  public Optional<VideoError> findError() {
    return Optional.ofNullable(error);
  }

  public Optional<Media> findMedia() {
    return Optional.ofNullable(media);
  }
}
