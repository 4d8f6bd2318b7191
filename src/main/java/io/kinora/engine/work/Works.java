package io.kinora.engine.work;

import io.kinora.engine.connection.Platforms;
import io.kinora.engine.task.Work;
import java.util.List;

/// Who does the kinds of work of the [WorkCatalogue].
public final class Works {

  private Works() {}

  /// One for each kind. A new kind is a new file and a line here.
  public static List<Work> all(Workshop workshop, Couriers couriers, Platforms platforms) {
    WorkCatalogue catalogue = WorkCatalogue.full();
    return plain(workshop, platforms).stream()
        .map(work -> delivering(work, catalogue, workshop, couriers))
        .toList();
  }

  private static Work delivering(
      Work work, WorkCatalogue catalogue, Workshop workshop, Couriers couriers) {
    WorkKind kind = catalogue.find(work.kind()).orElseThrow();
    return kind.files().isEmpty() ? work : new Delivering(kind, work, workshop, couriers);
  }

  private static List<Work> plain(Workshop workshop, Platforms platforms) {
    return List.of(
        new AudioBeats(workshop),
        new AudioConvert(workshop),
        new AudioInfo(workshop),
        new AudioWaveform(workshop),
        new Hello(),
        new HtmlScrape(workshop),
        new ImageGif(workshop),
        new ImageInfo(workshop),
        new ImageStrip(workshop),
        new ImageThumb(workshop),
        new VideoConvert(workshop),
        new VideoCreate(workshop),
        new VideoInfo(workshop),
        new VideoReverse(workshop),
        new VideoStrip(workshop),
        new VideoThumb(workshop),
        new VideoUploadFacebook(workshop, platforms),
        new VideoUploadVimeo(workshop, platforms),
        new VideoUploadYouTube(workshop, platforms));
  }
}
