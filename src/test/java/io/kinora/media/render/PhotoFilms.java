package io.kinora.media.render;

import io.kinora.infra.base.StopSignal;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.probe.ProbeLimits;
import io.kinora.media.probe.Prober;
import io.kinora.media.profile.Format;
import io.kinora.media.profile.FrameRate;
import io.kinora.media.profile.Profile;
import io.kinora.media.profile.Rates;
import io.kinora.media.profile.Shape;
import io.kinora.media.render.text.TextPainter;
import io.kinora.media.sxml.FileNames;
import io.kinora.media.sxml.FilmReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Draws frames of many films that show the photos of the examples, each photo decoded but once.
final class PhotoFilms {

  private static final Path PHOTOS = Path.of("examples/holiday").toAbsolutePath();

  private final Path clips;
  private final StopSignal stop = new StopSignal();
  private final FilmRenderer renderer = new FilmRenderer(
      TestMedia.runner(),
      new Prober(TestMedia.runner(), ProbeLimits.USUAL),
      TestMedia.CACHE,
      RenderSettings.of("ultrafast", 1));
  private final TextPlan texts = new TextPlan(new TextPainter(TestMedia.CACHE, Optional.empty()));
  private final Map<String, SourceFile> files = new ConcurrentHashMap<>();
  private final KeptPictures pictures = renderer.pictures(1L << 27, stop);

  /// @param clips a folder with what is not among the photos
  PhotoFilms(Path clips) {
    this.clips = clips;
  }

  /// @param width of the screen, which is 16 by 9
  PlannedFilm plan(String document, int width) {
    var profile = new Profile(
        "gallery",
        Shape.square(width, width * 9 / 16),
        new FrameRate(25, 1),
        new Rates(1000, 128),
        Format.MP4);
    return renderer.planner().plan(FilmReader.read(document), this::source, profile, stop);
  }

  private SourceFile source(FileNames.Named named) {
    return files.computeIfAbsent(named.filename(), name -> {
      Path photo = PHOTOS.resolve(name);
      return renderer
          .planner()
          .lookedInto(named, Files.exists(photo) ? photo : clips.resolve(name), stop);
    });
  }

  List<Drawing> drawings(PlannedFilm film, double seconds) {
    return film.director(texts).drawingsAt(Math.round(seconds * 25));
  }

  Pixels drawn(PlannedFilm film, double seconds) {
    var shelf = new PictureShelf(film.sources(), pictures);
    var encoder =
        new SegmentEncoder(film.director(texts), shelf, texts, TestMedia.runner(), film.profile());
    long last = film.frameCount() - 1;
    return new Pixels(encoder.still(Math.clamp(Math.round(seconds * 25), 0, last), stop));
  }
}
