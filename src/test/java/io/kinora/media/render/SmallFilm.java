package io.kinora.media.render;

import io.kinora.infra.base.StopSignal;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.probe.ProbeLimits;
import io.kinora.media.probe.Prober;
import io.kinora.media.profile.FrameRate;
import io.kinora.media.render.kernel.Frame;
import io.kinora.media.render.text.TextPainter;
import io.kinora.media.sxml.FilmReader;
import io.kinora.media.timeline.Timeline;
import io.kinora.media.timeline.TimelineSolver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A film of 160 by 90 pixels and a hundred frames a second, planned and drawn a frame at a time.
///
/// Pictures that are only planned need no file: `wide`, `tall` and `fitting` have a shape alone.
final class SmallFilm {

  static final int WIDTH = 160;
  static final int HEIGHT = 90;
  static final Box SCREEN = new Box(0, 0, WIDTH, HEIGHT);
  static final FrameRate RATE = new FrameRate(100, 1);

  static final Map<String, MediaSize> SHAPES = Map.of(
      "wide", new MediaSize(640, 180),
      "tall", new MediaSize(160, 180),
      "fitting", new MediaSize(320, 180),
      "square", new MediaSize(200, 200));

  private final TextPlan texts = new TextPlan(new TextPainter(TestMedia.CACHE, Optional.empty()));
  private final Map<String, SourceFile> files;
  private final Timeline timeline;
  private final Director director;

  private SmallFilm(String body, Map<String, SourceFile> files, Box screen) {
    this.files = files;
    var sizes = new HashMap<>(SHAPES);
    files.forEach((name, file) -> sizes.put(
        name,
        new MediaSize(file.pictureOrFail().uprightWidth(), file.pictureOrFail().uprightHeight())));
    timeline = TimelineSolver.solve(
        FilmReader.read("<movie service=\"craftsman-1.0\"><body>" + body + "</body></movie>"),
        name -> Optional.ofNullable(files.get(name)).flatMap(SourceFile::length));
    director = new Director(timeline, new Director.Stage(sizes, texts, screen, RATE, Map.of()));
  }

  /// @param body what stands in the body of the document
  static SmallFilm of(String body) {
    return new SmallFilm(body, Map.of(), SCREEN);
  }

  /// The same document on a screen of another shape.
  static SmallFilm on(Box screen, String body) {
    return new SmallFilm(body, Map.of(), screen);
  }

  /// @param names of files in the folder that the film shows
  static SmallFilm with(Path folder, List<String> names, String body) {
    var prober = new Prober(TestMedia.runner(), ProbeLimits.USUAL);
    var files = new HashMap<String, SourceFile>();
    for (String name : names) {
      Path path = folder.resolve(name);
      files.put(name, new SourceFile(name, path, prober.probe(path, name, new StopSignal())));
    }
    return new SmallFilm(body, files, SCREEN);
  }

  Timeline timeline() {
    return timeline;
  }

  /// What is seen at a time.
  List<Drawing> at(double seconds) {
    return director.drawingsAt(Math.round(seconds * 100));
  }

  /// The planes of a moment that lie in no group.
  List<Drawing.Plane> planes(double seconds) {
    var planes = new ArrayList<Drawing.Plane>();
    at(seconds).forEach(drawing -> addPlanes(drawing, planes));
    return planes;
  }

  private static void addPlanes(Drawing drawing, List<Drawing.Plane> planes) {
    switch (drawing) {
      case Drawing.Plane plane -> planes.add(plane);
      case Drawing.Deep deep -> deep.drawings().forEach(it -> addPlanes(it, planes));
      case Drawing.Group _, Drawing.Ball _, Drawing.Mixed _ -> {}
    }
  }

  /// The only plane of a moment.
  Drawing.Plane plane(double seconds) {
    List<Drawing.Plane> planes = planes(seconds);
    if (planes.size() != 1) {
      throw new AssertionError("one plane expected, found " + at(seconds));
    }
    return planes.getFirst();
  }

  /// Where a corner of the only plane is seen, in units: x right, y up, half the height is 1.
  ///
  /// @param s 0 for the left, 1 for the right, or between
  /// @param t 0 for the top, 1 for the bottom, or between
  double[] seen(double seconds, double s, double t) {
    return seen(plane(seconds), s, t);
  }

  static double[] seen(Drawing.Plane plane, double s, double t) {
    var way = plane.place().projection();
    double w = way.ws() * s + way.wt() * t + way.w0();
    double x = (way.xs() * s + way.xt() * t + way.x0()) / w;
    double y = (way.ys() * s + way.yt() * t + way.y0()) / w;
    return new double[] {(x - WIDTH / 2.0) * 2 / HEIGHT, (HEIGHT / 2.0 - y) * 2 / HEIGHT};
  }

  /// A frame as the film has it.
  Pixels drawn(double seconds) {
    return drawn(at(seconds), false);
  }

  /// A frame in floating point, even where bytes would do.
  Pixels drawnDeep(double seconds) {
    return drawn(at(seconds), true);
  }

  Pixels drawn(List<Drawing> drawings, boolean isDeep) {
    var stop = new StopSignal();
    var decoder = new StillDecoder(TestMedia.runner(), stop);
    var shelf = new PictureShelf(files, new KeptPictures(decoder, 1L << 26));
    Frame frame = Frame.of(WIDTH, HEIGHT);
    try (var clips = new Clips(shelf, RATE, TestMedia.runner(), stop)) {
      var shelves = new Textures.Shelves(shelf, clips, texts);
      if (isDeep) {
        new DeepCompositor(new Compositor(shelves), shelves).draw(together(drawings), frame);
      } else {
        new FramePainter(shelves).draw(drawings, frame);
      }
    }
    return new Pixels(frame);
  }

  /// Draws many frames with one painter.
  List<Pixels> drawnDeep(List<List<Drawing>> frames) {
    var stop = new StopSignal();
    var shelf = new PictureShelf(
        files, new KeptPictures(new StillDecoder(TestMedia.runner(), stop), 1L << 26));
    var drawn = new ArrayList<Pixels>();
    try (var clips = new Clips(shelf, RATE, TestMedia.runner(), stop)) {
      var shelves = new Textures.Shelves(shelf, clips, texts);
      var deep = new DeepCompositor(new Compositor(shelves), shelves);
      for (List<Drawing> drawings : frames) {
        Frame frame = Frame.of(WIDTH, HEIGHT);
        deep.draw(together(drawings), frame);
        drawn.add(new Pixels(frame));
      }
    }
    return drawn;
  }

  /// Bytes cannot draw groups.
  private static List<Drawing> together(List<Drawing> drawings) {
    return List.of(new Drawing.Group(drawings, List.of(), 1));
  }
}
