package io.kinora.media.render;

import io.kinora.media.render.Drawing.Plane;
import io.kinora.media.sxml.Colour;
import io.kinora.media.sxml.Media;
import io.kinora.media.sxml.Placement;
import io.kinora.media.sxml.Placement.Axis;
import io.kinora.media.sxml.SceneNode;
import io.kinora.media.sxml.TextStyle;
import io.kinora.media.sxml.TextStyle.Align;
import io.kinora.media.sxml.TextStyle.Direction;
import io.kinora.media.sxml.Timing;
import io.kinora.media.sxml.Treatment;
import io.kinora.media.sxml.Values;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What is written on a map without pictures: where it is, in its corner; or the name of a place
/// that nobody knows, in its middle, which is all that can be shown of it.
record MapLabel(Media.Map map, Optional<Mercator> view) {

  private static final Colour INK = new Colour(0x60, 0x58, 0x4c, 0xff);
  private static final double CORNER_PIXELS = 15;
  private static final double MARGIN_PIXELS = 8;

  Plane drawn(TextPlan texts) {
    var screen = new Box(0, 0, map.width(), map.height());
    var words = new Drawing.Words(text(), screen, List.of(), 0, 0);
    return Plane.of(words, texts.layout(words).area());
  }

  private SceneNode.Text text() {
    boolean isKnown = view.isPresent();
    Align horizontal = isKnown ? Align.START : Align.CENTRE;
    Align vertical = isKnown ? Align.END : Align.CENTRE;
    Optional<Double> size = isKnown
        ? Optional.of(CORNER_PIXELS * 360 / map.height()) // Source: section 9, the unit of sizes.
        : Optional.empty();
    var style = new TextStyle(
        TextStyle.Kind.ZONE,
        new TextStyle.Face("arial", Optional.empty(), 400, false, 1),
        size,
        new TextStyle.Ink(INK, Optional.empty(), false),
        new TextStyle.Setting(horizontal, vertical, 1, !isKnown, Optional.empty()),
        new TextStyle.Running(Direction.STATIC, Optional.empty()));
    return new SceneNode.Text(Timing.OPEN, Treatment.NONE, place(), style, words(), false);
  }

  private Placement place() {
    return view.isPresent()
        ? new Placement(margins(MARGIN_PIXELS / map.width()), margins(MARGIN_PIXELS / map.height()))
        : new Placement(margins(0.1), margins(0.3));
  }

  private static Axis margins(double share) {
    return new Axis(Optional.of(share), Optional.of(share), Optional.empty());
  }

  /// Numbers are written alike, however they were written; names as they are.
  private String words() {
    return Values.spotIn(map.centre())
        .map(spot -> String.format(Locale.ROOT, "%.4f, %.4f", spot.latitude(), spot.longitude()))
        .orElse(map.centre());
  }
}
