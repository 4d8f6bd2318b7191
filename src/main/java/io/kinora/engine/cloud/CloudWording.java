package io.kinora.engine.cloud;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a dialect words what customers are told: as forms that are posted.
public interface CloudWording {

  /// Something that happened in a cloud.
  ///
  /// @param encodings all of the video, the oldest first
  /// @param one       the encoding that it happened to; none where it happened to the video
  String ofCloud(
      Cloud cloud,
      NoticeEvent event,
      Video video,
      List<Encoding> encodings,
      @Nullable Encoding one);

  /// The same to the one who asked to be told of this video.
  String ofVideo(Video video, List<Encoding> encodings, @Nullable Encoding one);

  /// Where that one is told.
  String target(String stateUpdateUrl, Video video);
}
