package io.kinora.media.sxml;

import java.util.List;

/// A film definition that was read and found right.
///
/// @param body what is played
/// @param warnings what was found odd, in document order
public record Film(SceneNode.Sequence body, List<Problem> warnings) {

  public Film {
    warnings = List.copyOf(warnings);
  }
}
