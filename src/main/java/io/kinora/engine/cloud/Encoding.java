package io.kinora.engine.cloud;

import io.kinora.engine.task.TaskId;
import io.kinora.infra.base.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A video processed by a profile, as it stood at one moment.
///
/// @param profileName none where the profile has none
/// @param path        of its files in the bucket, without extension
/// @param extname     of its main file, with its dot
/// @param progress    percent; none before it began
/// @param size        of the picture; none where the profile does not say and nothing is made yet
/// @param made        what is in the bucket
/// @param error       why it failed
/// @param task        encodes it; none where it waits for others
public record Encoding(
    ObjectId id,
    ObjectId cloud,
    TenantId tenant,
    ObjectId video,
    ObjectId profile,
    @Nullable String profileName,
    String path,
    String extname,
    EncodingState state,
    @Nullable Integer progress,
    Size size,
    Made made,
    @Nullable CloudError error,
    @Nullable TaskId task,
    Times times) {

  /// In pixels.
  public record Size(@Nullable Integer width, @Nullable Integer height) {}

  /// @param bytes of the main file; none before it is there
  /// @param files their paths in the bucket
  /// @param log   that of the log, where it failed
  public record Made(
      @Nullable Long bytes, List<String> files, @Nullable String log) {

    static final Made NOTHING = new Made(null, List.of(), null);

    public Made {
      files = List.copyOf(files);
    }
  }

  /// @param startedAt when its command began
  public record Times(
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      Instant createdAt,
      Instant updatedAt) {}
}
