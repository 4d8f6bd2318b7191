package io.kinora.media.sxml;

import java.util.List;

/// A film definition that was read and found right.
///
/// @param body what is played
/// @param at where it begins in its document
/// @param warnings what was found odd, in document order
public record Film(SceneNode.Sequence body, Position at, List<Problem> warnings) {

  public Film {
    warnings = List.copyOf(warnings);
  }
}
