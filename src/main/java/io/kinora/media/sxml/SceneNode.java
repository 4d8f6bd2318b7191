package io.kinora.media.sxml;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A node of the film's tree that has a time of its own. Source: the film language, section 2.2.
public sealed interface SceneNode extends Content, Step {

  Timing timing();

  /// Plays its steps one after the other.
  record Sequence(Timing timing, List<Step> steps) implements SceneNode {
    public Sequence {
      steps = List.copyOf(steps);
    }
  }

  /// Plays its children together, the first at the back.
  record Stack(Timing timing, List<SceneNode> children) implements SceneNode {
    public Stack {
      children = List.copyOf(children);
    }
  }

  /// Turns pictures or clips into a full-screen scene.
  ///
  /// @param timeOffset added to the local time before movements are computed
  /// @param contents at least one, each for an equal share of the time
  record Effect(
      Timing timing,
      EffectType type,
      Adapter adapter,
      Sense sense,
      Duration timeOffset,
      List<Content> contents)
      implements SceneNode {
    public Effect {
      contents = List.copyOf(contents);
    }
  }

  /// Pictures, clips or scenes in a box.
  record Overlay(Timing timing, Placement placement, List<Content> contents) implements SceneNode {
    public Overlay {
      contents = List.copyOf(contents);
    }
  }

  /// Words on the screen; none is an empty box.
  record Text(Timing timing, Placement placement, TextStyle style, String words)
      implements SceneNode {}

  /// A sound.
  ///
  /// @param ducking what it does to others, if it is a master
  record Audio(
      Timing timing,
      SoundSource source,
      Playback playback,
      Loudness loudness,
      Optional<Ducking> ducking,
      Position at)
      implements SceneNode {}

  /// How loud a sound is.
  ///
  /// @param volume factor, 0 to 10
  /// @param fadeIn how long it grows at its start, evenly
  /// @param fadeOut how long it goes down at its end
  record Loudness(double volume, Duration fadeIn, Duration fadeOut) {}

  /// The look of an effect that is drawn. Others of the language fall back to one of these with a
  /// warning. Source: section 7.2.
  enum EffectType {
    NONE,
    KENBURNS,
    SLIDING
  }

  /// How a picture of one shape is shown in a box of another. Source: section 7.1.
  enum Adapter {
    NONE,
    FIT,
    FIXED,
    PANORAMIC,
    ZOOM,
    KENBURNS
  }

  /// Which way an adapter moves.
  enum Sense {
    POSITIVE,
    NEGATIVE
  }
}
