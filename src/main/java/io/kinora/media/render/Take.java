package io.kinora.media.render;

import io.kinora.media.render.Drawing.Nested;
import io.kinora.media.render.Drawing.Plane;
import io.kinora.media.render.Drawing.View;
import io.kinora.media.render.FilterPlan.Chain;
import io.kinora.media.render.PicturePlan.Fitting;
import io.kinora.media.render.filter.Setting;
import io.kinora.media.sxml.Media;
import io.kinora.media.sxml.Placement;
import io.kinora.media.sxml.SceneNode;
import io.kinora.media.sxml.SceneNode.Adapter;
import io.kinora.media.sxml.Transition;
import io.kinora.media.timeline.Scene;
import io.kinora.media.timeline.Treated;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One frame while it is planned. For one thread.
final class Take {

  private static final Set<Transition.Type> EVEN = EnumSet.of(
      Transition.Type.CROSSFADE,
      Transition.Type.SWIRL,
      Transition.Type.WATERDROP,
      Transition.Type.CUSTOM);

  private final Duration time;
  private final Box screen;
  private final TextPlan texts;
  private final FilterPlan filters;
  private final PicturePlan pictures;
  private final EffectTake effects;

  Take(Director.Stage stage, long frameIndex) {
    time = stage.rate().timeOf(frameIndex);
    screen = stage.screen();
    texts = stage.texts();
    filters = new FilterPlan(time, frameIndex, this::input);
    pictures = new PicturePlan(stage, frameIndex, filters);
    effects = new EffectTake(this, pictures, time);
  }

  /// Everything that is seen of a film.
  List<Drawing> of(Scene scene) {
    return of(scene, Space.of(screen.width(), screen.height()));
  }

  /// The second input of a filter has a screen of its own, as large as that of the film.
  private Nested input(List<Scene> scenes) {
    var drawings = new ArrayList<Drawing>();
    addSeen(scenes, Space.of(screen.width(), screen.height()), drawings);
    return new Nested(drawings, (int) screen.width(), (int) screen.height());
  }

  List<Drawing> of(Scene scene, Space space) {
    var drawings = new ArrayList<Drawing>();
    add(scene, space, drawings);
    return drawings;
  }

  void add(Scene scene, Space space, List<Drawing> drawings) {
    switch (scene) {
      case Scene.Row row -> treat(row, space, space.screen(), drawings, this::addRow);
      case Scene.Layers layers -> treat(layers, space, space.screen(), drawings, this::addLayers);
      case Scene.Shown shown -> treat(shown, space, space.screen(), drawings, effects::add);
      case Scene.Ball ball -> treat(ball, space, space.screen(), drawings, this::addBall);
      case Scene.Boxed boxed -> treat(boxed, space, boxOf(boxed, space), drawings, this::addBoxed);
      case Scene.Words words -> addWords(words, space, drawings);
      case Scene.Picture picture -> addPicture(picture, Fitting.of(Adapter.FIT), space, drawings);
    }
  }

  private void addSeen(List<Scene> scenes, Space space, List<Drawing> drawings) {
    scenes.stream().filter(this::isSeen).forEach(scene -> add(scene, space, drawings));
  }

  /// Clips hold their first frame before their time and their last one after it.
  boolean isSeen(Scene scene) {
    boolean isClip =
        scene instanceof Scene.Picture picture && picture.media() instanceof Media.Video;
    return isClip || scene.span().holds(time);
  }

  /// Moves a node about the middle of its box, and filters what it draws.
  private <S extends Scene> void treat(
      S scene, Space space, Box box, List<Drawing> drawings, Adding<S> adding) {
    Treated treated = scene.treated();
    Affine movement = new Movement(space, box).at(treated.animators(), time);
    Space moved = movement.equals(Affine.NONE)
        ? space
        : space.moved(movement.about(
            space.x(box.left() + box.width() / 2), space.y(box.top() + box.height() / 2)));
    if (treated.filters().isEmpty()) {
      adding.add(scene, moved, drawings);
      return;
    }
    Chain chain = filters.chain(treated.filters(), Setting.NODE);
    if (chain.opacity() > 0) {
      var own = new ArrayList<Drawing>();
      adding.add(scene, moved, own);
      drawings.addAll(filtered(own, chain));
    }
  }

  private static List<Drawing> filtered(List<Drawing> own, Chain chain) {
    if (own.isEmpty() || (chain.steps().isEmpty() && chain.opacity() == 1)) {
      return own;
    }
    // One plane alone is as see-through as the picture of it would be.
    return chain.steps().isEmpty() && own.size() == 1 && own.getFirst() instanceof Plane plane
        ? List.of(plane.faded(chain.opacity()))
        : List.of(new Drawing.Group(own, chain.steps(), chain.opacity()));
  }

  private void addLayers(Scene.Layers layers, Space space, List<Drawing> drawings) {
    Space seen = layers.viewer().map(viewer -> seen(viewer, space)).orElse(space);
    if (layers.aspect().isEmpty()) {
      addSiblings(layers.scenes(), seen, drawings);
      return;
    }
    double aspect = layers.aspect().get();
    Box box = new AdapterView(
            Adapter.FIT, SceneNode.Sense.POSITIVE, aspect, space.screen().aspect())
        .boxIn(space.screen());
    Space own = Space.of(PicturePlan.pixels(box.width()), PicturePlan.pixels(box.height()));
    var inside = new ArrayList<Drawing>();
    addSiblings(layers.scenes(), own, inside);
    drawings.add(nested(inside, own, space.place(box)));
  }

  private static Plane nested(List<Drawing> inside, Space own, Place place) {
    return Plane.of(new Nested(inside, (int) own.width(), (int) own.height()), place);
  }

  /// Source: sections 4 and 14: what moves the viewer moves everything the other way.
  private Space seen(Scene.Viewer viewer, Space space) {
    Affine moved =
        new Movement(space, space.screen()).at(viewer.animators(), time).inverse();
    return space.seenFrom(viewer.isRelative() ? moved.after(space.view()) : moved);
  }

  /// Those that ask for depth are drawn together, where the first of them stands.
  private void addSiblings(List<Scene> scenes, Space space, List<Drawing> drawings) {
    List<Scene> seen = scenes.stream().filter(this::isSeen).toList();
    if (seen.stream().filter(Take::isDeep).count() < 2) {
      seen.forEach(scene -> add(scene, space, drawings));
      return;
    }
    var deep = new ArrayList<Drawing>();
    int place = -1;
    for (Scene scene : seen) {
      if (isDeep(scene)) {
        place = place < 0 ? drawings.size() : place;
        add(scene, space.keepingDepth(), deep);
      } else {
        add(scene, space, drawings);
      }
    }
    drawings.add(place, new Drawing.Deep(deep));
  }

  private static boolean isDeep(Scene scene) {
    return switch (scene) {
      case Scene.Shown shown -> shown.effect().isDeep();
      case Scene.Boxed boxed -> boxed.overlay().isDeep();
      case Scene.Ball ball -> ball.sphere().isDeep();
      case Scene.Words words -> words.text().isDeep();
      case Scene.Row _, Scene.Layers _, Scene.Picture _ -> false;
    };
  }

  private void addRow(Scene.Row row, Space space, List<Drawing> drawings) {
    for (Scene.Join join : row.joins()) {
      if (join.span().holds(time)) {
        var contents = new ArrayList<Drawing>();
        addSeen(join.contents(), space, contents);
        drawings.add(new Drawing.Mixed(
            join.transition(),
            eased(join.transition().type(), join.span().progressAt(time)),
            of(row.scenes().get(join.before()), space),
            of(row.scenes().get(join.before() + 1), space),
            contents));
        return;
      }
    }
    addSeen(row.scenes(), space, drawings);
  }

  /// What moves begins and ends slowly; to mix evenly is what a crossfade is.
  private static double eased(Transition.Type type, double p) {
    return EVEN.contains(type) ? p : Easing.smooth(p);
  }

  void addPicture(Scene.Picture picture, Fitting fitting, Space space, List<Drawing> drawings) {
    add(pictures.piece(picture, fitting, space.screen()), space, drawings);
  }

  private static void add(Piece piece, Space space, List<Drawing> drawings) {
    if (piece.opacity() > 0) {
      drawings.add(new Plane(
          piece.source(), piece.view(), space.place(piece.box()), piece.detail(), piece.opacity()));
    }
  }

  private Box boxOf(Scene.Boxed boxed, Space space) {
    return boxed.contents().isEmpty()
        ? space.screen()
        : boxOf(boxed, boxed.contents().getFirst(), space);
  }

  private Box boxOf(Scene.Boxed boxed, Scene content, Space space) {
    Placement placement = boxed.overlay().placement();
    Optional<Double> aspect = content instanceof Scene.Picture picture
        ? pictures.aspectOf(picture)
        : Optional.of(space.screen().aspect());
    return new PlacementRule(space.screen()).boxOf(placement, aspect);
  }

  private void addBoxed(Scene.Boxed boxed, Space space, List<Drawing> drawings) {
    for (Scene content : boxed.contents()) {
      Box box = boxOf(boxed, content, space);
      if (!isSeen(content) || box.width() <= 0 || box.height() <= 0) {
        continue;
      }
      if (content instanceof Scene.Picture picture) {
        add(pictures.piece(picture, Fitting.of(Adapter.NONE), box), space, drawings);
      } else if (box.equals(space.screen())) {
        add(content, space, drawings);
      } else {
        Space own = Space.of(PicturePlan.pixels(box.width()), PicturePlan.pixels(box.height()));
        drawings.add(nested(of(content, own), own, space.place(box)));
      }
    }
  }

  private void addBall(Scene.Ball ball, Space space, List<Drawing> drawings) {
    SceneNode.Sphere sphere = ball.sphere();
    Affine shape = space
        .view()
        .after(space.model())
        .after(Affine.shift(sphere.x(), sphere.y(), sphere.z()))
        .after(Affine.scale(sphere.radius(), sphere.radius(), sphere.radius()));
    for (Scene content : ball.contents()) {
      if (isSeen(content)) {
        Piece base = effects.base(content, Fitting.of(Adapter.NONE), space);
        drawings.add(new Drawing.Ball(around(base, space.screen()), shape, space, base.opacity()));
      }
    }
  }

  /// All of its screen lies around a ball, even where a picture fills only a part of it.
  private static Drawing.Source around(Piece base, Box screen) {
    if (base.view().equals(View.WHOLE) && base.box().equals(screen)) {
      return base.source();
    }
    var opaque = new Piece(base.source(), base.view(), base.box(), base.detail(), 1);
    return PicturePlan.nested(opaque, screen);
  }

  private void addWords(Scene.Words words, Space space, List<Drawing> drawings) {
    if (words.text().words().isEmpty()) {
      return;
    }
    Drawing.Words source = texts.words(
        words.text(), space.screen(), filters.styles(words.treated()), words.span(), time);
    TextPlan.Layout layout = texts.layout(source);
    if (layout.area().width() > 0) {
      treat(
          words,
          space,
          layout.box(),
          drawings,
          (_, moved, own) -> own.add(Plane.of(source, moved.place(layout.area()))));
    }
  }

  /// Plans one kind of scene on a screen that has moved already.
  @FunctionalInterface
  private interface Adding<S extends Scene> {
    void add(S scene, Space space, List<Drawing> drawings);
  }
}
