package io.kinora.engine.cloud;

import io.kinora.engine.task.TaskId;
import io.kinora.infra.base.TenantId;
import io.kinora.media.preset.SourceFacts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An uploaded original as it stood at one moment.
///
/// @param path      of its files in the bucket, without extension
/// @param facts     what was found in it; none before it is there
/// @param hasSource whether its file is there
/// @param error     why there is none, where it failed
/// @param task      fetches it; none where its bytes came to us
public record Video(
    ObjectId id,
    ObjectId cloud,
    TenantId tenant,
    VideoStatus status,
    String path,
    VideoDetails details,
    @Nullable SourceFacts facts,
    boolean hasSource,
    @Nullable CloudError error,
    @Nullable TaskId task,
    Instant createdAt,
    Instant updatedAt) {

  /// The name of its file in its asset.
  static final String ORIGINAL = "original";

  /// Where its file is in the bucket.
  public String sourcePath() {
    return path + details.extname();
  }
}
