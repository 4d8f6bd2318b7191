package io.kinora.media.render;

import io.kinora.media.render.Drawing.Input;
import io.kinora.media.render.Drawing.Nested;
import io.kinora.media.render.Drawing.Step;
import io.kinora.media.render.filter.ColourStep;
import io.kinora.media.render.filter.FilterSteps;
import io.kinora.media.render.filter.Moment;
import io.kinora.media.render.filter.Setting;
import io.kinora.media.sxml.FilterType;
import io.kinora.media.sxml.Values;
import io.kinora.media.timeline.Scene;
import io.kinora.media.timeline.Treated;
import io.kinora.media.timeline.Treated.Filtering;
import io.kinora.media.timeline.Treated.Moving;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What filters do at one moment. Source: the film language, sections 3.5 and 11.
///
/// @param time in the film
/// @param frame its number
/// @param scenes plans the scenes inside a filter
record FilterPlan(Duration time, long frame, Function<List<Scene>, Nested> scenes) {

  /// Their values hold before and after their own time; all others act only inside it.
  private static final Set<FilterType> HELD = Set.of(FilterType.ALPHA, FilterType.GROW);

  private static final Set<FilterType> DISTANCES =
      Set.of(FilterType.DISTANCEMAP, FilterType.DISTANCECOLOR);

  /// What a chain of filters comes to at one moment.
  ///
  /// @param steps on pixels, in order
  /// @param opacity of what comes out of them: how much the filters of opacity at the end leave
  record Chain(List<Step> steps, double opacity) {

    Chain {
      steps = List.copyOf(steps);
    }

    /// Opacity at the end of a chain needs no pixels of its own.
    static Chain of(List<Step> steps) {
      int end = steps.size();
      double opacity = 1;
      while (end > 0 && steps.get(end - 1).filter() instanceof ColourStep.Opacity(double factor)) {
        opacity *= factor;
        end--;
      }
      return new Chain(steps.subList(0, end), opacity);
    }
  }

  /// What filters come to now.
  Chain chain(List<Filtering> filters, Setting setting) {
    return Chain.of(steps(filters, setting));
  }

  private List<Step> steps(List<Filtering> filters, Setting setting) {
    var steps = new ArrayList<Step>();
    for (Filtering filtering : filters) {
      if (acts(filtering)) {
        FilterSteps.of(filtering.filter().type(), values(filtering), moment(filtering), setting)
            .ifPresent(step -> steps.add(new Step(
                step,
                step.input().isPresent() ? Optional.of(input(filtering)) : Optional.empty())));
      }
    }
    return steps;
  }

  /// The distance filters of words.
  List<Lettering.Filter> styles(Treated treated) {
    return treated.filters().stream()
        .filter(it -> DISTANCES.contains(it.filter().type()) && acts(it))
        .map(it -> new Lettering.Filter(it.filter().type(), values(it)))
        .toList();
  }

  boolean acts(Filtering filtering) {
    return !filtering.isLimited()
        || HELD.contains(filtering.filter().type())
        || filtering.span().holds(time);
  }

  double progress(Filtering filtering) {
    return moment(filtering).progress();
  }

  private Moment moment(Filtering filtering) {
    Duration late = Duration.ofNanos(Math.round(filtering.filter().offsetSeconds() * 1e9));
    Duration now = time.plus(late);
    double seconds = now.minus(filtering.span().start()).toNanos() / 1e9;
    return new Moment(filtering.span().progressAt(now), seconds, frame);
  }

  /// Its parameters now: what animators say counts before what it says itself.
  Values values(Filtering filtering) {
    Values values = filtering.filter().values();
    for (Moving moving : filtering.animators()) {
      double seconds = time.minus(moving.span().start()).toNanos() / 1e9;
      values = moving
          .animator()
          .keys()
          .map(keys -> keys.at(seconds).values())
          .map(new Over(values)::with)
          .orElse(values);
    }
    return values;
  }

  private record Over(Values below) {

    Values with(Values above) {
      var numbers = new HashMap<>(below.numbers());
      numbers.putAll(above.numbers());
      var words = new HashMap<>(below.words());
      words.putAll(above.words());
      return new Values(numbers, words);
    }
  }

  private Input input(Filtering filtering) {
    return new Input(
        filtering.filter().contents().isEmpty(),
        scenes.apply(filtering.input()),
        steps(filtering.inner(), Setting.NODE));
  }
}
