package io.kinora.media.render;

import io.kinora.media.sxml.Placement;
import io.kinora.media.sxml.Placement.Axis;
import io.kinora.media.sxml.SceneNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where the box of a zone lies, and where its lines are broken. Source: the film language,
/// sections
/// 5 and 9.2.
///
/// @param text a zone
/// @param lines measures its words
/// @param screen the output, or the box of an overlay around it
record ZonePlacing(SceneNode.Text text, TextLines lines, Box screen) {

  /// How exactly the largest letters are looked for: halved so often.
  private static final int HALVINGS = 24;

  Box box() {
    Placement placement = text.placement();
    if (placement.equals(Placement.OPEN)) {
      return screen;
    }
    Optional<Double> size = givenSize();
    if (size.isPresent() && !text.style().setting().wraps()) {
      placement = withOwnSize(placement, size.get());
    }
    Box box = new PlacementRule(screen).boxOf(placement, aspect());
    boolean isWidthGiven = text.placement().horizontal().size().isPresent();
    double widest = free(text.placement().horizontal());
    return isWidthGiven || box.width() <= widest * screen.width() * 1.000_001
        ? box
        : shrunk(placement, widest);
  }

  /// Text that is broken has no shape of its own: it fills what is left of the screen.
  private Optional<Double> aspect() {
    return text.style().setting().wraps()
        ? Optional.empty()
        : Optional.of(ownWidth() / ownHeight());
  }

  private double ownWidth() {
    return lines.width(text.words().lines().toList());
  }

  private double ownHeight() {
    return lines.height((int) text.words().lines().count());
  }

  /// The box of a text of a given size is its own where nothing else is said.
  private Placement withOwnSize(Placement placement, double size) {
    return new Placement(
        withSize(placement.horizontal(), size * ownWidth() / screen.width()),
        withSize(placement.vertical(), size * ownHeight() / screen.height()));
  }

  private static Axis withSize(Axis axis, double size) {
    boolean isKnown =
        axis.size().isPresent() || (axis.start().isPresent() && axis.end().isPresent());
    return isKnown ? axis : new Axis(axis.start(), axis.end(), Optional.of(size));
  }

  /// A text that would be wider than the screen less its margins.
  private Box shrunk(Placement placement, double width) {
    Axis across = placement.horizontal();
    Axis down = placement.vertical();
    double height = width * screen.aspect() / (ownWidth() / ownHeight());
    return new PlacementRule(screen)
        .boxOf(
            new Placement(
                new Axis(across.start(), across.end(), Optional.of(width)),
                new Axis(down.start(), down.end(), Optional.of(height))),
            Optional.empty());
  }

  private static double free(Axis axis) {
    return Math.max(0.001, 1 - axis.start().orElse(0.0) - axis.end().orElse(0.0));
  }

  private Optional<Double> givenSize() {
    return text.style().size().map(size -> size * screen.height() / TextLines.SIZE_PARTS);
  }

  /// The size of the letters where the film gives it: less where a line would leave the screen.
  Optional<Double> size(List<String> words) {
    boolean isAcross = text.style().running().direction().isAcross();
    double widest = free(text.placement().horizontal()) * screen.width() / lines.width(words);
    return givenSize().map(size -> isAcross ? size : Math.min(size, widest));
  }

  /// The lines, broken where the text wants it.
  List<String> words(Box box) {
    List<String> given = text.words().lines().toList();
    if (!text.style().setting().wraps() || box.width() <= 0 || box.height() <= 0) {
      return given;
    }
    List<List<String>> pieces = given.stream().map(LineBreaks::pieces).toList();
    return givenSize()
        .map(size -> broken(pieces, box.width() / size))
        .orElseGet(() -> broken(pieces, box.width() / largest(pieces, box)));
  }

  /// The largest letters with which all lines fit into the box.
  private double largest(List<List<String>> pieces, Box box) {
    double longest = pieces.stream()
        .flatMap(List::stream)
        .mapToDouble(piece -> lines.advance(piece.stripTrailing()))
        .max()
        .orElse(0);
    double low = 0;
    double high =
        Math.min(box.height() / lines.height(pieces.size()), box.width() / Math.max(0.01, longest));
    for (int time = 0; time < HALVINGS; time++) {
      double middle = time == 0 ? high : (low + high) / 2;
      int count = broken(pieces, box.width() / middle).size();
      if (lines.height(count) * middle <= box.height()) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low > 0 ? low : high;
  }

  /// @param width in letters of size 1
  private List<String> broken(List<List<String>> pieces, double width) {
    var broken = new ArrayList<String>();
    for (List<String> line : pieces) {
      var words = new StringBuilder();
      double used = 0;
      for (String piece : line) {
        double own = lines.advance(piece.stripTrailing());
        if (!words.isEmpty() && used + own > width * 1.000_001) {
          broken.add(words.toString().stripTrailing());
          words.setLength(0);
          used = 0;
        }
        words.append(piece);
        used += lines.advance(piece);
      }
      broken.add(words.toString().stripTrailing());
    }
    return broken;
  }
}
