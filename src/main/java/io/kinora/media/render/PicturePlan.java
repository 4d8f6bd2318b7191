package io.kinora.media.render;

import io.kinora.media.render.Drawing.ClipFrame;
import io.kinora.media.render.Drawing.Detail;
import io.kinora.media.render.Drawing.Filtered;
import io.kinora.media.render.Drawing.Nested;
import io.kinora.media.render.Drawing.Plane;
import io.kinora.media.render.Drawing.Source;
import io.kinora.media.render.Drawing.Step;
import io.kinora.media.render.Drawing.View;
import io.kinora.media.render.FilterPlan.Chain;
import io.kinora.media.render.filter.Setting;
import io.kinora.media.sxml.FilterType;
import io.kinora.media.sxml.Media;
import io.kinora.media.sxml.SceneNode.Adapter;
import io.kinora.media.sxml.SceneNode.Sense;
import io.kinora.media.sxml.Values;
import io.kinora.media.timeline.Scene;
import io.kinora.media.timeline.Span;
import io.kinora.media.timeline.Treated.Filtering;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How pictures and clips lie in their boxes at one moment. Source: the film language, sections 6,
/// 7.1 and 11.
///
/// @param stage what all frames of the film have in common
/// @param frame number of the frame
/// @param filters at that moment
record PicturePlan(Director.Stage stage, long frame, FilterPlan filters) {

  private static final Map<FilterType, Adapter> ADAPTERS = Map.of(
      FilterType.FIT_ADAPTER, Adapter.FIT,
      FilterType.FIXED_ADAPTER, Adapter.FIXED,
      FilterType.PANORAMIC_ADAPTER, Adapter.PANORAMIC,
      FilterType.ZOOM_ADAPTER, Adapter.ZOOM,
      FilterType.KENBURNS_ADAPTER, Adapter.KENBURNS);

  /// How a picture is shown.
  ///
  /// @param progress of the adapter, 0 to 1
  record Fitting(Adapter adapter, Sense sense, Values values, double progress) {

    static Fitting of(Adapter adapter) {
      return new Fitting(adapter, Sense.POSITIVE, Values.NONE, 0);
    }

    static Fitting of(Adapter adapter, Sense sense, double progress) {
      return new Fitting(adapter, sense, Values.NONE, progress);
    }
  }

  /// A picture before it is fitted.
  ///
  /// @param aspect nothing where it has no shape of its own
  private record Shape(Source source, Optional<Double> aspect, double pixelsWide) {}

  /// The shape of a picture with its filters, where it has one.
  Optional<Double> aspectOf(Scene.Picture picture) {
    List<Filtering> all = picture.treated().filters();
    int adapter = adapterIn(all);
    return adapter >= 0
        ? Optional.empty()
        : shape(picture, filters.chain(all, Setting.PICTURE).steps()).aspect();
  }

  /// A picture in a box of the unmoved screen.
  Piece piece(Scene.Picture picture, Fitting fitting, Box box) {
    List<Filtering> all = picture.treated().filters();
    int adapter = adapterIn(all);
    if (adapter < 0) {
      Chain chain = filters.chain(all, Setting.PICTURE);
      return fitted(shape(picture, chain.steps()), fitting, box).faded(chain.opacity());
    }
    Chain before = filters.chain(all.subList(0, adapter), Setting.PICTURE);
    // The box stays as it is: a border must cover its edge, like that of a node.
    Chain after = filters.chain(all.subList(adapter + 1, all.size()), Setting.NODE);
    Piece piece = fitted(shape(picture, before.steps()), fittingOf(all.get(adapter)), box);
    if (after.steps().isEmpty()) {
      return piece.faded(before.opacity() * after.opacity());
    }
    Nested nested = nested(piece.faded(before.opacity()), box);
    var source = new Filtered(nested, Detail.NONE, after.steps());
    return new Piece(source, View.WHOLE, box, Detail.NONE, after.opacity());
  }

  /// A box with a piece in it, as a picture of its own.
  static Nested nested(Piece piece, Box box) {
    int width = pixels(box.width());
    int height = pixels(box.height());
    Box inside = piece.box().movedBy(-box.left(), -box.top());
    double across = width / box.width();
    double down = height / box.height();
    var place = new Box(
        inside.left() * across,
        inside.top() * down,
        inside.width() * across,
        inside.height() * down);
    var plane = new Plane(piece.source(), piece.view(), place, piece.detail(), piece.opacity());
    return new Nested(List.of(plane), width, height);
  }

  /// A side of a raster for a box: whole, and not larger than any film needs.
  static int pixels(double side) {
    return (int) Math.clamp(Math.ceil(side / 2) * 2, 2, 4096);
  }

  private int adapterIn(List<Filtering> all) {
    for (int index = all.size() - 1; index >= 0; index--) {
      Filtering filtering = all.get(index);
      if (ADAPTERS.containsKey(filtering.filter().type()) && filters.acts(filtering)) {
        return index;
      }
    }
    return -1;
  }

  private Fitting fittingOf(Filtering filtering) {
    Values values = filters.values(filtering);
    Sense sense =
        values.word("direction", "positive").equals("negative") ? Sense.NEGATIVE : Sense.POSITIVE;
    Adapter adapter = ADAPTERS.getOrDefault(filtering.filter().type(), Adapter.FIT);
    return new Fitting(adapter, sense, values, filters.progress(filtering));
  }

  private Piece fitted(Shape shape, Fitting fitting, Box box) {
    double aspect = shape.aspect().orElse(box.aspect());
    var views = new AdapterView(
        fitting.adapter(),
        fitting.sense(),
        aspect,
        box.aspect(),
        fitting.values(),
        2 * shape.pixelsWide() * Math.min(1, box.aspect() / aspect) / box.width());
    Box target = views.boxIn(box);
    double start = target.width() / views.at(0).width();
    double end = target.width() / views.at(1).width();
    var detail = new Detail(Math.min(start, end), Math.max(start, end));
    Source source = shape.source() instanceof Filtered filtered
        ? new Filtered(filtered.source(), detail, filtered.steps())
        : shape.source();
    return new Piece(source, views.at(fitting.progress()), target, detail, 1);
  }

  private Shape shape(Scene.Picture picture, List<Step> steps) {
    Shape bare = bare(picture);
    if (steps.isEmpty()) {
      return bare;
    }
    // A filter may widen the picture on all sides: as far as it would one of this shape.
    double aspect = bare.aspect().orElse(1.0);
    int height = 1000;
    int width = (int) Math.max(1, Math.round(height * aspect));
    int w = width;
    int h = height;
    for (Step step : steps) {
      int more = step.filter().grownBy(w, h);
      w += 2 * more;
      h += 2 * more;
    }
    double grown = aspect * (w * (double) height) / (h * (double) width);
    return new Shape(
        new Filtered(bare.source(), Detail.NONE, steps),
        bare.aspect().map(_ -> grown),
        bare.pixelsWide() * w / width);
  }

  private Shape bare(Scene.Picture picture) {
    return switch (picture.media()) {
      case Media.Plain plain ->
        new Shape(new Drawing.Plain(plain.colour()), Optional.empty(), Double.MAX_VALUE);
      case Media.Image image -> file(new Drawing.Still(image.filename()), image.filename());
      case Media.Video video -> file(frameOf(video, picture), video.filename());
      case Media.Map map ->
        new Shape(stage.drawn(map), Optional.of((double) map.width() / map.height()), map.width());
      case Media.Neighbour neighbour ->
        new Shape(new Drawing.Neighbour(neighbour.isNext()), Optional.empty(), Double.MAX_VALUE);
    };
  }

  private Shape file(Source source, String filename) {
    MediaSize size = sizeOf(filename);
    return new Shape(source, Optional.of(size.aspect()), size.width());
  }

  private MediaSize sizeOf(String filename) {
    MediaSize size = stage.sizes().get(filename);
    if (size == null) {
      throw new IllegalStateException("was not probed: " + filename);
    }
    return size;
  }

  /// Source: section 3.6: the nearest earlier frame at `skip + speed * local time`.
  private ClipFrame frameOf(Media.Video video, Scene.Picture picture) {
    Span span = picture.span();
    long first = firstFrameAt(span.start());
    double late = stage.rate().timeOf(first).minus(span.start()).toNanos();
    long firstNanos = video.skip().toNanos() + Math.round(late * video.speed());
    return new ClipFrame(
        video.filename(),
        firstNanos,
        video.speed(),
        betweenOf(picture),
        Math.max(0, frame - first));
  }

  private ClipFrame.Between betweenOf(Scene.Picture picture) {
    return picture.treated().filters().stream()
            .anyMatch(it -> it.filter().type() == FilterType.MOTION_INTERPOLATE && filters.acts(it))
        ? ClipFrame.Between.BLENDED
        : ClipFrame.Between.HELD;
  }

  private long firstFrameAt(Duration start) {
    long index = (long) Math.floor(start.toNanos() / 1e9 * stage.rate().perSecond());
    while (stage.rate().timeOf(index).compareTo(start) < 0) {
      index++;
    }
    return index;
  }
}
