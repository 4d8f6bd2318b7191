package io.kinora.engine.cloud;

import io.kinora.engine.upload.UploadId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A file that comes in pieces.
///
/// @param id    nobody can guess it: who knows it may send
/// @param wish  what is to be made of the file
/// @param video made of it, once it is complete
public record UploadSession(
    ObjectId id,
    ObjectId cloud,
    UploadId upload,
    Wish wish,
    @Nullable ObjectId video) {

  /// @param profiles what it is encoded by
  public record Wish(VideoDetails details, List<ObjectId> profiles) {

    public Wish {
      profiles = List.copyOf(profiles);
    }
  }
}
