package io.kinora.media.sxml;

import io.kinora.media.sxml.SceneNode.Adapter;
import io.kinora.media.sxml.SceneNode.EffectType;
import io.kinora.media.sxml.SceneNode.Sense;
import io.kinora.media.sxml.TextStyle.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Stands in for widgets, whose library is lost: their pictures follow each other, their texts lie
/// over them. Source: the film language, section 14.
final class WidgetBuilder {

  private static final String THEME = "director.theme.";
  private static final Duration SHOT = Duration.ofSeconds(5);
  private static final Duration JOIN = Duration.ofSeconds(1);

  private final Problems problems;
  private final MediaBuilder media;
  private final SoundBuilder sounds;
  private final TextBuilder texts;
  private final TreatmentBuilder treatments;

  WidgetBuilder(
      Problems problems,
      MediaBuilder media,
      SoundBuilder sounds,
      TextBuilder texts,
      TreatmentBuilder treatments) {
    this.problems = problems;
    this.media = media;
    this.sounds = sounds;
    this.texts = texts;
    this.treatments = treatments;
  }

  SceneNode widget(Element element, Timing timing) {
    String type = new Attributes(element).text("type", "");
    problems.warn(
        "V17",
        element.at(),
        "the widget '" + type + "' is not known; its pictures and texts are shown plainly");
    children(element, "filter")
        .forEach(filter -> problems.warn(
            "V17",
            filter.at(),
            "a <filter> of a <widget> changes nothing: put it on a <stack> around it"));
    var treatment = new Treatment(List.of(), treatments.animators(element, true));
    // Where nothing says how long it lasts, each picture lasts the usual time.
    Timing shot = timing.length() instanceof Timing.Length.Open && !timing.hasMargin()
        ? new Timing(new Timing.Length.Fixed(SHOT), Optional.empty(), Optional.empty())
        : Timing.OPEN;
    List<SceneNode> layers = type.startsWith(THEME) ? theme(element, shot) : plain(element, shot);
    return new SceneNode.Stack(timing, treatment, layers, Optional.empty(), Optional.empty());
  }

  private static List<Element> children(Element parent, String name) {
    return parent.children().stream().filter(child -> child.name().equals(name)).toList();
  }

  private List<SceneNode> plain(Element widget, Timing shot) {
    var pictures = new ArrayList<SceneNode>();
    var words = new ArrayList<SceneNode>();
    for (Element child : widget.children()) {
      switch (child.name()) {
        case "image", "video" -> picture(child, shot).ifPresent(pictures::add);
        case "text" -> words.add(texts.text(child, Timing.OPEN, legendOver(pictures, widget)));
        default -> {} // Other children are ignored, the language says.
      }
    }
    var layers = new ArrayList<SceneNode>();
    joined(pictures, JOIN).ifPresent(layers::add);
    joined(words, Duration.ZERO).ifPresent(layers::add);
    return layers;
  }

  /// Texts beside pictures are captions, alone they fill the screen.
  private static Kind legendOver(List<SceneNode> before, Element widget) {
    boolean hasPictures = !before.isEmpty()
        || !children(widget, "image").isEmpty()
        || !children(widget, "video").isEmpty();
    return hasPictures ? Kind.LEGEND : Kind.ZONE;
  }

  private Optional<SceneNode> picture(Element element, Timing shot) {
    Optional<Media> found =
        element.name().equals("video") ? media.video(element) : media.image(element);
    return found.map(picture -> moving(picture, shot));
  }

  private static SceneNode moving(Media picture, Timing shot) {
    return new SceneNode.Effect(
        shot,
        Treatment.NONE,
        EffectType.KENBURNS,
        Adapter.KENBURNS,
        Sense.POSITIVE,
        Duration.ZERO,
        Optional.empty(),
        List.of(picture),
        false);
  }

  /// One after the other, with a crossfade between each two where `join` is not zero.
  private static Optional<SceneNode> joined(List<SceneNode> nodes, Duration join) {
    if (nodes.isEmpty()) {
      return Optional.empty();
    }
    var steps = new ArrayList<Step>();
    for (SceneNode node : nodes) {
      if (!steps.isEmpty() && join.isPositive()) {
        steps.add(Transition.crossfade(join));
      }
      steps.add(node);
    }
    return Optional.of(new SceneNode.Sequence(Timing.OPEN, Treatment.NONE, steps));
  }

  /// Tracks of a theme: pictures with their captions one after the other, music under all of it.
  private List<SceneNode> theme(Element widget, Timing shot) {
    var layers = new ArrayList<SceneNode>();
    for (Element track : children(widget, "track")) {
      switch (new Attributes(track).text("type", "")) {
        case "video" -> joined(shots(track, shot), JOIN).ifPresent(layers::add);
        case "audio" ->
          children(track, "audio")
              .forEach(audio -> sounds.audio(audio, Timing.OF_PARENT).ifPresent(layers::add));
        default ->
          problems.warn("V17", track.at(), "this <track> has no picture to belong to; ignored");
      }
    }
    return layers;
  }

  private List<SceneNode> shots(Element track, Timing shot) {
    var shots = new ArrayList<SceneNode>();
    for (Element child : track.children()) {
      switch (child.name()) {
        case "image", "video" ->
          picture(child, shot).map(it -> captioned(it, child)).ifPresent(shots::add);
        case "text" -> shots.add(texts.text(child, shot, Kind.ZONE));
        default -> {}
      }
    }
    return shots;
  }

  private SceneNode captioned(SceneNode shot, Element picture) {
    List<SceneNode> captions = children(picture, "track").stream()
        .flatMap(track -> children(track, "text").stream())
        .map(text -> texts.text(text, Timing.OPEN, Kind.LEGEND))
        .toList();
    if (captions.isEmpty()) {
      return shot;
    }
    var layers = new ArrayList<SceneNode>();
    layers.add(shot);
    layers.addAll(captions);
    return new SceneNode.Stack(
        Timing.OPEN, Treatment.NONE, layers, Optional.empty(), Optional.empty());
  }
}
