package io.kinora.media.render;

import io.kinora.media.render.Drawing.Detail;
import io.kinora.media.render.Drawing.Nested;
import io.kinora.media.render.Drawing.View;
import io.kinora.media.render.PicturePlan.Fitting;
import io.kinora.media.sxml.SceneNode;
import io.kinora.media.sxml.SceneNode.Adapter;
import io.kinora.media.sxml.SceneNode.EffectType;
import io.kinora.media.timeline.Scene;
import java.time.Duration;
import java.util.List;

/// The effects of one frame while it is planned. For one thread.
///
/// @param take plans what is inside
record EffectTake(Take take, PicturePlan pictures, Duration time) {

  /// A finished scene that drifts is so much larger that no edge is seen. Source: section 7.
  private static final double PANNED_SIZE = 1.1;

  void add(Scene.Shown shown, Space space, List<Drawing> drawings) {
    SceneNode.Effect effect = shown.effect();
    Space panned =
        effect.pan().map(heading -> space.moved(panned(shown, space))).orElse(space);
    if (effect.type() == EffectType.NONE || effect.type() == EffectType.KENBURNS) {
      addPlain(shown, panned, drawings);
      return;
    }
    Fitting fitting = effect.type().isOfMany() || effect.type() == EffectType.RECTANGLES
        ? Fitting.of(Adapter.FIXED)
        : fitting(shown);
    List<Piece> bases =
        shown.contents().stream().map(content -> base(content, fitting, space)).toList();
    if (!bases.isEmpty()) {
      double seconds = localNanos(shown) / 1e9;
      double length = shown.span().length().toNanos() / 1e9;
      drawings.addAll(new EffectPlan(panned, bases, seconds, length).drawings(effect.type()));
    }
  }

  private long localNanos(Scene.Shown shown) {
    long nanos =
        time.minus(shown.span().start()).plus(shown.effect().timeOffset()).toNanos();
    return Math.clamp(nanos, 0, shown.span().length().toNanos());
  }

  private Affine panned(Scene.Shown shown, Space space) {
    double part = progress(shown) - 0.5;
    double x = shown.effect().pan().map(it -> it.x()).orElse(0.0);
    double y = shown.effect().pan().map(it -> it.y()).orElse(0.0);
    double reach = 2 * (PANNED_SIZE - 1) * part;
    return Affine.shift(x * reach * space.aspect(), y * reach, 0)
        .after(Affine.scale(PANNED_SIZE, PANNED_SIZE, 1));
  }

  private void addPlain(Scene.Shown shown, Space space, List<Drawing> drawings) {
    for (Scene content : shown.contents()) {
      if (!take.isSeen(content)) {
        continue;
      }
      if (content instanceof Scene.Picture picture) {
        take.addPicture(picture, fitting(shown), space, drawings);
      } else {
        take.add(content, space, drawings);
      }
    }
  }

  private Fitting fitting(Scene.Shown shown) {
    SceneNode.Effect effect = shown.effect();
    return Fitting.of(effect.adapter(), effect.sense(), progress(shown));
  }

  private double progress(Scene.Shown shown) {
    return shown.span().progressAt(time.plus(shown.effect().timeOffset()));
  }

  /// What an effect shows, on the whole unmoved screen.
  Piece base(Scene content, Fitting fitting, Space space) {
    if (content instanceof Scene.Picture picture) {
      return pictures.piece(picture, fitting, space.screen());
    }
    Space own = Space.of(PicturePlan.pixels(space.width()), PicturePlan.pixels(space.height()));
    var inside = take.isSeen(content) ? take.of(content, own) : List.<Drawing>of();
    var source = new Nested(inside, (int) own.width(), (int) own.height());
    return new Piece(source, View.WHOLE, space.screen(), Detail.NONE, 1);
  }
}
