package io.kinora.media.render;

import io.kinora.media.render.Drawing.View;
import io.kinora.media.render.kernel.Blend;
import io.kinora.media.render.kernel.Cover;
import io.kinora.media.render.kernel.Frame;
import io.kinora.media.render.kernel.PanZoom;
import io.kinora.media.render.kernel.Window;
import io.kinora.media.sxml.Colour;
import io.kinora.media.sxml.Transition;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Draws plain frames in bytes: upright pictures, colours and resting words over each other,
/// and the transitions that only shift them. For one thread: it keeps scratch planes and painted
/// texts.
final class Compositor {

  /// Just under what the kernel can do. A picture is at least two pixels wide: of a box that is
  /// narrower it fills more than there is, and its right edge is left out.
  private static final double STEP_MAX = 1.69;

  /// Painted texts that are kept; hardly any film shows more at once.
  private static final int TEXTS_MAX = 32;

  private final PictureShelf shelf;
  private final Clips clips;
  private final TextPlan plan;
  private final Occlusion occlusion;
  private final PanZoom panZoom = new PanZoom();
  private final LinkedHashMap<Drawing.Words, Painted> texts = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<Integer, Canvas> scratch = new HashMap<>();

  Compositor(Textures.Shelves shelves) {
    this.shelf = shelves.pictures();
    this.clips = shelves.clips();
    this.plan = shelves.texts();
    this.occlusion = new Occlusion(shelf);
  }

  /// Draws a whole frame; what was on it before is gone.
  void draw(List<Drawing> drawings, Frame out) {
    draw(drawings, Canvas.opaque(out), 0);
  }

  /// Draws on whatever a canvas is.
  void draw(List<Drawing> drawings, Canvas canvas) {
    draw(drawings, canvas, 0);
  }

  /// Draws over what a frame shows.
  void add(List<Drawing> drawings, Frame out) {
    Canvas canvas = Canvas.opaque(out);
    drawings.forEach(it -> draw(it, canvas, 0, false));
  }

  /// @param depth of transitions inside transitions: each has canvases of its own
  private void draw(List<Drawing> drawings, Canvas canvas, int depth) {
    int first = occlusion.lowestSeen(drawings, canvas);
    if (first < 0) {
      canvas.wipe();
      first = 0;
    }
    for (int index = first; index < drawings.size(); index++) {
      draw(drawings.get(index), canvas, depth, index == 0);
    }
  }

  private void draw(Drawing drawing, Canvas canvas, int depth, boolean isFirst) {
    switch (drawing) {
      case Drawing.Plane plane
      when plane.place() instanceof Box box -> drawPlane(plane, box, canvas);
      case Drawing.Mixed mixed -> drawMixed(mixed, canvas, depth, isFirst);
      default -> throw new IllegalArgumentException("not for bytes: " + drawing);
    }
  }

  private void drawPlane(Drawing.Plane plane, Box box, Canvas canvas) {
    if (!box.meets(canvas.box())) {
      return;
    }
    switch (plane.source()) {
      case Drawing.Plain plain -> drawPlain(plain.colour(), box, canvas);
      case Drawing.Words words -> drawWords(words, canvas);
      case Drawing.Still still -> drawPicture(shelf.picture(still, plane, box), plane, box, canvas);
      case Drawing.ClipFrame clip -> {
        double width = PictureShelf.wholeWidth(plane, box);
        int decoded = PictureShelf.widthFor(shelf.file(clip.filename()), plane.detail(), width);
        drawPicture(clips.picture(clip, decoded), plane, box, canvas);
      }
      default -> throw new IllegalArgumentException("not for bytes: " + plane.source());
    }
  }

  private void drawPicture(Picture picture, Drawing.Plane plane, Box box, Canvas canvas) {
    if (picture.cover().isEmpty() && box.covers(canvas.box())) {
      panZoom.draw(
          picture.frame(),
          window(picture.frame(), plane.view(), box, canvas.box()),
          canvas.frame());
      canvas.cover().ifPresent(cover -> cover.fill(255));
      return;
    }
    place(picture, plane.view(), box, canvas);
  }

  /// Draws a picture whose edges are seen, or that is not opaque.
  private void place(Picture picture, View view, Box box, Canvas canvas) {
    Area area = Area.around(box, canvas.width(), canvas.height());
    Frame paint = Frame.of(area.width(), area.height());
    Cover cover = Cover.of(area.width(), area.height());
    Window window = window(picture.frame(), view, box, boxOf(area));
    panZoom.draw(picture.frame(), window, paint);
    cover.fillBox(
        box.left() - area.left(),
        box.top() - area.top(),
        box.right() - area.left(),
        box.bottom() - area.top(),
        1);
    Blend.multiply(paint, cover);
    picture.cover().ifPresent(own -> {
      Cover shown = Cover.of(area.width(), area.height());
      panZoom.draw(own, window, shown);
      Blend.multiply(cover, shown);
    });
    lay(paint, cover, area, canvas);
  }

  private static void lay(Frame paint, Cover cover, Area area, Canvas canvas) {
    Blend.overlay(paint, cover, canvas.frame(), area.left(), area.top());
    canvas.cover().ifPresent(under -> Blend.overlay(cover, under, area.left(), area.top()));
  }

  private static void drawPlain(Colour colour, Box box, Canvas canvas) {
    int luma = (int) Math.round(Bt709.luma(colour.red(), colour.green(), colour.blue()));
    int blue = (int) Math.round(Bt709.blueDifference(colour.red(), colour.green(), colour.blue()));
    int red = (int) Math.round(Bt709.redDifference(colour.red(), colour.green(), colour.blue()));
    if (colour.alpha() == 255 && box.covers(canvas.box())) {
      canvas.frame().fill(luma, blue, red);
      canvas.cover().ifPresent(cover -> cover.fill(255));
      return;
    }
    Area area = Area.around(box, canvas.width(), canvas.height());
    Frame paint = Frame.of(area.width(), area.height());
    Cover cover = Cover.of(area.width(), area.height());
    paint.fill(luma, blue, red);
    cover.fillBox(
        box.left() - area.left(),
        box.top() - area.top(),
        box.right() - area.left(),
        box.bottom() - area.top(),
        colour.alpha() / 255.0);
    Blend.multiply(paint, cover);
    lay(paint, cover, area, canvas);
  }

  private void drawWords(Drawing.Words words, Canvas canvas) {
    Painted painted =
        texts.computeIfAbsent(words, it -> plan.painted(it, canvas.width(), canvas.height()));
    if (texts.size() > TEXTS_MAX) {
      texts.pollFirstEntry(); // The one that was not shown for the longest time.
    }
    Blend.overlay(painted.frame(), painted.cover(), canvas.frame(), painted.left(), painted.top());
    canvas
        .cover()
        .ifPresent(under -> Blend.overlay(painted.cover(), under, painted.left(), painted.top()));
  }

  /// A transition. Where nothing lies beneath it, its scenes are opaque; else what lies beneath
  /// shines through them.
  private void drawMixed(Drawing.Mixed mixed, Canvas canvas, int depth, boolean isFirst) {
    boolean isAlone = isFirst && canvas.cover().isEmpty();
    Canvas after = isAlone ? opaque(canvas, 2 * depth + 1) : clear(canvas, 2 * depth + 1);
    draw(mixed.after(), after, depth + 1);
    if (isAlone && mixed.transition().type() == Transition.Type.CROSSFADE) {
      draw(mixed.before(), canvas, depth + 1);
      Blend.crossfade(canvas.frame(), after.frame(), weight(mixed));
      return;
    }
    Canvas before = isAlone ? opaque(canvas, 2 * depth) : clear(canvas, 2 * depth);
    draw(mixed.before(), before, depth + 1);
    if (isAlone) {
      canvas.wipe();
    }
    mix(mixed, before, after, canvas);
  }

  private static int weight(Drawing.Mixed mixed) {
    return (int) Math.round(mixed.progress() * Blend.WEIGHT_MAX);
  }

  /// Source: the film language, section 8.
  private void mix(Drawing.Mixed mixed, Canvas before, Canvas after, Canvas canvas) {
    double p = mixed.progress();
    double x = mixed.transition().before().direction().x() * canvas.width();
    double y = -mixed.transition().before().direction().y() * canvas.height();
    switch (mixed.transition().type()) {
      case CROSSFADE -> {
        Blend.crossfade(before.frame(), after.frame(), weight(mixed));
        before
            .cover()
            .ifPresent(cover -> Blend.crossfade(cover, after.cover().orElseThrow(), weight(mixed)));
        show(before, 0, 0, canvas);
      }
      case MOVE -> {
        if (before.cover().isEmpty() && isAlongAnAxis(mixed)) {
          extend(before, p * x, p * y, canvas);
        } else {
          show(before, p * x, p * y, canvas);
        }
        show(after, (p - 1) * x, (p - 1) * y, canvas);
      }
      case OVER -> {
        show(before, 0, 0, canvas);
        show(after, (p - 1) * x, (p - 1) * y, canvas);
      }
      case UNDER -> {
        show(after, 0, 0, canvas);
        show(before, p * x, p * y, canvas);
      }
      default -> throw new IllegalArgumentException("not for bytes: " + mixed.transition());
    }
  }

  private static boolean isAlongAnAxis(Drawing.Mixed mixed) {
    double x = Math.abs(mixed.transition().before().direction().x());
    double y = Math.abs(mixed.transition().before().direction().y());
    return Math.min(x, y) == 0 && Math.max(x, y) == 1;
  }

  /// Draws a scene at an offset, its edge repeated beyond it: the scene that follows covers that,
  /// and the seam between two half covered edges would be dark.
  private void extend(Canvas scene, double x, double y, Canvas canvas) {
    Box box = scene.box().movedBy(x, y);
    panZoom.draw(
        scene.frame(), window(scene.frame(), View.WHOLE, box, canvas.box()), canvas.frame());
  }

  /// Draws a finished scene at an offset.
  private void show(Canvas scene, double x, double y, Canvas canvas) {
    Box box = scene.box().movedBy(x, y);
    if (box.meets(canvas.box())) {
      place(new Picture(scene.frame(), scene.cover()), View.WHOLE, box, canvas);
    }
  }

  private Canvas opaque(Canvas like, int number) {
    return scratch.computeIfAbsent(
        2 * number, _ -> Canvas.opaque(Frame.of(like.width(), like.height())));
  }

  private Canvas clear(Canvas like, int number) {
    return scratch.computeIfAbsent(2 * number + 1, _ -> Canvas.clear(like.width(), like.height()));
  }

  /// The part of a decoded picture that must fill an area, so that `view` fills `box`.
  private static Window window(Frame source, View view, Box box, Box area) {
    double stepX = Math.min(STEP_MAX, view.width() * source.width() / box.width());
    double stepY = view.height() * source.height() / box.height();
    return new Window(
        view.left() * source.width() + (area.left() - box.left()) * stepX,
        view.top() * source.height() + (area.top() - box.top()) * stepY,
        area.width() * stepX,
        area.height() * stepY);
  }

  private static Box boxOf(Area area) {
    return new Box(area.left(), area.top(), area.width(), area.height());
  }
}
