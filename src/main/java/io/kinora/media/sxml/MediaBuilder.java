package io.kinora.media.sxml;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Pictures, clips and maps from their elements.
final class MediaBuilder {

  private static final String NEXT = "#next";
  private static final Set<String> NEIGHBOURS = Set.of("#previous", NEXT);

  private static final Pattern SIZE = Pattern.compile("(\\d{1,5})\\s*[xX]\\s*(\\d{1,5})");
  private static final int MAP_SIDE = 640;
  private static final int MAP_SIDE_MAX = 4096;
  private static final double ZOOM_MAX = 22;

  private final Problems problems;
  private final TreatmentBuilder treatments;

  MediaBuilder(Problems problems, TreatmentBuilder treatments) {
    this.problems = problems;
    this.treatments = treatments;
  }

  Optional<Media> image(Element element) {
    var attributes = new Attributes(element);
    Timing timing = attributes.timing(true);
    List<Filter> filters = treatments.filters(element);
    if (attributes.colour("color").isPresent()) {
      return attributes.colour("color").map(colour -> new Media.Plain(timing, filters, colour));
    }
    if (attributes.text("type", "").equals("map")) {
      return Optional.of(map(element, timing, filters));
    }
    Optional<String> filename = attributes.text("filename");
    if (filename.isEmpty()) {
      problems.error("V11", element.at(), "<image> needs 'filename', 'color' or type 'map'");
    }
    return filename.map(address ->
        new Media.Image(timing, filters, address, alternative(attributes), element.at()));
  }

  Optional<Media> video(Element element) {
    var attributes = new Attributes(element);
    Optional<String> filename = attributes.text("filename");
    if (filename.isEmpty()) {
      problems.error("V11", element.at(), "<video> needs 'filename'");
    }
    if (filename.filter(NEIGHBOURS::contains).isPresent()) {
      return Optional.of(new Media.Neighbour(
          attributes.timing(true), treatments.filters(element), filename.get().equals(NEXT)));
    }
    return filename.map(address -> new Media.Video(
        attributes.timing(true),
        treatments.filters(element),
        address,
        alternative(attributes),
        attributes.seconds("skip", Duration.ZERO),
        attributes.number("speed", 1),
        SoundBuilder.ofClip(attributes, attributes.number("speed", 1)),
        element.at()));
  }

  private static Optional<String> alternative(Attributes attributes) {
    return attributes.text("alt_filename").filter(address -> !address.isBlank());
  }

  /// Source: section 13.
  private Media.Map map(Element element, Timing timing, List<Filter> filters) {
    var attributes = new Attributes(element);
    Matcher size = SIZE.matcher(attributes.text("size", "640x640"));
    boolean hasSize = size.matches();
    if (!hasSize) {
      problems.warn("V06", element.at(), "the attribute 'size' of a map is not like 640x640");
    }
    return new Media.Map(
        timing,
        filters,
        attributes.text("center", "0,0"),
        Math.clamp(attributes.number("zoom", 0), 0, ZOOM_MAX),
        hasSize ? side(size.group(1)) : MAP_SIDE,
        hasSize ? side(size.group(2)) : MAP_SIDE,
        markers(element, attributes.text("markers", "")),
        Media.Map.Kind.valueOf(attributes.text("maptype", "map").toUpperCase(Locale.ROOT)));
  }

  private static int side(String digits) {
    return Math.clamp(Integer.parseInt(digits), 16, MAP_SIDE_MAX);
  }

  private List<Media.Map.Spot> markers(Element element, String words) {
    var spots = new ArrayList<Media.Map.Spot>();
    for (String part : words.split(";", -1)) {
      Optional<Media.Map.Spot> spot = Values.spotIn(part);
      if (spot.isPresent()) {
        spots.add(spot.get());
      } else if (!part.isBlank()) {
        problems.warn("V06", element.at(), "a marker is a latitude and a longitude; ignored");
      }
    }
    return spots;
  }
}
