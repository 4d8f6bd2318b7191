package io.kinora.media.render;

import io.kinora.media.sxml.SceneNode.EffectType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The looks of effects: which pieces of which picture are where. Source: the film language,
/// section 7.2.
///
/// @param space the screen of the effect
/// @param bases its pictures, each on the full screen
/// @param seconds since its start
/// @param length of it, in seconds
record EffectPlan(Space space, List<Piece> bases, double seconds, double length) {

  private static final double PANELS = 5;
  private static final int PETALS = 8;
  private static final double PETAL_SIZE = 0.35;
  private static final int TILE_COLUMNS = 8;
  private static final int TILE_ROWS = 6;
  private static final int SLICES = 8;
  private static final double GAP = 2.5;
  private static final double DRIFT = 0.1;
  private static final double BESIDE = 2.1;
  private static final double DRAWN_BACK = 0.8;

  /// The part of a slot in which the viewer goes on to the next picture.
  private static final double GOING = 0.3;

  private static final double DIVING = 0.4;

  /// A piece with its movement.
  private record Moved(Piece piece, Affine own) {}

  List<Drawing> drawings(EffectType type) {
    return switch (type) {
      case NONE, KENBURNS -> shown(bases);
      case PANEL -> panel();
      case FLOWER -> flower();
      case EXPLODE -> explode();
      case RECTANGLES -> rectangles();
      case SLICE -> slice();
      case DIVING -> diving();
      case ROTATOR -> rotator();
      case SLIDING -> sliding();
      case SQUARE -> square();
    };
  }

  private List<Drawing> shown(List<Piece> pieces) {
    return pieces.stream().map(piece -> drawing(new Moved(piece, Affine.NONE))).toList();
  }

  private Drawing drawing(Moved moved) {
    Piece piece = moved.piece();
    return new Drawing.Plane(
        piece.source(),
        piece.view(),
        space.place(piece.box(), moved.own()),
        piece.detail(),
        piece.opacity());
  }

  private List<Drawing> drawings(List<Moved> pieces) {
    return pieces.stream()
        .filter(moved -> moved.piece().opacity() > 0)
        .map(this::drawing)
        .toList();
  }

  /// The farthest first.
  private List<Drawing> sorted(List<Moved> pieces) {
    return drawings(pieces.stream()
        .sorted(
            Comparator.comparingDouble(moved -> space.nearness(moved.piece().box(), moved.own())))
        .toList());
  }

  private double opening(double most, double share) {
    return Math.min(most, length * share);
  }

  private List<Drawing> panel() {
    double time = opening(1.5, 1.0 / 3);
    if (seconds >= time) {
      return shown(bases);
    }
    var pieces = new ArrayList<Moved>();
    for (int index = 0; index < PANELS; index++) {
      Box cell = cell(index / PANELS, 0, (index + 1) / PANELS, 1);
      double u = part(seconds, 0.1 * index * time, 0.6 * time);
      Affine own = Affine.turn(90 * (1 - Easing.out(u)), 0, 1, 0)
          .about(space.x(cell.left() + cell.width() / 2), 0);
      if (u > 0) {
        addCut(cell, own, pieces);
      }
    }
    return drawings(pieces);
  }

  private void addCut(Box cell, Affine own, List<Moved> pieces) {
    for (Piece base : bases) {
      base.cut(cell).forEach(piece -> pieces.add(new Moved(piece, own)));
    }
  }

  private List<Drawing> flower() {
    double time = opening(1.5, 1.0 / 3);
    if (seconds >= time) {
      return shown(bases);
    }
    var pieces = new ArrayList<Moved>();
    bases.forEach(base ->
        pieces.add(new Moved(base.faded(part(seconds, time / 2, time / 2)), Affine.NONE)));
    double distance = Easing.out(seconds / time) * 1.3 * space.aspect();
    for (int petal = 0; petal < PETALS; petal++) {
      Affine own = Affine.turn(45 * petal - 90, 0, 0, 1)
          .after(Affine.shift(0, distance, 0))
          .after(Affine.scale(PETAL_SIZE, PETAL_SIZE, 1));
      bases.forEach(base -> pieces.add(new Moved(base, own)));
    }
    return drawings(pieces);
  }

  private List<Drawing> explode() {
    double time = opening(1.5, 1.0 / 3);
    double part = part(seconds, length - time, time);
    if (part == 0) {
      return shown(bases);
    }
    double u = part * part;
    var pieces = new ArrayList<Moved>();
    for (int row = 0; row < TILE_ROWS; row++) {
      for (int column = 0; column < TILE_COLUMNS; column++) {
        Box cell = cell(column, row);
        double x = space.x(cell.left() + cell.width() / 2);
        double y = space.y(cell.top() + cell.height() / 2);
        double axis = 2 * Math.PI * chance(column, row, 1);
        Affine own = Affine.shift(2 * x * u, 2 * y * u, 1.2 * u * chance(column, row, 2))
            .after(Affine.turn(
                    360 * u * (chance(column, row, 3) - 0.5), Math.cos(axis), Math.sin(axis), 0)
                .about(x, y));
        addCut(cell, own, pieces);
      }
    }
    double opacity = 1 - part(part, 0.5, 0.5);
    return sorted(pieces.stream()
        .map(moved -> new Moved(moved.piece().faded(opacity), moved.own()))
        .toList());
  }

  private Box cell(int column, int row) {
    return cell(
        (double) column / TILE_COLUMNS,
        (double) row / TILE_ROWS,
        (column + 1.0) / TILE_COLUMNS,
        (row + 1.0) / TILE_ROWS);
  }

  /// A part of the screen in whole pixels: no seam is seen between resting neighbours.
  private Box cell(double left, double top, double right, double bottom) {
    double x = Math.round(left * space.width());
    double y = Math.round(top * space.height());
    return new Box(
        x, y, Math.round(right * space.width()) - x, Math.round(bottom * space.height()) - y);
  }

  /// A number from 0 to 1 that is the same in every rendering.
  private static double chance(int column, int row, int kind) {
    long bits = (column * 73L + row * 179L + kind * 283L + 1) * 0x9E3779B97F4A7C15L;
    bits = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
    return ((bits ^ bits >>> 27) >>> 11) * 0x1p-53;
  }

  private List<Drawing> rectangles() {
    double time = Math.min(2, length / 2);
    if (seconds >= time) {
      return shown(bases);
    }
    double farthest = Math.hypot(TILE_COLUMNS - 1, TILE_ROWS - 1) / 2;
    var pieces = new ArrayList<Moved>();
    for (int row = 0; row < TILE_ROWS; row++) {
      for (int column = 0; column < TILE_COLUMNS; column++) {
        double distance =
            Math.hypot(column - (TILE_COLUMNS - 1) / 2.0, row - (TILE_ROWS - 1) / 2.0);
        double size = part(seconds, 0.6 * time * distance / farthest, 0.4 * time);
        addCut(
            cell(column, row).part((1 - size) / 2, (1 - size) / 2, size, size),
            Affine.NONE,
            pieces);
      }
    }
    return drawings(pieces);
  }

  private List<Drawing> slice() {
    double time = opening(1.5, 1.0 / 3);
    if (seconds >= time) {
      return shown(bases);
    }
    double away = (1 - Easing.out(seconds / time)) * space.width();
    var pieces = new ArrayList<Moved>();
    for (int index = 0; index < SLICES; index++) {
      Box cell = cell(0, (double) index / SLICES, 1, (index + 1.0) / SLICES);
      double x = space.units(index % 2 == 0 ? -away : away);
      addCut(cell, Affine.shift(x, 0, 0), pieces);
    }
    return drawings(pieces);
  }

  /// Where the viewer is among `count` pictures: whole at rest, between two on the way.
  private double position(double going) {
    int count = bases.size();
    double slots = Math.clamp(seconds / length, 0, 1) * count;
    int slot = Math.min((int) slots, count - 1);
    return slot == count - 1 ? slot : slot + Easing.smooth(part(slots - slot, 1 - going, going));
  }

  private List<Drawing> diving() {
    int count = bases.size();
    double slots = Math.clamp(seconds / length, 0, 1) * count;
    int slot = Math.min((int) slots, count - 1);
    double drift = DRIFT * part(slots - slot, 0, 1 - DIVING);
    double dive = slot == count - 1 ? 0 : Easing.smooth(part(slots - slot, 1 - DIVING, DIVING));
    double forward = drift + (GAP - drift) * dive;
    var pieces = new ArrayList<Moved>();
    if (slot + 1 < count) {
      pieces.add(new Moved(bases.get(slot + 1), Affine.shift(0, 0, forward - GAP)));
    }
    pieces.add(new Moved(bases.get(slot).faded(1 - dive), Affine.shift(0, 0, forward)));
    return drawings(pieces);
  }

  private List<Drawing> rotator() {
    double position = position(GOING);
    int first = (int) position;
    var pieces = new ArrayList<Moved>();
    for (int index = first; index <= Math.min(first + 1, bases.size() - 1); index++) {
      Affine own = Affine.shift(0, 0, -space.aspect())
          .after(Affine.turn(90 * (index - position), 0, 1, 0))
          .after(Affine.shift(0, 0, space.aspect()));
      if (index - position < 1) {
        pieces.add(new Moved(bases.get(index), own));
      }
    }
    return sorted(pieces);
  }

  private List<Drawing> sliding() {
    double position = position(GOING);
    var pieces = new ArrayList<Moved>();
    for (int index = 0; index < bases.size(); index++) {
      double x = (index - position) * BESIDE * space.aspect();
      if (Math.abs(x) < 2 * space.aspect()) {
        pieces.add(new Moved(bases.get(index), Affine.shift(x, 0, 0)));
      }
    }
    return drawings(pieces);
  }

  private List<Drawing> square() {
    double position = position(GOING);
    int from = (int) position;
    double u = position - from;
    int columns = (int) Math.ceil(Math.sqrt(bases.size()));
    int to = Math.min(from + 1, bases.size() - 1);
    double column = from % columns + (to % columns - from % columns) * u;
    double row = line(from, columns) + (line(to, columns) - line(from, columns)) * u;
    double back = -DRAWN_BACK * Math.sin(Math.PI * u);
    var pieces = new ArrayList<Moved>();
    for (int index = 0; index < bases.size(); index++) {
      Affine own = Affine.shift(
          (index % columns - column) * BESIDE * space.aspect(),
          (row - line(index, columns)) * BESIDE,
          back);
      pieces.add(new Moved(bases.get(index), own));
    }
    return drawings(pieces);
  }

  private static int line(int index, int columns) {
    return index / columns;
  }

  /// How much of a stretch is over, 0 to 1.
  private static double part(double now, double start, double duration) {
    return duration <= 0 ? (now >= start ? 1 : 0) : Math.clamp((now - start) / duration, 0, 1);
  }
}
