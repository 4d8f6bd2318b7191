package io.kinora.engine.work;

import io.kinora.engine.task.Work;
import java.util.List;

/// Who does the kinds of work of the [WorkCatalogue].
public final class Works {

  private Works() {}

  /// One for each kind. A new kind is a new file and a line here.
  public static List<Work> all(Workshop workshop) {
    return List.of(
        new AudioBeats(workshop),
        new AudioInfo(workshop),
        new AudioWaveform(workshop),
        new Hello(),
        new ImageInfo(workshop),
        new ImageThumb(workshop),
        new VideoCreate(workshop),
        new VideoInfo(workshop),
        new VideoThumb(workshop));
  }
}
