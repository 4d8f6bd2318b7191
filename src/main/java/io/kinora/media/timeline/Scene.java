package io.kinora.media.timeline;

import io.kinora.media.sxml.Media;
import io.kinora.media.sxml.SceneNode;
import io.kinora.media.sxml.Transition;
import java.util.List;

/// A part of the film that is seen, with its time.
public sealed interface Scene {

  /// When it is seen; times count from the start of the film.
  Span span();

  /// Scenes one after the other.
  ///
  /// @param joins where two of them overlap, in order; each between neighbours
  record Row(Span span, List<Scene> scenes, List<Join> joins) implements Scene {
    public Row {
      scenes = List.copyOf(scenes);
      joins = List.copyOf(joins);
    }
  }

  /// Two scenes that overlap.
  ///
  /// @param span the whole overlap
  /// @param before index of the outgoing scene in its row; the incoming one is the next
  record Join(Span span, Transition transition, int before) {}

  /// Scenes above each other, the first at the back.
  record Layers(Span span, List<Scene> scenes) implements Scene {
    public Layers {
      scenes = List.copyOf(scenes);
    }
  }

  /// An effect with what it shows.
  ///
  /// @param contents each with its share of the time
  record Shown(Span span, SceneNode.Effect effect, List<Scene> contents) implements Scene {
    public Shown {
      contents = List.copyOf(contents);
    }
  }

  /// A box with what it shows.
  record Boxed(Span span, SceneNode.Overlay overlay, List<Scene> contents) implements Scene {
    public Boxed {
      contents = List.copyOf(contents);
    }
  }

  /// Words.
  record Words(Span span, SceneNode.Text text) implements Scene {}

  /// A picture or clip inside an effect or a box.
  record Picture(Span span, Media media) implements Scene {}
}
