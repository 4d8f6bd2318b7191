package io.kinora.engine.cloud;

/// A stretch of a list, newest first.
///
/// @param number    counted from 1
/// @param countMax  how many are on it at most
public record Page(int number, int countMax) {

  /// All that one may want at once.
  public static final Page ALL = new Page(1, 100_000);

  public Page {
    if (number < 1 || countMax < 1) {
      throw new IllegalArgumentException("pages and what is on them count from 1");
    }
  }

  long offset() {
    return (number - 1L) * countMax;
  }
}
