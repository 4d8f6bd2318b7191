package io.kinora.media.sxml;

import java.util.List;

/// What is done to a node beside its time: filters and movements, each in document order.
public record Treatment(List<Filter> filters, List<Animator> animators) {

  public static final Treatment NONE = new Treatment(List.of(), List.of());

  public Treatment {
    filters = List.copyOf(filters);
    animators = List.copyOf(animators);
  }
}
