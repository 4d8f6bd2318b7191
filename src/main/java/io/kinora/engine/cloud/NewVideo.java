package io.kinora.engine.cloud;

import java.util.List;

/// What a client wants of a new video.
///
/// @param profiles what it is encoded by
public record NewVideo(VideoDetails details, List<StoredProfile> profiles) {

  public NewVideo {
    profiles = List.copyOf(profiles);
  }
}
