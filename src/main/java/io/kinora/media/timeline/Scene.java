package io.kinora.media.timeline;

import io.kinora.media.sxml.Media;
import io.kinora.media.sxml.SceneNode;
import io.kinora.media.sxml.Transition;
import java.util.List;
import java.util.Optional;

/// A part of the film that is seen, with its time.
public sealed interface Scene {

  /// When it is seen; times count from the start of the film.
  Span span();

  /// What is done to it.
  Treated treated();

  /// Scenes one after the other.
  ///
  /// @param joins where two of them overlap, in order; each between neighbours
  record Row(Span span, Treated treated, List<Scene> scenes, List<Join> joins) implements Scene {
    public Row {
      scenes = List.copyOf(scenes);
      joins = List.copyOf(joins);
    }
  }

  /// Two scenes that overlap.
  ///
  /// @param span the whole overlap
  /// @param before index of the outgoing scene in its row; the incoming one is the next
  /// @param contents what a custom transition draws
  record Join(Span span, Transition transition, int before, List<Scene> contents) {
    public Join {
      contents = List.copyOf(contents);
    }
  }

  /// Scenes above each other, the first at the back.
  ///
  /// @param aspect of their screen, where it is one of their own
  /// @param viewer from where they are seen, where it is not the usual place
  record Layers(
      Span span,
      Treated treated,
      Optional<Double> aspect,
      Optional<Viewer> viewer,
      List<Scene> scenes)
      implements Scene {
    public Layers {
      scenes = List.copyOf(scenes);
    }
  }

  /// The camera of some layers.
  ///
  /// @param isRelative whether it moves on from where the viewer stands
  record Viewer(boolean isRelative, List<Treated.Moving> animators) {
    public Viewer {
      animators = List.copyOf(animators);
    }
  }

  /// An effect with what it shows.
  ///
  /// @param contents each with its share of the time
  record Shown(Span span, Treated treated, SceneNode.Effect effect, List<Scene> contents)
      implements Scene {
    public Shown {
      contents = List.copyOf(contents);
    }
  }

  /// A box with what it shows.
  record Boxed(Span span, Treated treated, SceneNode.Overlay overlay, List<Scene> contents)
      implements Scene {
    public Boxed {
      contents = List.copyOf(contents);
    }
  }

  /// A ball with what lies around it.
  record Ball(Span span, Treated treated, SceneNode.Sphere sphere, List<Scene> contents)
      implements Scene {
    public Ball {
      contents = List.copyOf(contents);
    }
  }

  /// Words.
  record Words(Span span, Treated treated, SceneNode.Text text) implements Scene {}

  /// A picture or clip inside an effect or a box.
  record Picture(Span span, Treated treated, Media media) implements Scene {}
}
