package io.kinora.media.render.filter;

/// How much of the light each colour is, after BT.709.
final class Luma {

  static final float RED = 0.2126f;
  static final float GREEN = 0.7152f;
  static final float BLUE = 0.0722f;

  private Luma() {}
}
