package io.kinora.media.sxml;

import java.util.List;

/// Changes the pixels of a node, a picture or a clip. Source: the film language, section 11.
///
/// @param offsetSeconds added to its own time before anything is computed
/// @param values its parameters at rest
/// @param animators that change them
/// @param contents its second input, if it has any
/// @param inner filters of the second input; without contents, of the picture itself
public record Filter(
    FilterType type,
    Timing timing,
    double offsetSeconds,
    Values values,
    List<Animator> animators,
    List<Content> contents,
    List<Filter> inner,
    Position at) {

  public Filter {
    animators = List.copyOf(animators);
    contents = List.copyOf(contents);
    inner = List.copyOf(inner);
  }
}
