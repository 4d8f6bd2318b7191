package io.kinora.media.render;

import io.kinora.media.render.Drawing.View;
import io.kinora.media.render.kernel.Blend;
import io.kinora.media.render.kernel.Cover;
import io.kinora.media.render.kernel.Frame;
import io.kinora.media.render.kernel.PanZoom;
import io.kinora.media.render.kernel.Window;
import io.kinora.media.render.text.TextPainter;
import io.kinora.media.sxml.Colour;
import io.kinora.media.sxml.Transition;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Draws planned frames. For one thread: it keeps scratch planes and painted texts.
final class Compositor {

  /// Just under what the kernel can do. A picture is at least two pixels wide: of a box that is
  /// narrower it fills more than there is, and its right edge is left out.
  private static final double STEP_MAX = 1.69;

  /// Painted texts that are kept; hardly any film shows more at once.
  private static final int TEXTS_MAX = 32;

  private final PictureShelf shelf;
  private final Clips clips;
  private final TextPainter painter;
  private final PanZoom panZoom = new PanZoom();
  private final LinkedHashMap<Drawing.Words, Painted> texts = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<Integer, Canvas> scratch = new HashMap<>();

  Compositor(PictureShelf shelf, Clips clips, TextPainter painter) {
    this.shelf = shelf;
    this.clips = clips;
    this.painter = painter;
  }

  /// Draws a whole frame; what was on it before is gone.
  void draw(List<Drawing> drawings, Frame out) {
    draw(drawings, Canvas.opaque(out), 0);
  }

  /// @param depth of transitions inside transitions: each has canvases of its own
  private void draw(List<Drawing> drawings, Canvas canvas, int depth) {
    if (!isCoveredBy(drawings, canvas)) {
      canvas.wipe();
    }
    boolean isFirst = true;
    for (Drawing drawing : drawings) {
      switch (drawing) {
        case Drawing.Picture picture -> drawPicture(picture, canvas);
        case Drawing.Plain plain -> drawPlain(plain, canvas);
        case Drawing.Words words -> drawWords(words, canvas);
        case Drawing.Mixed mixed -> drawMixed(mixed, canvas, depth, isFirst);
      }
      isFirst = false;
    }
  }

  /// Tells whether the first drawing leaves nothing of what was there before.
  private static boolean isCoveredBy(List<Drawing> drawings, Canvas canvas) {
    return canvas.cover().isEmpty()
        && !drawings.isEmpty()
        && drawings.getFirst() instanceof Drawing.Mixed;
  }

  private void drawPicture(Drawing.Picture drawing, Canvas canvas) {
    if (!drawing.box().meets(whole(canvas))) {
      return;
    }
    Picture picture = pixels(drawing);
    Box box = drawing.box();
    if (picture.cover().isEmpty() && box.covers(whole(canvas))) {
      panZoom.draw(
          picture.frame(),
          window(picture.frame(), drawing.view(), box, whole(canvas)),
          canvas.frame());
      canvas.cover().ifPresent(cover -> cover.fill(255));
      return;
    }
    place(picture, drawing.view(), box, canvas);
  }

  private Picture pixels(Drawing.Picture drawing) {
    double width = drawing.box().width() / drawing.view().width();
    return switch (drawing.source()) {
      case Drawing.Still still -> shelf.picture(still.filename(), drawing.detail(), width);
      case Drawing.ClipFrame clip -> {
        int decoded = PictureShelf.widthFor(shelf.file(clip.filename()), drawing.detail(), width);
        yield new Picture(clips.frame(clip, decoded), Optional.empty());
      }
    };
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

  private static void drawPlain(Drawing.Plain plain, Canvas canvas) {
    if (!plain.box().meets(whole(canvas))) {
      return;
    }
    Colour colour = plain.colour();
    int luma = (int) Math.round(Bt709.luma(colour.red(), colour.green(), colour.blue()));
    int blue = (int) Math.round(Bt709.blueDifference(colour.red(), colour.green(), colour.blue()));
    int red = (int) Math.round(Bt709.redDifference(colour.red(), colour.green(), colour.blue()));
    if (colour.alpha() == 255 && plain.box().covers(whole(canvas))) {
      canvas.frame().fill(luma, blue, red);
      canvas.cover().ifPresent(cover -> cover.fill(255));
      return;
    }
    Area area = Area.around(plain.box(), canvas.width(), canvas.height());
    Frame paint = Frame.of(area.width(), area.height());
    Cover cover = Cover.of(area.width(), area.height());
    paint.fill(luma, blue, red);
    cover.fillBox(
        plain.box().left() - area.left(),
        plain.box().top() - area.top(),
        plain.box().right() - area.left(),
        plain.box().bottom() - area.top(),
        colour.alpha() / 255.0);
    Blend.multiply(paint, cover);
    lay(paint, cover, area, canvas);
  }

  private void drawWords(Drawing.Words words, Canvas canvas) {
    if (words.text().words().isEmpty() || !words.screen().meets(whole(canvas))) {
      return;
    }
    Painted painted = texts.computeIfAbsent(words, it -> painted(it, canvas));
    if (texts.size() > TEXTS_MAX) {
      texts.pollFirstEntry(); // The one that was not shown for the longest time.
    }
    Blend.overlay(painted.frame(), painted.cover(), canvas.frame(), painted.left(), painted.top());
    canvas
        .cover()
        .ifPresent(under -> Blend.overlay(painted.cover(), under, painted.left(), painted.top()));
  }

  private Painted painted(Drawing.Words words, Canvas canvas) {
    var lettering = Lettering.of(words.text(), words.screen(), painter);
    return Painted.of(lettering, canvas.width(), canvas.height());
  }

  /// A transition. Where nothing lies beneath it, its scenes are opaque; else what lies beneath
  /// shines through them.
  private void drawMixed(Drawing.Mixed mixed, Canvas canvas, int depth, boolean isFirst) {
    boolean isAlone = isFirst && canvas.cover().isEmpty();
    Canvas after = isAlone ? opaque(canvas, 2 * depth + 1) : clear(canvas, 2 * depth + 1);
    draw(mixed.after(), after, depth + 1);
    if (isAlone && mixed.type() == Transition.Type.CROSSFADE) {
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
    double x = mixed.direction().x() * canvas.width();
    double y = -mixed.direction().y() * canvas.height();
    switch (mixed.type()) {
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
    }
  }

  private static boolean isAlongAnAxis(Drawing.Mixed mixed) {
    double x = Math.abs(mixed.direction().x());
    double y = Math.abs(mixed.direction().y());
    return Math.min(x, y) == 0 && Math.max(x, y) == 1;
  }

  /// Draws a scene at an offset, its edge repeated beyond it: the scene that follows it covers
  /// that,
  /// and the seam between two half covered edges would be dark.
  private void extend(Canvas scene, double x, double y, Canvas canvas) {
    Box box = whole(scene).movedBy(x, y);
    panZoom.draw(
        scene.frame(), window(scene.frame(), View.WHOLE, box, whole(canvas)), canvas.frame());
  }

  /// Draws a finished scene at an offset.
  private void show(Canvas scene, double x, double y, Canvas canvas) {
    Box box = whole(scene).movedBy(x, y);
    if (box.meets(whole(canvas))) {
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

  private static Box whole(Canvas canvas) {
    return new Box(0, 0, canvas.width(), canvas.height());
  }

  private static Box boxOf(Area area) {
    return new Box(area.left(), area.top(), area.width(), area.height());
  }
}
