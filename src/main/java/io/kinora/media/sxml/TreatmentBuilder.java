package io.kinora.media.sxml;

import io.kinora.infra.base.Suggestion;
import io.kinora.media.sxml.Animator.Heading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Filters and animators from the children of an element. Source: the film language, sections 10
/// and 11.
final class TreatmentBuilder {

  /// What keys of an animator that moves a node may say.
  private static final Set<String> MOVEMENTS = Set.of("pos", "scale", "rot", "orient");

  /// Nothing in a film is later, in seconds.
  private static final double DAY = 86_400;

  private static final Set<String> NO_PARAMETERS = Set.of(
      "type", "duration", "start", "margin-start", "margin-end", "margin-both", "timeOffset");

  private final Problems problems;
  private final Function<Element, List<Content>> contents;

  /// @param contents builds what stands inside a filter
  TreatmentBuilder(Problems problems, Function<Element, List<Content>> contents) {
    this.problems = problems;
    this.contents = contents;
  }

  Treatment of(Element node) {
    return new Treatment(filters(node), animators(node, true));
  }

  List<Filter> filters(Element parent) {
    return children(parent, "filter").stream().map(this::filter).toList();
  }

  private static List<Element> children(Element parent, String name) {
    return parent.children().stream().filter(child -> child.name().equals(name)).toList();
  }

  private Filter filter(Element element) {
    var attributes = new Attributes(element);
    FilterType type = type(element, attributes.text("type"));
    children(element, "filtercode")
        .forEach(code -> problems.warn("V19", code.at(), "<filtercode> is never executed"));
    return new Filter(
        type,
        attributes.timing(true),
        Math.clamp(attributes.number("timeOffset", attributes.number("offset", 0)), -DAY, DAY),
        values(element, NO_PARAMETERS),
        animators(element, false),
        contents.apply(element),
        filters(element),
        element.at());
  }

  private FilterType type(Element element, Optional<String> word) {
    Optional<FilterType> known = word.flatMap(FilterType::of);
    if (word.isPresent() && known.isEmpty()) {
      problems.warn(
          "V17",
          element.at(),
          "there is no filter '" + word.get() + "'"
              + Suggestion.wordsFor(word.get(), FilterType.words())
              + "; it changes nothing");
    }
    if (known.filter(FilterType.CUSTOM::equals).isPresent()) {
      problems.warn("V17", element.at(), "the filter 'custom' runs no code; it changes nothing");
    }
    return known.orElse(FilterType.IDENTITY);
  }

  /// @param moves whether it moves a node, and does not change the parameters of a filter
  List<Animator> animators(Element parent, boolean moves) {
    return children(parent, "animator").stream()
        .map(element -> animator(element, moves))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Animator> animator(Element element, boolean moves) {
    var attributes = new Attributes(element);
    Animator.Type type = animatorType(attributes.text("type", "custom"));
    boolean isQuadratic = attributes.text("mode", "linear").equals("quadratic");
    Optional<Keyframes> keys =
        type == Animator.Type.CUSTOM ? keys(element, moves, isQuadratic) : Optional.empty();
    if (type == Animator.Type.CUSTOM && keys.isEmpty()) {
      return Optional.empty();
    }
    if (type != Animator.Type.CUSTOM && !moves) {
      problems.warn("V17", element.at(), "in a filter only animators of type 'custom' count");
      return Optional.empty();
    }
    return Optional.of(new Animator(
        type,
        attributes.timing(true),
        Heading.of(attributes.text("direction", "left")),
        attributes.number("angle", 90),
        attributes.number("growStart", 0),
        attributes.number("growEnd", 0.1),
        isQuadratic,
        keys));
  }

  private static Animator.Type animatorType(String word) {
    return switch (word) {
      case "slide-in" -> Animator.Type.SLIDE_IN;
      case "slide-out" -> Animator.Type.SLIDE_OUT;
      case "slide" -> Animator.Type.SLIDE;
      case "rot-in" -> Animator.Type.ROT_IN;
      case "rot-out" -> Animator.Type.ROT_OUT;
      case "grow" -> Animator.Type.GROW;
      default -> Animator.Type.CUSTOM;
    };
  }

  private Optional<Keyframes> keys(Element element, boolean moves, boolean isQuadratic) {
    List<Element> found = children(element, "key");
    if (found.isEmpty()) {
      problems.warn("V12", element.at(), "<animator> of type 'custom' has no <key>");
      return Optional.empty();
    }
    var keys = new ArrayList<Keyframes.Key>();
    for (Element key : found) {
      Values values = values(key, Set.of("time"));
      if (moves && !checkMovement(key, values)) {
        return Optional.empty();
      }
      keys.add(new Keyframes.Key(new Attributes(key).number("time", 0), values));
    }
    return Optional.of(new Keyframes(keys, isQuadratic));
  }

  /// Tells whether the key moves a node: parameters of filters stand here by mistake.
  private boolean checkMovement(Element key, Values values) {
    for (String name : values.names()) {
      if (!MOVEMENTS.contains(name)) {
        problems.warn(
            "V05",
            key.at(),
            "'" + name + "' moves nothing here: it belongs to an animator inside a filter; the"
                + " animator is ignored");
        return false;
      }
      int needed = name.equals("rot") ? 4 : 3;
      if (values.numbersOf(name).map(List::size).orElse(0) < needed) {
        problems.error(
            "V06",
            key.at(),
            "the attribute '" + name + "' of <key> needs " + needed
                + " numbers separated by commas");
        return false;
      }
      if (values.numbersOf(name).map(List::size).orElse(0) > needed) {
        problems.warn(
            "V06",
            key.at(),
            "the attribute '" + name + "' of <key> has more than " + needed
                + " numbers; the first ones count");
      }
    }
    return true;
  }

  static Values values(Element element, Set<String> without) {
    Map<String, List<Double>> numbers = new LinkedHashMap<>();
    Map<String, String> words = new LinkedHashMap<>();
    element.attributes().forEach((name, attribute) -> {
      if (!without.contains(name)) {
        String value = attribute.value().strip();
        Values.numbersIn(value)
            .ifPresentOrElse(found -> numbers.put(name, found), () -> words.put(name, value));
      }
    });
    return new Values(numbers, words);
  }
}
