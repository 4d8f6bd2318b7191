package io.kinora.media.sxml;

import io.kinora.media.sxml.Transition.Direction;
import java.time.Duration;
import java.util.Optional;

/// Pictures, clips and transitions from their elements.
final class MediaBuilder {

  /// Source: the film language, section 3.4.
  private static final Duration TRANSITION_USUAL = Duration.ofSeconds(1);

  private final Problems problems;

  MediaBuilder(Problems problems) {
    this.problems = problems;
  }

  Optional<Media> image(Element element) {
    var attributes = new Attributes(element);
    Timing timing = attributes.timing(true);
    warnOfFilters(element);
    if (attributes.colour("color").isPresent()) {
      return attributes.colour("color").map(colour -> new Media.Plain(timing, colour));
    }
    if (attributes.text("type", "").equals("map")) {
      problems.warn("V17", element.at(), "maps are not drawn yet; a plain colour is shown");
      return Optional.of(new Media.Plain(timing, new Colour(0xE8, 0xE4, 0xDA, 255)));
    }
    Optional<String> filename = attributes.text("filename");
    if (filename.isEmpty()) {
      problems.error("V11", element.at(), "<image> needs 'filename', 'color' or type 'map'");
    }
    return filename.map(address -> new Media.Image(timing, address, element.at()));
  }

  Optional<Media> video(Element element) {
    var attributes = new Attributes(element);
    warnOfFilters(element);
    Optional<String> filename = attributes.text("filename");
    if (filename.isEmpty()) {
      problems.error("V11", element.at(), "<video> needs 'filename'");
    }
    return filename.map(address -> new Media.Video(
        attributes.timing(true),
        address,
        attributes.seconds("skip", Duration.ZERO),
        attributes.number("speed", 1),
        SoundBuilder.ofClip(attributes, attributes.number("speed", 1)),
        element.at()));
  }

  Transition transition(Element element) {
    var attributes = new Attributes(element);
    return new Transition(
        type(element, attributes.text("type", "crossfade")),
        attributes.seconds("duration", TRANSITION_USUAL),
        direction(attributes.text("direction", "left")),
        element.at());
  }

  private Transition.Type type(Element element, String type) {
    return switch (type) {
      case "crossfade" -> Transition.Type.CROSSFADE;
      case "move" -> Transition.Type.MOVE;
      case "over" -> Transition.Type.OVER;
      case "under" -> Transition.Type.UNDER;
      case String other -> {
        problems.warn(
            "V17",
            element.at(),
            "the transition '" + other + "' is not drawn yet; 'crossfade' is shown");
        yield Transition.Type.CROSSFADE;
      }
    };
  }

  /// Source: section 8: names tell where the pictures move to; a couple is a vector.
  private static Direction direction(String words) {
    return switch (words) {
      case "left", "positive" -> Direction.LEFT;
      case "right", "negative" -> new Direction(1, 0);
      case "up" -> new Direction(0, 1);
      case "down" -> new Direction(0, -1);
      case "static" -> new Direction(0, 0);
      case String couple -> {
        String[] numbers = couple.split(",", -1);
        yield new Direction(
            Double.parseDouble(numbers[0].strip()), Double.parseDouble(numbers[1].strip()));
      }
    };
  }

  private void warnOfFilters(Element element) {
    element.children().stream()
        .filter(child -> child.name().equals("filter"))
        .forEach(filter ->
            problems.warn("V17", filter.at(), "<filter> is not drawn yet; it is ignored"));
  }
}
