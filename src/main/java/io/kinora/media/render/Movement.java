package io.kinora.media.render;

import io.kinora.media.sxml.Animator;
import io.kinora.media.sxml.Animator.Heading;
import io.kinora.media.sxml.Keyframes;
import io.kinora.media.sxml.Keyframes.Between;
import io.kinora.media.sxml.Values;
import io.kinora.media.timeline.Treated.Moving;
import java.time.Duration;
import java.util.List;

/// Where animators have moved a node to. Source: the film language, section 10.
///
/// @param space the screen that the node is on
/// @param box the node on it, before it moves
record Movement(Space space, Box box) {

  /// A slide drifts by so much, half of it on each side of its resting place.
  private static final double DRIFT = 0.2;

  /// All of them, in their order.
  Affine at(List<Moving> animators, Duration time) {
    Affine all = Affine.NONE;
    for (Moving moving : animators) {
      all = all.after(at(moving, time));
    }
    return all;
  }

  private Affine at(Moving moving, Duration time) {
    Animator animator = moving.animator();
    double u = moving.span().progressAt(time);
    boolean isEased = animator.isQuadratic();
    return switch (animator.type()) {
      case CUSTOM -> custom(moving, time);
      case SLIDE_IN -> slide(animator.direction(), (isEased ? Easing.out(u) : u) - 1);
      case SLIDE_OUT -> slide(animator.direction(), isEased ? u * u : u);
      case SLIDE -> drift(animator.direction(), (isEased ? Keyframes.eased(u) : u) - 0.5);
      case ROT_IN -> Affine.turn(animator.angle() * (1 - (isEased ? Easing.out(u) : u)), 0, 0, 1);
      case ROT_OUT -> Affine.turn(animator.angle() * (isEased ? u * u : u), 0, 0, 1);
      case GROW -> {
        double part = isEased ? Keyframes.eased(u) : u;
        double z = animator.growStart() + (animator.growEnd() - animator.growStart()) * part;
        yield Affine.shift(0, 0, z);
      }
    };
  }

  /// @param part of the way to beyond the edge; less than zero comes from the other side
  private Affine slide(Heading heading, double part) {
    boolean isOut = part > 0;
    double x = distance(
        isOut == heading.x() > 0 ? space.width() - box.left() : box.right(), heading.x(), part);
    double y = distance(
        isOut == heading.y() > 0 ? box.bottom() : space.height() - box.top(), heading.y(), part);
    return Affine.shift(x, y, 0);
  }

  private double distance(double pixels, double heading, double part) {
    return heading == 0 || part == 0 ? 0 : heading * part * space.units(Math.max(0, pixels));
  }

  private static Affine drift(Heading heading, double part) {
    return Affine.shift(heading.x() * part * DRIFT, heading.y() * part * DRIFT, 0);
  }

  /// In a key the order is scale, pos, orient, rot.
  private static Affine custom(Moving moving, Duration time) {
    double seconds = time.minus(moving.span().start()).toNanos() / 1e9;
    Between between = moving.animator().keys().orElseThrow().at(seconds);
    Values values = between.values();
    Affine scale = values
        .numbersOf("scale")
        .map(it -> Affine.scale(it.get(0), it.get(1), it.get(2)))
        .orElse(Affine.NONE);
    Affine pos = values
        .numbersOf("pos")
        .map(it -> Affine.shift(it.get(0), it.get(1), it.get(2)))
        .orElse(Affine.NONE);
    Affine orient = values.has("orient") ? orient(between) : Affine.NONE;
    Affine rot = values
        .numbersOf("rot")
        .map(it -> Affine.turn(it.get(0), it.get(1), it.get(2), it.get(3)))
        .orElse(Affine.NONE);
    return scale.after(pos).after(orient).after(rot);
  }

  /// Along the shortest way from one orientation to the other.
  private static Affine orient(Between between) {
    double[] from = quaternion(between.from());
    double[] to = quaternion(between.to());
    double cosine = from[0] * to[0] + from[1] * to[1] + from[2] * to[2] + from[3] * to[3];
    double sign = cosine < 0 ? -1 : 1;
    double angle = Math.acos(Math.min(1, Math.abs(cosine)));
    double part = between.part();
    double first = angle < 1e-6 ? 1 - part : Math.sin((1 - part) * angle) / Math.sin(angle);
    double second = sign * (angle < 1e-6 ? part : Math.sin(part * angle) / Math.sin(angle));
    var mixed = new double[4];
    double length = 0;
    for (int index = 0; index < 4; index++) {
      mixed[index] = first * from[index] + second * to[index];
      length += mixed[index] * mixed[index];
    }
    length = Math.sqrt(length);
    return Affine.ofQuaternion(
        mixed[0] / length, mixed[1] / length, mixed[2] / length, mixed[3] / length);
  }

  /// Turns about x first, then y, then z.
  private static double[] quaternion(Values values) {
    List<Double> degrees = values.numbersOf("orient").orElse(List.of(0.0, 0.0, 0.0));
    double[] x = about(degrees.get(0), 1);
    double[] y = about(degrees.get(1), 2);
    double[] z = about(degrees.get(2), 3);
    return product(z, product(y, x));
  }

  private static double[] about(double degrees, int axis) {
    double half = Math.toRadians(degrees) / 2;
    var quaternion = new double[] {Math.cos(half), 0, 0, 0};
    quaternion[axis] = Math.sin(half);
    return quaternion;
  }

  private static double[] product(double[] a, double[] b) {
    return new double[] {
      a[0] * b[0] - a[1] * b[1] - a[2] * b[2] - a[3] * b[3],
      a[0] * b[1] + a[1] * b[0] + a[2] * b[3] - a[3] * b[2],
      a[0] * b[2] - a[1] * b[3] + a[2] * b[0] + a[3] * b[1],
      a[0] * b[3] + a[1] * b[2] - a[2] * b[1] + a[3] * b[0]
    };
  }
}
