package io.kinora.media.render.ink;

import io.kinora.media.sxml.Values;
import java.util.List;
import java.util.Locale;

/// One `distancecolor`: the layers that colour letters. All lengths are in heights of the text.
/// Source: the film language, section 9.2.
///
/// @param dropShadow behind all
/// @param outerGlow around the letters
/// @param fill of the letters
/// @param innerShadow on the letters, as if they were cut out
/// @param innerGlow on the letters, from their edges inwards
/// @param stroke along the edges
public record LetterStyle(
    Shadow dropShadow,
    Glow outerGlow,
    Tint fill,
    Shadow innerShadow,
    Glow innerGlow,
    Stroke stroke) {

  /// Source: the film language, section 9.2: a reach of 40 is 0.156 heights.
  private static final double REACH_PARTS = 256;

  private static final double REACH_USUAL = 40;

  /// More than this is no style any more, and would need a canvas without end.
  private static final double LENGTH_MAX = 2;

  private static final List<Double> BLACK = List.of(0.0, 0.0, 0.0, 255.0);
  private static final List<Double> WHITE = List.of(255.0, 255.0, 255.0, 255.0);

  /// A colour that is not premultiplied.
  ///
  /// @param red 0 to 1, like the others
  /// @param alpha 0 is not drawn
  public record Tint(float red, float green, float blue, float alpha) {

    public static final Tint NONE = new Tint(0, 0, 0, 0);

    public boolean isSeen() {
      return alpha > 0;
    }
  }

  /// @param x to the right
  /// @param y downwards
  /// @param extent unblurred, beyond the edge
  /// @param blur from hard to soft
  public record Shadow(Tint tint, double x, double y, double extent, double blur) {}

  /// @param extent unblurred, beyond the edge
  /// @param blur where it fades away
  public record Glow(Tint tint, double extent, double blur) {}

  /// @param width of the line
  /// @param side where it lies
  public record Stroke(Tint tint, double width, Side side) {}

  /// Where a stroke lies.
  public enum Side {
    OUTSIDE,
    INSIDE,
    CENTER
  }

  /// @param values of the filter at one moment
  /// @param mapWidth `distanceWidth` of the `distancemap` before it
  public static LetterStyle of(Values values, double mapWidth) {
    var read = new Reading(values, mapWidth);
    return new LetterStyle(
        read.shadow("dropShadow", 0.03),
        read.glow("outerGlow", read.reach(), 0.5),
        read.tint("color", "fillOpacity", WHITE),
        read.shadow("innerShadow", 0.02),
        read.glow("innerGlow", 1, 0.06),
        read.stroke());
  }

  public static double mapWidth(Values values) {
    return values.number("distanceWidth", REACH_USUAL);
  }

  /// How far beyond the letters it reaches, in heights of the text.
  public double margin() {
    double shadow = !dropShadow.tint.isSeen()
        ? 0
        : Math.max(Math.abs(dropShadow.x), Math.abs(dropShadow.y))
            + dropShadow.extent
            + 1.5 * dropShadow.blur;
    double glow = outerGlow.tint.isSeen() ? outerGlow.extent + 1.4 * outerGlow.blur : 0;
    return Math.max(Math.max(shadow, glow), stroke.tint.isSeen() ? stroke.width : 0);
  }

  /// Values as lengths and colours.
  private record Reading(Values values, double mapWidth) {

    double reach() {
      double width = values.number("distanceWidth", mapWidth);
      return Math.clamp(width, 0, REACH_PARTS) / REACH_PARTS;
    }

    /// Without a place of its own a shadow is a little beside the letters: else it would be
    /// hidden.
    Shadow shadow(String name, double usual) {
      if (!isGiven(name)) {
        return new Shadow(Tint.NONE, 0, 0, 0, 0);
      }
      Tint tint = tint(name + "Color", name + "Opacity", BLACK);
      double x = usual;
      double y = usual;
      if (values.has(name + "Position")) {
        List<Double> place = values.numbersOf(name + "Position").orElse(List.of(0.0, 0.0));
        x = place.getFirst();
        y = place.size() > 1 ? -place.get(1) : 0;
      } else if (values.has(name + "Distance") || values.has(name + "Angle")) {
        double angle = Math.toRadians(values.number(name + "Angle", 0));
        double distance = values.number(name + "Distance", usual);
        x = distance * Math.cos(angle);
        y = -distance * Math.sin(angle);
      }
      return new Shadow(
          tint,
          Math.clamp(x, -LENGTH_MAX, LENGTH_MAX),
          Math.clamp(y, -LENGTH_MAX, LENGTH_MAX),
          length(name + "Width"),
          share(name + "BlurWidth", 0) * reach());
    }

    Glow glow(String name, double unit, double usual) {
      if (!isGiven(name)) {
        return new Glow(Tint.NONE, 0, 0);
      }
      double blur = Math.min(share(name + "BlurWidth", usual) * unit, reach());
      return new Glow(tint(name + "Color", name + "Opacity", WHITE), length(name + "Width"), blur);
    }

    Stroke stroke() {
      if (!isGiven("stroke")) {
        return new Stroke(Tint.NONE, 0, Side.OUTSIDE);
      }
      Side side = switch (values.word("strokePosition", "outside").toLowerCase(Locale.ROOT)) {
        case "inside" -> Side.INSIDE;
        case "center", "centre", "middle" -> Side.CENTER;
        default -> Side.OUTSIDE;
      };
      double width = Math.min(share("strokeWidth", 0.02), reach());
      Tint tint = tint("strokeColor", "strokeOpacity", BLACK);
      return new Stroke(width > 0 ? tint : Tint.NONE, width, side);
    }

    private boolean isGiven(String name) {
      return values.has(name + "Color")
          || values.has(name + "Width")
          || values.has(name + "BlurWidth");
    }

    private double share(String name, double usual) {
      return Math.clamp(values.number(name, usual), 0, 1);
    }

    private double length(String name) {
      return Math.clamp(values.number(name, 0), 0, LENGTH_MAX);
    }

    Tint tint(String colour, String opacity, List<Double> usual) {
      List<Double> parts = values.numbersOf(colour).filter(it -> it.size() >= 3).orElse(usual);
      double alpha = parts.size() > 3 ? parts.get(3) : 255;
      return new Tint(
          part(parts.get(0)),
          part(parts.get(1)),
          part(parts.get(2)),
          part(alpha) * (float) share(opacity, 1));
    }

    private static float part(double value) {
      return (float) Math.clamp(value / 255, 0, 1);
    }
  }
}
