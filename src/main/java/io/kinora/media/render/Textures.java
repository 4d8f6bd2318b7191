package io.kinora.media.render;

import io.kinora.media.render.Drawing.Filtered;
import io.kinora.media.render.Drawing.Nested;
import io.kinora.media.render.Drawing.Plane;
import io.kinora.media.render.Drawing.Source;
import io.kinora.media.render.Drawing.Step;
import io.kinora.media.render.Drawing.View;
import io.kinora.media.render.raster.ChartPainter;
import io.kinora.media.render.raster.FrameTexture;
import io.kinora.media.render.raster.Projection;
import io.kinora.media.render.raster.Raster;
import io.kinora.media.render.raster.RasterTexture;
import io.kinora.media.render.raster.Texture;
import io.kinora.media.sxml.Colour;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Finds the pixels of what is drawn, and keeps those that took long and stay. For one thread.
final class Textures {

  /// Enough for what stands still in a film of full size; what moves is made for each frame anyway.
  private static final long KEPT_BYTES_MAX = 96L << 20;

  /// Above so many samples a pixel, a smaller one is looked up.
  private static final double STEP_MAX = 1.8;

  private static final double ENLARGED_MAX = 8;

  private static final int SAMPLE_BYTES = 16;

  private final Shelves shelves;
  private final RasterPool rasters;
  private final Making making;
  private final LinkedHashMap<Kept, Raster> kept = new LinkedHashMap<>(16, 0.75f, true);
  private final Deque<Pair> neighbours = new ArrayDeque<>();
  private long keptBytes;

  /// Where files and words come from.
  record Shelves(PictureShelf pictures, Clips clips, TextPlan texts) {}

  /// Draws and filters what is more than a file.
  @FunctionalInterface
  interface Making {
    Raster made(List<Drawing> drawings, List<Step> steps, int width, int height);
  }

  private record Kept(Source source, int width, int height) {}

  /// The two sides of a transition that draws them itself.
  private record Pair(Texture previous, Texture next) {}

  Textures(Shelves shelves, RasterPool rasters, Making making) {
    this.shelves = shelves;
    this.rasters = rasters;
    this.making = making;
  }

  Texture of(Raster raster) {
    return new RasterTexture(raster);
  }

  Texture of(Canvas canvas) {
    return new FrameTexture(canvas.frame(), canvas.cover().filter(it -> !it.isWhole()));
  }

  /// What a plane shows.
  ///
  /// @param seen where
  Texture of(Plane plane, Projection seen) {
    double width = seen.widthOf() / plane.view().width();
    return switch (plane.source()) {
      case Drawing.Still still -> texture(picture(still, plane, width));
      case Drawing.ClipFrame clip -> texture(picture(clip, plane));
      case Drawing.Plain plain -> of(colour(plain.colour()));
      case Drawing.Neighbour neighbour -> neighbour(neighbour);
      case Drawing.Words words -> small(words(words, seen), seen, plane.view());
      case Drawing.Chart chart -> small(chart(chart), seen, plane.view());
      case Drawing.Pins pins -> small(pins(pins), seen, plane.view());
      case Nested nested -> small(nested(nested), seen, plane.view());
      case Filtered filtered -> small(filtered(filtered, seen, width), seen, plane.view());
    };
  }

  /// Looks up what is smaller than it is drawn, so that no detail is skipped.
  private Texture small(Raster raster, Projection seen, View view) {
    Raster smaller = raster;
    double across = raster.width() * view.width() / Math.max(1, seen.widthOf());
    double down = raster.height() * view.height() / Math.max(1, seen.heightOf());
    for (double step = Math.max(across, down);
        step > STEP_MAX && Math.min(smaller.width(), smaller.height()) > 4;
        step /= 2) {
      smaller = smaller.halved();
    }
    return of(smaller);
  }

  private Picture picture(Drawing.Still still, Plane plane, double width) {
    return shelves.pictures().picture(still.filename(), plane.detail(), width);
  }

  /// The same size all the time that it is shown: a clip is decoded once.
  private Picture picture(Drawing.ClipFrame clip, Plane plane) {
    SourceFile file = shelves.pictures().file(clip.filename());
    double width = plane.detail().widthMax();
    int decoded = PictureShelf.widthFor(file, plane.detail(), width);
    return shelves.clips().picture(clip, decoded);
  }

  private static Texture texture(Picture picture) {
    return new FrameTexture(picture.frame(), picture.cover());
  }

  private static Raster colour(Colour colour) {
    Raster raster = Raster.clear(1, 1);
    raster.fill(
        colour.red() / 255f, colour.green() / 255f, colour.blue() / 255f, colour.alpha() / 255f);
    return raster;
  }

  private Texture neighbour(Drawing.Neighbour neighbour) {
    Pair pair = neighbours.peek();
    if (pair == null) {
      return of(Raster.clear(1, 1)); // Outside of a transition there is none.
    }
    return neighbour.isNext() ? pair.next() : pair.previous();
  }

  /// Runs what draws the two sides of a transition.
  void between(Texture previous, Texture next, Runnable drawing) {
    neighbours.push(new Pair(previous, next));
    try {
      drawing.run();
    } finally {
      neighbours.pop();
    }
  }

  private Raster words(Drawing.Words words, Projection seen) {
    Box area = shelves.texts().layout(words).area();
    double scale =
        words.text().style().ink().isVector() ? enlarged(seen.widthOf() / area.width()) : 1;
    var key = new Kept(words, (int) (area.width() * scale), (int) (area.height() * scale));
    return kept(key, () -> shelves.texts().painted(words, scale));
  }

  /// Outlines that are enlarged are painted anew, in steps that are looked up without loss.
  private static double enlarged(double needed) {
    double scale = 1;
    while (scale < needed && scale < ENLARGED_MAX) {
      scale *= Math.sqrt(2);
    }
    return scale;
  }

  private Raster chart(Drawing.Chart chart) {
    return kept(new Kept(chart, chart.width(), chart.height()), () -> {
      Raster raster = Raster.clear(chart.width(), chart.height());
      var painter = ChartPainter.onGround(raster);
      chart.net().ifPresent(seen -> {
        seen.columns().forEach(painter::column);
        seen.rows().forEach(painter::row);
      });
      return raster;
    });
  }

  private Raster pins(Drawing.Pins pins) {
    Mercator seen = pins.view();
    return kept(new Kept(pins, seen.width(), seen.height()), () -> {
      Raster raster = Raster.clear(seen.width(), seen.height());
      var painter = new ChartPainter(raster);
      pins.places()
          .forEach(place -> painter.pin(seen.x(place.longitude()), seen.y(place.latitude())));
      return raster;
    });
  }

  private Raster nested(Nested nested) {
    var key = new Kept(nested, nested.width(), nested.height());
    return kept(
        key, () -> making.made(nested.drawings(), List.of(), nested.width(), nested.height()));
  }

  /// The picture alone at the size that is needed, then its filters.
  ///
  /// @param needed how wide the whole picture is seen, in pixels
  private Raster filtered(Filtered filtered, Projection seen, double needed) {
    int width = PicturePlan.pixels(widthOf(filtered, seen, needed));
    int height = switch (filtered.source()) {
      case Drawing.Still still -> heightFor(still.filename(), width);
      case Drawing.ClipFrame clip -> heightFor(clip.filename(), width);
      case Nested nested -> nested.height() * width / nested.width();
      case Filtered _,
          Drawing.Plain _,
          Drawing.Neighbour _,
          Drawing.Words _,
          Drawing.Chart _,
          Drawing.Pins _ -> (int) Math.round(width * seen.heightOf() / Math.max(1, seen.widthOf()));
    };
    int even = PicturePlan.pixels(height);
    var box = new Box(0, 0, width, even);
    var whole = new Plane(filtered.source(), View.WHOLE, box, filtered.detail(), 1);
    return kept(
        new Kept(filtered, width, even),
        () -> making.made(List.of(whole), filtered.steps(), width, even));
  }

  private static double widthOf(Filtered filtered, Projection seen, double needed) {
    double planned = filtered.detail().widthMax();
    if (planned > 0) {
      return planned * enlarged(needed / planned / PictureShelf.SOFTENED_MAX);
    }
    // What is turned away is seen narrower than it is fine.
    return filtered.source() instanceof Nested nested ? nested.width() : seen.widthOf();
  }

  private int heightFor(String filename, int width) {
    return StillDecoder.heightFor(shelves.pictures().file(filename).pictureOrFail(), width);
  }

  private Raster kept(Kept key, Supplier<Raster> making) {
    Raster known = kept.get(key);
    if (known != null) {
      return known;
    }
    Raster made = making.get();
    kept.put(key, made);
    keptBytes += bytes(made);
    return made;
  }

  private static long bytes(Raster raster) {
    return (long) SAMPLE_BYTES * raster.width() * raster.height();
  }

  /// Forgets what was not used for the longest time, where there is too much.
  void endFrame() {
    var oldest = kept.entrySet().iterator();
    while (keptBytes > KEPT_BYTES_MAX && oldest.hasNext()) {
      Map.Entry<Kept, Raster> entry = oldest.next();
      keptBytes -= bytes(entry.getValue());
      rasters.giveBack(entry.getValue());
      oldest.remove();
    }
  }
}
