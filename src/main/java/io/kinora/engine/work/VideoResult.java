package io.kinora.engine.work;

import io.kinora.media.probe.Container;
import io.kinora.media.probe.PictureFacts;
import io.kinora.media.probe.ProbeResult;
import io.kinora.media.probe.SoundFacts;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The values that `video.info` tells of a video, and other kinds of the video that they made.
///
/// Source: the tasks contract, section 10, and the service's page: "return its video.info output
/// values".
final class VideoResult {

  private VideoResult() {}

  static ObjectNode of(ProbeResult.Video video) {
    PictureFacts picture = video.picture();
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("content_type", Container.typeOf(video));
    result.put("width", picture.width());
    result.put("height", picture.height());
    result.put("duration", Seconds.rounded(video.length()));
    result.put("frame_rate", frameRate(picture));
    result.put("alpha", picture.hasAlpha());
    result.put("rotation", (double) picture.turn());
    result.put("audio_codec", video.sound().map(SoundFacts::codec).orElse(null));
    result.put("video_codec", picture.codec());
    return result;
  }

  static double frameRate(PictureFacts picture) {
    return Math.round(picture.frameRate() * 1000) / 1000.0;
  }
}
