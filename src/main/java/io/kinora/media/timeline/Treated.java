package io.kinora.media.timeline;

import io.kinora.media.sxml.Animator;
import io.kinora.media.sxml.Filter;
import java.util.List;

/// The filters and movements of a scene, with their times.
public record Treated(List<Filtering> filters, List<Moving> animators) {

  public static final Treated NONE = new Treated(List.of(), List.of());

  public Treated {
    filters = List.copyOf(filters);
    animators = List.copyOf(animators);
  }

  /// A filter with its time.
  ///
  /// @param isLimited whether the document gave it a time of its own
  /// @param input its second input, if it has any
  /// @param inner filters of the second input
  /// @param animators of its parameters
  public record Filtering(
      Filter filter,
      Span span,
      boolean isLimited,
      List<Scene> input,
      List<Filtering> inner,
      List<Moving> animators) {
    public Filtering {
      input = List.copyOf(input);
      inner = List.copyOf(inner);
      animators = List.copyOf(animators);
    }
  }

  /// An animator with its time.
  public record Moving(Animator animator, Span span) {}
}
