package io.kinora.media.render;

import io.kinora.media.profile.FrameRate;
import io.kinora.media.render.Drawing.ClipFrame;
import io.kinora.media.render.Drawing.Detail;
import io.kinora.media.render.Drawing.Source;
import io.kinora.media.render.Drawing.Still;
import io.kinora.media.render.Drawing.View;
import io.kinora.media.sxml.Media;
import io.kinora.media.sxml.SceneNode;
import io.kinora.media.sxml.SceneNode.Adapter;
import io.kinora.media.sxml.SceneNode.Sense;
import io.kinora.media.timeline.Scene;
import io.kinora.media.timeline.Span;
import io.kinora.media.timeline.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Plans frames: what is drawn where. Pure; draws nothing. Thread-safe.
final class Director {

  /// Source: the film language, section 7.2, sliding.
  private static final double SLIDE_DISTANCE = 1.05;

  private static final double SLIDE_SHARE = 0.3;

  private final Timeline timeline;
  private final Map<String, MediaSize> sizes;
  private final Box screen;
  private final FrameRate rate;

  /// @param sizes of all pictures and clips of the film, by file name
  Director(Timeline timeline, Map<String, MediaSize> sizes, Box screen, FrameRate rate) {
    this.timeline = timeline;
    this.sizes = Map.copyOf(sizes);
    this.screen = screen;
    this.rate = rate;
  }

  long frameCount() {
    return rate.countIn(timeline.length());
  }

  List<Drawing> drawingsAt(long frameIndex) {
    return new Take(frameIndex).of(timeline.scene(), screen);
  }

  /// One frame while it is planned.
  private final class Take {
    private final long frameIndex;
    private final Duration time;

    Take(long frameIndex) {
      this.frameIndex = frameIndex;
      this.time = rate.timeOf(frameIndex);
    }

    private List<Drawing> of(Scene scene, Box screen) {
      var drawings = new ArrayList<Drawing>();
      add(scene, screen, drawings);
      return drawings;
    }

    private void add(Scene scene, Box screen, List<Drawing> drawings) {
      switch (scene) {
        case Scene.Row row -> addRow(row, screen, drawings);
        case Scene.Layers layers -> addSeen(layers.scenes(), screen, drawings);
        case Scene.Shown shown -> addEffect(shown, screen, drawings);
        case Scene.Boxed boxed -> addBoxed(boxed, screen, drawings);
        case Scene.Words words -> drawings.add(new Drawing.Words(words.text(), screen));
        case Scene.Picture picture ->
          drawings.add(picture(picture, Adapter.FIT, Sense.POSITIVE, 0, screen));
      }
    }

    private void addSeen(List<Scene> scenes, Box screen, List<Drawing> drawings) {
      scenes.stream()
          .filter(scene -> scene.span().holds(time))
          .forEach(scene -> add(scene, screen, drawings));
    }

    private void addRow(Scene.Row row, Box screen, List<Drawing> drawings) {
      for (Scene.Join join : row.joins()) {
        if (join.span().holds(time)) {
          drawings.add(new Drawing.Mixed(
              join.transition().type(),
              join.transition().direction(),
              join.span().progressAt(time),
              of(row.scenes().get(join.before()), screen),
              of(row.scenes().get(join.before() + 1), screen)));
          return;
        }
      }
      addSeen(row.scenes(), screen, drawings);
    }

    private void addEffect(Scene.Shown shown, Box screen, List<Drawing> drawings) {
      if (shown.effect().type() == SceneNode.EffectType.SLIDING) {
        addSliding(shown, screen, drawings);
        return;
      }
      double progress = progress(shown);
      for (Scene content : shown.contents()) {
        if (content instanceof Scene.Picture picture) {
          if (isSeen(picture)) {
            drawings.add(picture(
                picture, shown.effect().adapter(), shown.effect().sense(), progress, screen));
          }
        } else {
          addSeen(List.of(content), screen, drawings);
        }
      }
    }

    /// Clips hold their first frame before their time and their last one after it.
    private boolean isSeen(Scene.Picture picture) {
      return picture.media() instanceof Media.Video || picture.span().holds(time);
    }

    private double progress(Scene.Shown shown) {
      Duration offset = shown.effect().timeOffset();
      return shown.span().progressAt(time.plus(offset));
    }

    private void addSliding(Scene.Shown shown, Box screen, List<Drawing> drawings) {
      int count = shown.contents().size();
      double camera = cameraAt(progress(shown) * count, count);
      for (int index = 0; index < count; index++) {
        double x = (index - camera) * SLIDE_DISTANCE * screen.width();
        Box place = screen.movedBy(x, 0);
        if (place.meets(screen)) {
          addSlide(shown.contents().get(index), place, drawings);
        }
      }
    }

    private void addSlide(Scene content, Box place, List<Drawing> drawings) {
      if (content instanceof Scene.Picture picture) {
        drawings.add(picture(picture, Adapter.FIXED, Sense.POSITIVE, 0, place));
      } else {
        add(content, place, drawings);
      }
    }

    /// Rests on a picture, then moves on to the next one in the last part of its share.
    private double cameraAt(double position, int count) {
      int index = Math.min((int) position, count - 1);
      double rest = (position - index - (1 - SLIDE_SHARE)) / SLIDE_SHARE;
      return index == count - 1 ? index : index + eased(Math.clamp(rest, 0, 1));
    }

    private void addBoxed(Scene.Boxed boxed, Box screen, List<Drawing> drawings) {
      for (Scene content : boxed.contents()) {
        Box box =
            new PlacementRule(screen).boxOf(boxed.overlay().placement(), aspectOf(content, screen));
        if (content instanceof Scene.Picture picture) {
          if (isSeen(picture)) {
            drawings.add(picture(picture, Adapter.NONE, Sense.POSITIVE, 0, box));
          }
        } else {
          addSeen(List.of(content), box, drawings);
        }
      }
    }

    private Optional<Double> aspectOf(Scene content, Box screen) {
      if (content instanceof Scene.Picture(Span _, Media media)) {
        return switch (media) {
          case Media.Image image -> Optional.of(sizeOf(image.filename()).aspect());
          case Media.Video video -> Optional.of(sizeOf(video.filename()).aspect());
          case Media.Plain _ -> Optional.empty();
        };
      }
      return Optional.of(screen.aspect());
    }

    private Drawing picture(
        Scene.Picture picture, Adapter adapter, Sense sense, double progress, Box box) {
      return switch (picture.media()) {
        case Media.Plain plain -> new Drawing.Plain(plain.colour(), box);
        case Media.Image image ->
          picture(new Still(image.filename()), adapter, sense, progress, box);
        case Media.Video video ->
          picture(frameOf(video, picture.span()), adapter, sense, progress, box);
      };
    }

    private Drawing picture(Source source, Adapter adapter, Sense sense, double progress, Box box) {
      var views = new AdapterView(adapter, sense, sizeOf(source.filename()).aspect(), box.aspect());
      Box target = views.boxIn(box);
      return new Drawing.Picture(
          source,
          views.at(progress),
          target,
          new Detail(
              Math.min(detail(views.at(0), target), detail(views.at(1), target)),
              Math.max(detail(views.at(0), target), detail(views.at(1), target))));
    }

    /// Source: section 3.6: the nearest earlier frame at `skip + speed * local time`.
    private ClipFrame frameOf(Media.Video video, Span span) {
      long first = firstFrameAt(span.start());
      double late = rate.timeOf(first).minus(span.start()).toNanos();
      long firstNanos = video.skip().toNanos() + Math.round(late * video.speed());
      return new ClipFrame(
          video.filename(), firstNanos, video.speed(), Math.max(0, frameIndex - first));
    }

    private long firstFrameAt(Duration start) {
      long index = (long) Math.floor(start.toNanos() / 1e9 * rate.perSecond());
      while (rate.timeOf(index).compareTo(start) < 0) {
        index++;
      }
      return index;
    }
  }

  private MediaSize sizeOf(String filename) {
    MediaSize size = sizes.get(filename);
    if (size == null) {
      throw new IllegalStateException("was not probed: " + filename);
    }
    return size;
  }

  private static double detail(View view, Box box) {
    return box.width() / view.width();
  }

  private static double eased(double u) {
    return u * u * (3 - 2 * u);
  }
}
