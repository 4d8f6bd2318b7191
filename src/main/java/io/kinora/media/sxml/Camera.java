package io.kinora.media.sxml;

import java.util.List;

/// Moves the viewer of a stack. Source: the film language, section 14.
///
/// @param isRelative whether it moves on from where the viewer stands
public record Camera(Timing timing, boolean isRelative, List<Animator> animators) {

  public Camera {
    animators = List.copyOf(animators);
  }
}
