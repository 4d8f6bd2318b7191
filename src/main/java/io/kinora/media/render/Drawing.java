package io.kinora.media.render;

import io.kinora.media.render.filter.FilterStep;
import io.kinora.media.sxml.Colour;
import io.kinora.media.sxml.Media;
import io.kinora.media.sxml.SceneNode;
import io.kinora.media.sxml.Transition;
import java.util.List;
import java.util.Optional;

/// One thing to draw on a frame. A frame is a list of them, the first at the back; equal lists give
/// equal frames.
sealed interface Drawing {

  /// A flat picture of whatever kind.
  ///
  /// @param view what of it is shown
  /// @param place where its view goes
  /// @param detail how large it is needed
  /// @param opacity 0 to 1
  record Plane(Source source, View view, Place place, Detail detail, double opacity)
      implements Drawing {

    /// At its own size and opaque.
    static Plane of(Source source, Place place) {
      return new Plane(source, View.WHOLE, place, Detail.NONE, 1);
    }

    Plane faded(double by) {
      return new Plane(source, view, place, detail, opacity * by);
    }
  }

  /// Things that are drawn by themselves, filtered together, and then shown.
  record Group(List<Drawing> drawings, List<Step> steps, double opacity) implements Drawing {
    public Group {
      drawings = List.copyOf(drawings);
      steps = List.copyOf(steps);
    }
  }

  /// A ball with a picture around it, whose middle is in front.
  ///
  /// @param shape moves a ball of radius 1 in the middle of the screen to where it is, as seen by
  ///     the viewer
  record Ball(Source source, Affine shape, Space space, double opacity) implements Drawing {

    /// Around a ball goes more than one sees of it.
    Plane unrolled() {
      double width = 2 * space.width();
      return new Plane(source, View.WHOLE, space.screen(), new Detail(width, width), opacity);
    }
  }

  /// Things of which the nearer hides the farther, wherever they cross.
  record Deep(List<Drawing> drawings) implements Drawing {
    public Deep {
      drawings = List.copyOf(drawings);
    }
  }

  /// Two scenes on their way from one to the other.
  ///
  /// @param progress 0 shows `before` alone, 1 would show `after` alone
  /// @param contents what a custom transition draws
  record Mixed(
      Transition transition,
      double progress,
      List<Drawing> before,
      List<Drawing> after,
      List<Drawing> contents)
      implements Drawing {
    public Mixed {
      before = List.copyOf(before);
      after = List.copyOf(after);
      contents = List.copyOf(contents);
    }
  }

  /// A filter at work.
  record Step(FilterStep filter, Optional<Input> input) {}

  /// The second input of a filter.
  ///
  /// @param isItself whether it is the picture that is filtered; the `scene` is empty then
  /// @param scene stretched over the picture
  record Input(boolean isItself, Nested scene, List<Step> steps) {
    public Input {
      steps = List.copyOf(steps);
    }
  }

  /// Where pixels come from.
  sealed interface Source {}

  /// A picture from a file.
  record Still(String filename) implements Source {}

  /// A frame of a clip.
  ///
  /// @param firstNanos where in the file the frame with index 0 is
  /// @param between what is seen between two frames of the file
  /// @param index counted in frames of the film, from the first one that shows the clip
  record ClipFrame(String filename, long firstNanos, double speed, Between between, long index)
      implements Source {

    /// The earlier of two frames, or both mixed by how near they are.
    enum Between {
      HELD,
      BLENDED
    }
  }

  /// A plain colour.
  record Plain(Colour colour) implements Source {}

  /// Words with all that is painted with them.
  ///
  /// @param screen on which they are laid out
  /// @param styles their distance filters, with values of the moment
  /// @param seconds since they began, as far as it changes anything
  /// @param length of their time, alike
  record Words(
      SceneNode.Text text, Box screen, List<Lettering.Filter> styles, double seconds, double length)
      implements Source {
    public Words {
      styles = List.copyOf(styles);
    }
  }

  /// The ground of a map, with a net of lines where it is known what it shows.
  record Chart(Optional<Mercator> net, int width, int height) implements Source {}

  /// The pins of a map, on nothing.
  record Pins(Mercator view, List<Media.Map.Spot> places) implements Source {
    public Pins {
      places = List.copyOf(places);
    }
  }

  /// A scene on a screen of its own, in whole pixels.
  record Nested(List<Drawing> drawings, int width, int height) implements Source {
    public Nested {
      drawings = List.copyOf(drawings);
    }
  }

  /// Something filtered before it is fitted into anything.
  ///
  /// @param detail how large the unfiltered picture is needed
  record Filtered(Source source, Detail detail, List<Step> steps) implements Source {
    public Filtered {
      steps = List.copyOf(steps);
    }
  }

  /// A neighbour of the transition that is drawn.
  record Neighbour(boolean isNext) implements Source {}

  /// A part of a picture, in shares of its upright width and height.
  record View(double left, double top, double width, double height) {
    static final View WHOLE = new View(0, 0, 1, 1);

    /// The part of this part.
    View part(double x, double y, double partWidth, double partHeight) {
      return new View(left + x * width, top + y * height, partWidth * width, partHeight * height);
    }
  }

  /// How many pixels wide the whole picture is needed, over all the time that it is shown.
  record Detail(double widthMin, double widthMax) {
    /// For what has a size of its own.
    static final Detail NONE = new Detail(0, 0);
  }
}
