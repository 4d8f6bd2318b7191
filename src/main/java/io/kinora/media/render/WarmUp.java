package io.kinora.media.render;

import io.kinora.infra.base.StopSignal;
import io.kinora.media.render.kernel.Blend;
import io.kinora.media.render.kernel.Cover;
import io.kinora.media.render.kernel.Frame;
import io.kinora.media.render.kernel.PanZoom;
import io.kinora.media.render.kernel.Window;

/// Runs the kernels until the JVM has compiled them, so that the first film does not pay for it:
/// the
/// same loops on small frames, a second or two on one core.
public final class WarmUp {

  private static final int ROUNDS = 400;
  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;

  private WarmUp() {}

  /// Returns when all is warm, or soon when stopped.
  public static void run(StopSignal stop) {
    Frame source = Frame.of(WIDTH * 5 / 4, HEIGHT * 5 / 4);
    Frame out = Frame.of(WIDTH, HEIGHT);
    Frame other = Frame.of(WIDTH, HEIGHT);
    Cover cover = Cover.of(WIDTH, HEIGHT);
    cover.fillBox(10.5, 10.5, WIDTH - 10.5, HEIGHT - 10.5, 0.5);
    var panZoom = new PanZoom();
    for (int round = 0; round < ROUNDS && !stop.isStopped(); round++) {
      var window = new Window(round * 0.1, round * 0.05, WIDTH * 1.1, HEIGHT * 1.1);
      panZoom.draw(source, window, out);
      Blend.crossfade(out, other, round % Blend.WEIGHT_MAX);
      Blend.multiply(other, cover);
      Blend.overlay(other, cover, out, 0, 0);
    }
  }
}
