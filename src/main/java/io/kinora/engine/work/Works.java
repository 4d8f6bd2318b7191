package io.kinora.engine.work;

import io.kinora.engine.task.Work;
import java.util.List;

/// Who does the kinds of work of the [WorkCatalogue].
public final class Works {

  private Works() {}

  /// One for each kind. A new kind is a new file and a line here.
  public static List<Work> all(Workshop workshop) {
    return List.of(
        new AudioConvert(workshop),
        new AudioInfo(workshop),
        new Hello(),
        new ImageInfo(workshop),
        new ImageThumb(workshop),
        new VideoConvert(workshop),
        new VideoCreate(workshop),
        new VideoInfo(workshop),
        new VideoReverse(workshop),
        new VideoThumb(workshop));
  }
}
