package io.kinora.media.render;

import io.kinora.media.render.raster.Mixing;
import io.kinora.media.render.raster.Raster;
import io.kinora.media.render.raster.Texture;
import io.kinora.media.render.raster.Twist;
import io.kinora.media.render.raster.Warp;
import io.kinora.media.render.raster.Wipe;
import io.kinora.media.sxml.Transition;
import io.kinora.media.sxml.Transition.Direction;
import io.kinora.media.sxml.Transition.Move;
import java.util.function.Consumer;

/// Draws transitions between two finished pictures. Source: the film language, section 8. For one
/// thread.
///
/// @param warp draws planes
/// @param rasters for results in between
/// @param ground what is there already
record TransitionPainter(Warp warp, RasterPool rasters, Ground ground) {

  /// What a transition may be drawn on.
  enum Ground {
    CLEAR,
    DRAWN
  }

  private static final double DRAWN_BACK = 0.6;

  /// Draws both over what is there. They have the size of `out`.
  void draw(Transition transition, double p, Texture before, Texture after, Raster out) {
    Space space = Space.of(out.width(), out.height());
    Direction way = transition.before().direction();
    switch (transition.type()) {
      case CROSSFADE, CUSTOM -> bent(out, made -> Mixing.crossfade(before, after, p, made));
      case MOVE -> {
        beneath(before, space, moved(transition.before(), p, p, space), out);
        plane(after, space, moved(transition.after(), p - 1, p - 1, space), out);
      }
      case OVER -> {
        plane(before, space, Affine.NONE, out);
        plane(after, space, moved(transition.after(), p - 1, p - 1, space), out);
      }
      case UNDER -> {
        plane(after, space, Affine.NONE, out);
        plane(before, space, moved(transition.before(), p, p, space), out);
      }
      case DUALMOVE -> dual(transition, p, before, after, space, out);
      case CUBE -> cube(way, p, before, after, space, out);
      case SPIRAL -> {
        plane(after, space, Affine.NONE, out);
        plane(before, space, spiral(way, p, space), out);
      }
      case SCAN -> wipe(Wipe.Kind.SCAN, way, p, before, after, out);
      case SCANS -> wipe(Wipe.Kind.SCANS, way, p, before, after, out);
      case STRIP -> wipe(Wipe.Kind.STRIP, way, p, before, after, out);
      case CIRCLE -> wipe(Wipe.Kind.CIRCLE, way, p, before, after, out);
      case RADIAL -> wipe(Wipe.Kind.RADIAL, way, p, before, after, out);
      case SWIRL ->
        bent(out, made -> new Twist(out.width(), out.height()).swirl(before, after, p, made));
      case WATERDROP ->
        bent(out, made -> new Twist(out.width(), out.height()).waterdrop(before, after, p, made));
    }
  }

  private void plane(Texture picture, Space space, Affine own, Raster out) {
    warp.draw(
        picture, Warp.Part.WHOLE, space.place(space.screen(), own).projection(), 1, out, null);
  }

  /// Goes on for a pixel beyond its edges: where another picture joins it, no ground shines
  /// through.
  private void beneath(Texture picture, Space space, Affine own, Raster out) {
    double x = 1 / space.width();
    double y = 1 / space.height();
    Box box = space.screen().part(-x, -y, 1 + 2 * x, 1 + 2 * y);
    var part = new Warp.Part(-x, -y, 1 + 2 * x, 1 + 2 * y);
    warp.draw(picture, part, space.place(box, own).projection(), 1, out, null);
  }

  /// @param way of the whole movement that the picture has gone, less than zero before it
  /// @param turn of its angle that it has turned
  private static Affine moved(Move move, double way, double turn, Space space) {
    return Affine.shift(
            move.direction().x() * way * 2 * space.aspect(), move.direction().y() * way * 2, 0)
        .after(turned(move, turn, space));
  }

  private static Affine turned(Move move, double part, Space space) {
    double angle = move.angle() * part;
    double aspect = space.aspect();
    return switch (move.pivot()) {
      case UPRIGHT_MIDDLE -> Affine.turn(angle, 0, 1, 0);
      case LEVEL_MIDDLE -> Affine.turn(angle, 1, 0, 0);
      case LEFT -> Affine.turn(angle, 0, 1, 0).about(-aspect, 0);
      case RIGHT -> Affine.turn(angle, 0, 1, 0).about(aspect, 0);
      case TOP -> Affine.turn(angle, 1, 0, 0).about(0, 1);
      case BOTTOM -> Affine.turn(angle, 1, 0, 0).about(0, -1);
    };
  }

  private void dual(
      Transition transition, double p, Texture before, Texture after, Space space, Raster out) {
    Affine leaving = moved(transition.before(), p, p, space);
    Affine coming = moved(transition.after(), p - 1, p - 1, space);
    if (transition.isInverted()) {
      plane(after, space, coming, out);
      plane(before, space, leaving, out);
    } else {
      plane(before, space, leaving, out);
      plane(after, space, coming, out);
    }
  }

  /// Two sides of a cube that turns by a quarter.
  private void cube(
      Direction way, double p, Texture before, Texture after, Space space, Raster out) {
    boolean isLevel = Math.abs(way.x()) >= Math.abs(way.y());
    double apothem = isLevel ? space.aspect() : 1;
    double sense = isLevel ? Math.signum(way.x()) : -Math.signum(way.y());
    double back = -apothem - DRAWN_BACK * Math.sin(Math.PI * p);
    Affine leaving = side(isLevel, 90 * p * sense, back, apothem);
    Affine coming = side(isLevel, 90 * (p - 1) * sense, back, apothem);
    if (p < 0.5) {
      beneath(after, space, coming, out);
      plane(before, space, leaving, out);
    } else {
      beneath(before, space, leaving, out);
      plane(after, space, coming, out);
    }
  }

  private static Affine side(boolean isLevel, double angle, double back, double apothem) {
    return Affine.shift(0, 0, back)
        .after(Affine.turn(angle, isLevel ? 0 : 1, isLevel ? 1 : 0, 0))
        .after(Affine.shift(0, 0, apothem));
  }

  private static Affine spiral(Direction way, double p, Space space) {
    boolean turnsBack = way.x() > 0 || way.y() < 0;
    return Affine.shift(way.x() * p * space.aspect(), way.y() * p, 0)
        .after(Affine.turn(turnsBack ? -360 * p : 360 * p, 0, 0, 1))
        .after(Affine.scale(Math.max(1e-6, 1 - p), Math.max(1e-6, 1 - p), 1));
  }

  private void wipe(
      Wipe.Kind kind, Direction way, double p, Texture before, Texture after, Raster out) {
    bent(out, made -> new Wipe(kind, p, way.x(), -way.y()).draw(before, after, made));
  }

  /// Makes a raster and lays it over.
  private void bent(Raster out, Consumer<Raster> making) {
    if (ground == Ground.CLEAR) {
      making.accept(out);
      return;
    }
    Raster made = rasters.clear(out.width(), out.height());
    making.accept(made);
    Mixing.over(made, 1, out);
    rasters.giveBack(made);
  }
}
