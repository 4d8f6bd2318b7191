package io.kinora.media.render.filter;

/// Numbers that look like chance and are the same on every machine and in every run.
final class Chance {

  private Chance() {}

  /// From 0 to below 1, another for each place.
  static double at(long place) {
    long mixed = (place + 1) * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return ((mixed ^ (mixed >>> 31)) >>> 11) * 0x1.0p-53;
  }

  /// From 0 to 1, going smoothly from one whole place to the next.
  static double wave(double place) {
    long before = (long) Math.floor(place);
    double part = place - before;
    double share = part * part * (3 - 2 * part);
    return at(before) * (1 - share) + at(before + 1) * share;
  }
}
