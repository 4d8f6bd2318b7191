package io.kinora.api.publishing;

import io.kinora.engine.publishing.VideoId;
import io.kinora.engine.publishing.Videos;
import io.kinora.engine.publishing.Videos.WithUpload;

/// Finds the video that a path names. One of another tenant is as if it were not there.
record FindVideo(Videos videos) {

  /// @throws ProblemException where the caller has no such video
  WithUpload by(Call call) {
    String id = call.name("id");
    if (!VideoId.isOne(id)) {
      throw Problem.of(ProblemCode.NOT_FOUND).asException();
    }
    return videos
        .find(call.caller().tenant(), VideoId.parse(id))
        .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).asException());
  }
}
