package io.kinora.media.sxml;

import io.kinora.infra.base.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Holds elements against the [Vocabulary]: names, places, values, and the rules that stand for
/// one element alone. Source: the film language, section 18.
final class ElementCheck {

  private static final Set<String> NEEDS_TYPE = Set.of("animator", "widget");
  private static final Set<String> SHOULD_HAVE_TYPE =
      Set.of("effect", "text", "filter", "transition");
  private static final Set<String> WIDGETS = Set.of("widget", "track");
  private static final Set<String> MARGINS = Set.of("margin-start", "margin-end", "margin-both");

  private final Problems problems;

  ElementCheck(Problems problems) {
    this.problems = problems;
  }

  void check(Element element, Vocabulary.Word word) {
    element.attributes().values().forEach(attribute -> check(element, word, attribute));
    element.children().forEach(child -> checkPlace(element, word, child));
    checkMargins(element);
    checkKeys(element);
    new UseCheck(problems).check(element);
  }

  private void check(Element element, Vocabulary.Word word, Element.Attribute attribute) {
    Map<String, AttributeType> known = word.attributes();
    AttributeType type = known.get(attribute.name());
    if (type == null) {
      if (!word.isOpen()) {
        problems.warn(
            "V05",
            attribute.at(),
            "<" + element.name() + "> has no attribute '"
                + attribute.name() + "'" + Suggestion.wordsFor(attribute.name(), known.keySet())
                + "; it is ignored");
      }
      return;
    }
    checkValue(element, attribute, type);
  }

  private void checkValue(Element element, Element.Attribute attribute, AttributeType type) {
    String value = attribute.value();
    if (!type.fits(value)) {
      problems.error(
          type.equals(AttributeType.WHOLE) ? "V16" : "V06",
          attribute.at(),
          "the attribute '" + attribute.name() + "' of <" + element.name() + "> is '"
              + shortened(value) + "', expected " + type.expected()
              + Suggestion.wordsFor(value, type.words()));
    } else if (type.form() instanceof AttributeType.Form.Listed list
        && list.countMin() > 1
        && value.split(",", -1).length > list.countMin()) {
      problems.warn(
          "V06",
          attribute.at(),
          "the attribute '" + attribute.name() + "' of <" + element.name() + "> has more than "
              + list.countMin() + " numbers; the first ones count");
    }
  }

  private void checkPlace(Element parent, Vocabulary.Word word, Element child) {
    if (Vocabulary.word(child.name()).isEmpty()) {
      problems.warn(
          "V04",
          child.at(),
          "there is no element <" + child.name() + ">"
              + Suggestion.wordsFor(child.name(), Vocabulary.elements()) + "; it is ignored");
    } else if (word.children().contains(child.name())) {
      checkType(parent, child);
    } else {
      problems.warn(
          "V04",
          child.at(),
          "<" + child.name() + "> may not stand in <" + parent.name() + ">; it is ignored");
    }
  }

  /// Where a text of a widget goes, the widget says. Source: section 9.
  private void checkType(Element parent, Element element) {
    boolean isOfWidget = element.name().equals("text") && WIDGETS.contains(parent.name());
    if (element.has("type") || isOfWidget) {
      return;
    }
    if (NEEDS_TYPE.contains(element.name())) {
      problems.error("V07", element.at(), "<" + element.name() + "> needs the attribute 'type'");
    } else if (SHOULD_HAVE_TYPE.contains(element.name())) {
      problems.warn("V07", element.at(), "<" + element.name() + "> has no attribute 'type'");
    }
  }

  private void checkMargins(Element element) {
    boolean hasBoth = element.has("margin-start") && element.has("margin-end");
    if (hasBoth && element.has("duration")) {
      problems.error(
          "V08",
          element.at(),
          "<" + element.name() + "> has margin-start, duration and"
              + " margin-end together: leave one out, and give the parent its length");
    }
    boolean hasOther = MARGINS.stream().filter(element::has).count() > 1;
    if (element.has("margin-both") && (element.has("duration") || hasOther)) {
      problems.error(
          "V08",
          element.at(),
          "<" + element.name() + "> has margin-both together with a duration or another margin");
    }
  }

  private void checkKeys(Element element) {
    if (!element.name().equals("animator")) {
      return;
    }
    List<Element> keys =
        element.children().stream().filter(child -> child.name().equals("key")).toList();
    for (Element key : keys) {
      if (!key.has("time")) {
        problems.error("V12", key.at(), "<key> needs the attribute 'time'");
      } else if (!key.attributes().keySet().equals(keys.getFirst().attributes().keySet())) {
        problems.error(
            "V12", key.at(), "all <key> of one <animator> must have the same attributes");
      }
    }
  }

  static String shortened(String value) {
    return value.length() <= 60 ? value : value.substring(0, 60) + "…";
  }
}
