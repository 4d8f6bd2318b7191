package io.kinora.media.timeline;

import io.kinora.media.sxml.Media;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The tree of a film with the time of each node, in document order; sounds come last. Source: the
/// film language, section 3.
public final class TimelineTree {

  private static final int WORDS_MAX = 40;

  /// A node with its time.
  ///
  /// @param depth how many nodes it stands in
  /// @param node what it is, such as `image a.png`
  public record Line(int depth, String node, Span span) {}

  private final List<Line> lines = new ArrayList<>();

  private TimelineTree() {}

  public static List<Line> of(Timeline timeline) {
    var tree = new TimelineTree();
    tree.add(timeline.scene(), 0);
    timeline
        .sounds()
        .forEach(sound -> tree.add(1, TimelineText.nameOf(sound.source()), sound.span()));
    return List.copyOf(tree.lines);
  }

  private void add(int depth, String node, Span span) {
    lines.add(new Line(depth, node, span));
  }

  private void add(Scene scene, int depth) {
    add(depth, depth == 0 ? "body" : nodeOf(scene), scene.span());
    switch (scene) {
      case Scene.Row row -> addRow(row, depth + 1);
      case Scene.Layers layers -> addAll(layers.scenes(), depth + 1);
      case Scene.Shown shown -> addAll(shown.contents(), depth + 1);
      case Scene.Boxed boxed -> addAll(boxed.contents(), depth + 1);
      case Scene.Ball ball -> addAll(ball.contents(), depth + 1);
      case Scene.Words _, Scene.Picture _ -> {}
    }
  }

  private void addAll(List<Scene> scenes, int depth) {
    scenes.forEach(scene -> add(scene, depth));
  }

  private void addRow(Scene.Row row, int depth) {
    int joinIndex = 0; // joins are in order, so that each is met once
    for (int index = 0; index < row.scenes().size(); index++) {
      add(row.scenes().get(index), depth);
      while (joinIndex < row.joins().size() && row.joins().get(joinIndex).before() == index) {
        Scene.Join join = row.joins().get(joinIndex);
        add(depth, "transition " + word(join.transition().type()), join.span());
        addAll(join.contents(), depth + 1);
        joinIndex++;
      }
    }
  }

  private static String nodeOf(Scene scene) {
    return switch (scene) {
      case Scene.Row _ -> "sequence";
      case Scene.Layers _ -> "stack";
      case Scene.Shown shown -> "effect " + word(shown.effect().type());
      case Scene.Boxed _ -> "overlay";
      case Scene.Ball _ -> "sphere";
      case Scene.Words words -> "text " + shortened(words.text().words());
      case Scene.Picture picture -> kindOf(picture.media()) + TimelineText.nameOf(picture.media());
    };
  }

  private static String kindOf(Media media) {
    return switch (media) {
      case Media.Image _, Media.Plain _, Media.Map _ -> "image ";
      case Media.Video _, Media.Neighbour _ -> "video ";
    };
  }

  private static String word(Enum<?> type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  private static String shortened(String words) {
    String line = words.replace('\n', ' ');
    return line.length() <= WORDS_MAX ? line : line.substring(0, WORDS_MAX) + "…";
  }
}
