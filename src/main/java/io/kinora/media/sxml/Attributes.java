package io.kinora.media.sxml;

import io.kinora.media.sxml.Timing.Length;
import java.time.Duration;
import java.util.Optional;

/// Reads the values of one element whose attributes were found right.
record Attributes(Element element) {

  /// A hundred days: more than any film may last, little enough to add up in nanoseconds.
  private static final double SECONDS_MAX = 8_640_000;

  Optional<String> text(String name) {
    return Optional.ofNullable(element.attributes().get(name)).map(Element.Attribute::value);
  }

  String text(String name, String otherwise) {
    return text(name).orElse(otherwise);
  }

  /// Absent, too, where the value is `auto`.
  Optional<Double> number(String name) {
    return text(name).filter(value -> !value.equals("auto")).map(Double::parseDouble);
  }

  double number(String name, double otherwise) {
    return number(name).orElse(otherwise);
  }

  boolean flag(String name, boolean otherwise) {
    return text(name).map("true"::equals).orElse(otherwise);
  }

  Optional<Colour> colour(String name) {
    return text(name).map(Colour::of);
  }

  Optional<Duration> seconds(String name) {
    return number(name).map(Attributes::duration);
  }

  Duration seconds(String name, Duration otherwise) {
    return seconds(name).orElse(otherwise);
  }

  /// Source: the film language, section 3.2.
  ///
  /// @param hasMargins whether margins count here: not in a sequence
  Timing timing(boolean hasMargins) {
    if (!hasMargins) {
      return new Timing(length(), Optional.empty(), Optional.empty());
    }
    Optional<Duration> both = seconds("margin-both");
    return new Timing(
        length(),
        both.or(() -> seconds("margin-start")).or(() -> seconds("start")),
        both.or(() -> seconds("margin-end")));
  }

  private Length length() {
    Optional<String> duration = text("duration");
    if (duration.isEmpty()) {
      return new Length.Open();
    }
    return duration.get().equals(AttributeType.AS_LONG_AS_PARENT)
        ? new Length.OfParent()
        : new Length.Fixed(duration(Double.parseDouble(duration.get())));
  }

  /// Source: the film language, section 5.
  Placement placement() {
    return new Placement(axis("left", "right", "width"), axis("top", "bottom", "height"));
  }

  private Placement.Axis axis(String start, String end, String size) {
    return new Placement.Axis(number(start), number(end), number(size));
  }

  private static Duration duration(double seconds) {
    return Duration.ofNanos(Math.round(Math.min(seconds, SECONDS_MAX) * 1e9));
  }
}
