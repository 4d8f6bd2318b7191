package io.kinora.media.sxml;

import io.kinora.media.sxml.Animator.Heading;
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

  private static final int CONTENTS_MAX = 100;

  private static final Set<String> MARGINS =
      Set.of("margin-start", "margin-end", "margin-both", "start");

  private final Problems problems;
  private final MediaBuilder media;
  private final SoundBuilder sounds;
  private final TextBuilder texts;
  private final TreatmentBuilder treatments;
  private final TransitionBuilder transitions;
  private final WidgetBuilder widgets;

  FilmBuilder(Problems problems) {
    this.problems = problems;
    treatments = new TreatmentBuilder(problems, this::contents);
    media = new MediaBuilder(problems, treatments);
    transitions = new TransitionBuilder(problems, this::contents);
    sounds = new SoundBuilder(problems);
    texts = new TextBuilder(problems, treatments);
    widgets = new WidgetBuilder(problems, media, sounds, texts, treatments);
  }

  SceneNode.Sequence body(Element body) {
    return sequence(body, new Attributes(body).timing(false));
  }

  private SceneNode.Sequence sequence(Element element, Timing timing) {
    var steps = new ArrayList<Step>();
    for (Element child : element.children()) {
      if (child.name().equals("transition")) {
        steps.add(transitions.transition(child));
      } else {
        warnOfMargins(child);
        node(child, false).ifPresent(steps::add);
      }
    }
    if (steps.isEmpty()) {
      problems.error("V03", element.at(), "<" + element.name() + "> is empty");
    }
    warnOfLoneTransitions(steps);
    return new SceneNode.Sequence(timing, treatments.of(element), steps);
  }

  private void warnOfLoneTransitions(List<Step> steps) {
    for (int index = 0; index < steps.size(); index++) {
      boolean isAtEnd = index == 0 || index == steps.size() - 1;
      if (steps.get(index) instanceof Transition lone
          && (isAtEnd || steps.get(index - 1) instanceof Transition)) {
        problems.warn("V13", lone.at(), "a transition needs a node on both sides; ignored");
      }
    }
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
      case "stack" -> Optional.of(stack(element, timing));
      case "effect" -> Optional.of(effect(element, timing));
      case "overlay" ->
        Optional.of(new SceneNode.Overlay(
            timing,
            treatments.of(element),
            attributes.placement(),
            contents(element),
            attributes.flag("depthEnable", false)));
      case "text" -> Optional.of(texts.text(element, timing));
      case "audio" -> sounds.audio(element, timing);
      case "sphere" -> Optional.of(sphere(element, timing));
      case "widget" -> Optional.of(widgets.widget(element, timing));
      default -> Optional.empty();
    };
  }

  private SceneNode.Stack stack(Element element, Timing timing) {
    List<SceneNode> nodes = nodes(element);
    if (!nodes.isEmpty()
        && nodes.stream()
            .allMatch(node -> node.timing().length() instanceof Timing.Length.OfParent)) {
      problems.warn(
          "V14",
          element.at(),
          "every child of the <stack> has the duration '..': none gives it a length");
    }
    var attributes = new Attributes(element);
    Optional<Double> aspect = attributes
        .number("screenWidth")
        .flatMap(width -> attributes
            .number("screenHeight")
            .filter(height -> width > 0 && height > 0)
            .map(height -> width / height));
    return new SceneNode.Stack(timing, treatments.of(element), nodes, aspect, camera(element));
  }

  /// The last one counts. Source: section 14.
  private Optional<Camera> camera(Element stack) {
    return stack.children().stream()
        .filter(child -> child.name().equals("camera"))
        .reduce((_, last) -> last)
        .map(camera -> new Camera(
            new Attributes(camera).timing(true),
            new Attributes(camera).flag("relative", false),
            treatments.animators(camera, true)));
  }

  private SceneNode.Sphere sphere(Element element, Timing timing) {
    var attributes = new Attributes(element);
    List<Double> middle =
        attributes.text("position").flatMap(Values::numbersIn).orElse(List.of(0.0, 0.0, 0.0));
    return new SceneNode.Sphere(
        timing,
        treatments.of(element),
        attributes.number("radius", 1),
        middle.get(0),
        middle.get(1),
        middle.get(2),
        contents(element),
        attributes.flag("depthEnable", false));
  }

  private SceneNode.Effect effect(Element element, Timing timing) {
    var attributes = new Attributes(element);
    String type = attributes.text("type", "none");
    Adapter adapter = adapter(attributes, type);
    List<Content> contents = framed(element, adapter, contents(element));
    checkCount(element, type, contents);
    return new SceneNode.Effect(
        timing,
        treatments.of(element),
        effectType(type),
        adapter,
        attributes.text("direction", "positive").equals("negative")
            ? Sense.NEGATIVE
            : Sense.POSITIVE,
        attributes.seconds("timeOffset", Duration.ZERO),
        attributes.text("cameramove").map(Heading::of),
        contents,
        attributes.flag("depthEnable", false));
  }

  /// Frames and soft edges of an effect are those of each of its pictures. Source: section 7. They
  /// stand around what is shown of it: what an adapter cuts off takes nothing of them away.
  private static List<Content> framed(Element effect, Adapter adapter, List<Content> contents) {
    var own = new ArrayList<Filter>();
    Values values = TreatmentBuilder.values(effect, Set.of());
    cutting(effect, adapter).ifPresent(type -> own.add(plainFilter(type, values, effect)));
    int cuts = own.size();
    if (effect.has("width") || effect.has("color")) {
      own.add(plainFilter(FilterType.FRAME, values, effect));
    }
    if (effect.has("transWidth")) {
      own.add(plainFilter(FilterType.BORDER_BLUR, values, effect));
    }
    if (own.size() == cuts) {
      return contents;
    }
    return contents.stream()
        .<Content>map(content -> content instanceof Media media ? media.with(own) : content)
        .toList();
  }

  /// The filter that does what an adapter does, where that leaves out a part of the picture.
  private static Optional<FilterType> cutting(Element effect, Adapter adapter) {
    EffectType type = effectType(new Attributes(effect).text("type", "none"));
    boolean isOwn = type.isOfMany() || type == EffectType.RECTANGLES;
    return switch (isOwn ? Adapter.FIXED : adapter) {
      case NONE, FIT -> Optional.empty();
      case FIXED -> Optional.of(FilterType.FIXED_ADAPTER);
      case PANORAMIC -> Optional.of(FilterType.PANORAMIC_ADAPTER);
      case ZOOM -> Optional.of(FilterType.ZOOM_ADAPTER);
      case KENBURNS -> Optional.of(FilterType.KENBURNS_ADAPTER);
    };
  }

  private static Filter plainFilter(FilterType type, Values values, Element at) {
    double offset = values.number("timeOffset", 0);
    return new Filter(type, Timing.OPEN, offset, values, List.of(), List.of(), List.of(), at.at());
  }

  private void checkCount(Element element, String type, List<Content> contents) {
    int max = effectType(type).isOfMany() ? CONTENTS_MAX : 1;
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

  private static EffectType effectType(String type) {
    return EffectType.valueOf(type.toUpperCase(Locale.ROOT));
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
}
