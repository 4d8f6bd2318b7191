package io.kinora.media.sxml;

import io.kinora.media.sxml.Animator.Heading;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A node of the film's tree that has a time of its own. Source: the film language, section 2.2.
public sealed interface SceneNode extends Content, Step {

  Timing timing();

  /// What is done to it beside its time; a sound has nothing of that.
  default Treatment treatment() {
    return Treatment.NONE;
  }

  /// Plays its steps one after the other.
  record Sequence(Timing timing, Treatment treatment, List<Step> steps) implements SceneNode {
    public Sequence {
      steps = List.copyOf(steps);
    }
  }

  /// Plays its children together, the first at the back.
  ///
  /// @param aspect of its own screen, width by height, where it is not that of its parent
  record Stack(
      Timing timing,
      Treatment treatment,
      List<SceneNode> children,
      Optional<Double> aspect,
      Optional<Camera> camera)
      implements SceneNode {
    public Stack {
      children = List.copyOf(children);
    }
  }

  /// Turns pictures or clips into a full-screen scene.
  ///
  /// @param timeOffset added to the local time before movements are computed
  /// @param pan which way the finished scene drifts, if it does
  /// @param contents at least one, each for an equal share of the time
  /// @param isDeep whether it is hidden by nearer siblings, not by later ones
  record Effect(
      Timing timing,
      Treatment treatment,
      EffectType type,
      Adapter adapter,
      Sense sense,
      Duration timeOffset,
      Optional<Heading> pan,
      List<Content> contents,
      boolean isDeep)
      implements SceneNode {
    public Effect {
      contents = List.copyOf(contents);
    }
  }

  /// Pictures, clips or scenes in a box.
  record Overlay(
      Timing timing,
      Treatment treatment,
      Placement placement,
      List<Content> contents,
      boolean isDeep)
      implements SceneNode {
    public Overlay {
      contents = List.copyOf(contents);
    }
  }

  /// Words on the screen; none is an empty box.
  record Text(
      Timing timing,
      Treatment treatment,
      Placement placement,
      TextStyle style,
      String words,
      boolean isDeep)
      implements SceneNode {}

  /// Pictures, clips or scenes around a ball.
  ///
  /// @param x of its middle, to the right; the others alike, `z` toward the viewer
  record Sphere(
      Timing timing,
      Treatment treatment,
      double radius,
      double x,
      double y,
      double z,
      List<Content> contents,
      boolean isDeep)
      implements SceneNode {
    public Sphere {
      contents = List.copyOf(contents);
    }
  }

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

  /// The look of an effect. Source: section 7.2.
  enum EffectType {
    NONE,
    KENBURNS,
    EXPLODE,
    FLOWER,
    PANEL,
    RECTANGLES,
    SLICE,
    DIVING,
    ROTATOR,
    SLIDING,
    SQUARE;

    /// Tells whether several pictures share its time.
    public boolean isOfMany() {
      return this == DIVING || this == ROTATOR || this == SLIDING || this == SQUARE;
    }
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
