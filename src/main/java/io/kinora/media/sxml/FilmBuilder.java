package io.kinora.media.sxml;

import io.kinora.media.sxml.SceneNode.Adapter;
import io.kinora.media.sxml.SceneNode.EffectType;
import io.kinora.media.sxml.SceneNode.Sense;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Elements that were found right become the typed tree of a film.
final class FilmBuilder {

  /// Parts of the language that are read and checked, but not drawn.
  private static final Set<String> NOT_DRAWN = Set.of("filter", "animator", "camera");

  private static final Set<String> MANY_CONTENTS = Set.of("diving", "rotator", "sliding", "square");
  private static final int CONTENTS_MAX = 100;

  private static final Set<String> MARGINS =
      Set.of("margin-start", "margin-end", "margin-both", "start");

  private final Problems problems;
  private final MediaBuilder media;
  private final SoundBuilder sounds;
  private final TextBuilder texts;

  FilmBuilder(Problems problems) {
    this.problems = problems;
    media = new MediaBuilder(problems);
    sounds = new SoundBuilder(problems);
    texts = new TextBuilder(problems);
  }

  SceneNode.Sequence body(Element body) {
    return sequence(body, new Attributes(body).timing(false));
  }

  private SceneNode.Sequence sequence(Element element, Timing timing) {
    var steps = new ArrayList<Step>();
    for (Element child : element.children()) {
      if (child.name().equals("transition")) {
        steps.add(media.transition(child));
      } else {
        warnOfMargins(child);
        node(child, false).ifPresent(steps::add);
      }
    }
    if (steps.isEmpty()) {
      problems.error("V03", element.at(), "<" + element.name() + "> is empty");
    }
    return new SceneNode.Sequence(timing, steps);
  }

  private void warnOfMargins(Element child) {
    if (MARGINS.stream().anyMatch(child::has)) {
      problems.warn("V09", child.at(), "margins do not count in a sequence");
    }
    if (new Attributes(child).text("duration", "").equals(AttributeType.AS_LONG_AS_PARENT)) {
      problems.warn("V14", child.at(), "duration '..' has no meaning in a sequence");
    }
  }

  private List<SceneNode> nodes(Element parent) {
    var nodes = new ArrayList<SceneNode>();
    parent.children().forEach(child -> node(child, true).ifPresent(nodes::add));
    return nodes;
  }

  /// The node of a scene element; absent for what is no node or is not drawn.
  private Optional<SceneNode> node(Element element, boolean hasMargins) {
    var attributes = new Attributes(element);
    Timing timing = attributes.timing(hasMargins);
    return switch (element.name()) {
      case "sequence" -> Optional.of(sequence(element, timing));
      case "stack" -> Optional.of(new SceneNode.Stack(timing, nodes(element)));
      case "effect" -> Optional.of(effect(element, timing));
      case "overlay" ->
        Optional.of(new SceneNode.Overlay(timing, attributes.placement(), contents(element)));
      case "text" -> Optional.of(texts.text(element, timing));
      case "audio" -> sounds.audio(element, timing);
      case "sphere", "widget" -> standIn(element, timing);
      case String name -> {
        if (NOT_DRAWN.contains(name)) {
          problems.warn("V17", element.at(), "<" + name + "> is not drawn yet; it is ignored");
        }
        yield Optional.empty();
      }
    };
  }

  private SceneNode.Effect effect(Element element, Timing timing) {
    var attributes = new Attributes(element);
    String type = attributes.text("type", "none");
    List<Content> contents = contents(element);
    checkCount(element, type, contents);
    return new SceneNode.Effect(
        timing,
        effectType(element, type),
        adapter(attributes, type),
        attributes.text("direction", "positive").equals("negative")
            ? Sense.NEGATIVE
            : Sense.POSITIVE,
        attributes.seconds("timeOffset", Duration.ZERO),
        contents);
  }

  private void checkCount(Element element, String type, List<Content> contents) {
    int max = MANY_CONTENTS.contains(type) ? CONTENTS_MAX : 1;
    // Scenes that stand in `none` beside a picture are drawn on top of it. Source: section 7.
    long count = type.equals("none")
        ? Math.max(1, contents.stream().filter(it -> it instanceof Media).count())
        : contents.size();
    if (contents.isEmpty() || count > max) {
      problems.warn(
          "V10",
          element.at(),
          "the effect '" + type + "' has " + contents.size() + " pictures or clips, expected "
              + (max == 1 ? "1" : "1 to " + max));
    }
  }

  private EffectType effectType(Element element, String type) {
    return switch (type) {
      case "none" -> EffectType.NONE;
      case "kenburns" -> EffectType.KENBURNS;
      case "sliding" -> EffectType.SLIDING;
      case String other -> {
        EffectType instead =
            MANY_CONTENTS.contains(other) ? EffectType.SLIDING : EffectType.KENBURNS;
        problems.warn(
            "V17",
            element.at(),
            "the effect '" + other + "' is not drawn yet; '"
                + instead.name().toLowerCase(Locale.ROOT) + "' is shown");
        yield instead;
      }
    };
  }

  private static Adapter adapter(Attributes attributes, String type) {
    String usual = type.equals("none") ? "fitAdapter" : "kenburnsAdapter";
    return switch (attributes.text("adapter", usual)) {
      case "none" -> Adapter.NONE;
      case "fitAdapter" -> Adapter.FIT;
      case "fixedAdapter" -> Adapter.FIXED;
      case "panoramicAdapter" -> Adapter.PANORAMIC;
      case "zoomAdapter" -> Adapter.ZOOM;
      default -> Adapter.KENBURNS;
    };
  }

  /// Pictures, clips and scenes, in document order.
  private List<Content> contents(Element parent) {
    var contents = new ArrayList<Content>();
    for (Element child : parent.children()) {
      switch (child.name()) {
        case "image" -> media.image(child).ifPresent(contents::add);
        case "video" -> media.video(child).ifPresent(contents::add);
        default -> node(child, true).ifPresent(contents::add);
      }
    }
    return contents;
  }

  /// What stands inside, one after the other. Source: section 14, an unknown widget.
  private Optional<SceneNode> standIn(Element element, Timing timing) {
    problems.warn(
        "V17",
        element.at(),
        "<" + element.name() + "> is not drawn yet; its pictures are"
            + " shown one after the other");
    List<Step> steps = contents(element).stream()
        .filter(content -> content instanceof Media)
        .<Step>map(content -> new SceneNode.Effect(
            Timing.OPEN,
            EffectType.KENBURNS,
            Adapter.KENBURNS,
            Sense.POSITIVE,
            Duration.ZERO,
            List.of(content)))
        .toList();
    return Optional.of(
        steps.isEmpty()
            ? new SceneNode.Stack(timing, List.of())
            : new SceneNode.Sequence(timing, steps));
  }
}
