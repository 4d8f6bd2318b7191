package io.kinora.media.render;

import io.kinora.media.sxml.Colour;
import io.kinora.media.sxml.SceneNode;
import io.kinora.media.sxml.Transition;
import java.util.List;

/// One thing to draw on a frame. A frame is a list of them, the first at the back; equal lists give
/// equal frames.
sealed interface Drawing {

  /// A picture or one frame of a clip.
  ///
  /// @param view what of it is shown
  /// @param box where its view goes
  /// @param detail how large it is needed
  record Picture(Source source, View view, Box box, Detail detail) implements Drawing {}

  /// A plain colour.
  record Plain(Colour colour, Box box) implements Drawing {}

  /// Words, laid out inside a screen.
  record Words(SceneNode.Text text, Box screen) implements Drawing {}

  /// Two scenes on their way from one to the other.
  ///
  /// @param progress 0 shows `before` alone, 1 would show `after` alone
  record Mixed(
      Transition.Type type,
      Transition.Direction direction,
      double progress,
      List<Drawing> before,
      List<Drawing> after)
      implements Drawing {
    public Mixed {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }

  /// Where pixels come from.
  sealed interface Source {
    String filename();
  }

  /// A picture from a file.
  record Still(String filename) implements Source {}

  /// A frame of a clip.
  ///
  /// @param firstNanos where in the file the frame with index 0 is
  /// @param index counted in frames of the film, from the first one that shows the clip
  record ClipFrame(String filename, long firstNanos, double speed, long index) implements Source {}

  /// A part of a picture, in shares of its upright width and height.
  record View(double left, double top, double width, double height) {
    static final View WHOLE = new View(0, 0, 1, 1);
  }

  /// How many pixels wide the whole picture is needed, over all the time that it is shown.
  record Detail(double widthMin, double widthMax) {}
}
