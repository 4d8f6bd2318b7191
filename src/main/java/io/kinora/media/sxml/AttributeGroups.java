package io.kinora.media.sxml;

import static io.kinora.media.sxml.AttributeType.ADDRESS;
import static io.kinora.media.sxml.AttributeType.BOOL;
import static io.kinora.media.sxml.AttributeType.COLOUR;
import static io.kinora.media.sxml.AttributeType.FLOAT;
import static io.kinora.media.sxml.AttributeType.SECONDS;
import static io.kinora.media.sxml.AttributeType.TEXT;
import static io.kinora.media.sxml.AttributeType.WHOLE;
import static io.kinora.media.sxml.AttributeType.choice;
import static io.kinora.media.sxml.AttributeType.either;
import static io.kinora.media.sxml.AttributeType.numbers;
import static io.kinora.media.sxml.AttributeType.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The attributes of the elements that have many of their own. Source: the film language, sections
/// 6
/// to 9.
final class AttributeGroups {

  private static final AttributeType MOVEMENT =
      either(choice("positive", "negative", "left", "right", "up", "down", "static"), numbers(2));

  static final Map<String, AttributeType> OF_EFFECT = of(
      "type",
      choice(
          "none",
          "kenburns",
          "explode",
          "flower",
          "panel",
          "rectangles",
          "slice",
          "diving",
          "rotator",
          "sliding",
          "square"),
      "adapter",
      choice(
          "none",
          "fitAdapter",
          "panoramicAdapter",
          "zoomAdapter",
          "fixedAdapter",
          "kenburnsAdapter"),
      "direction",
      MOVEMENT,
      "depthEnable",
      BOOL,
      "cameramove",
      choice("left", "right", "up", "down"),
      "filterType",
      choice("grow"),
      "transWidth",
      FLOAT,
      "width",
      FLOAT,
      "color",
      COLOUR,
      "timeOffset",
      FLOAT);

  static final Map<String, AttributeType> OF_TEXT = of(
      "type", choice("legend", "zone", "advanced"),
      "fontname", TEXT,
      "fontsize", within(0, 10_000),
      "fontcolor", COLOUR,
      "backgroundcolor", COLOUR,
      "align", TEXT,
      "wrap", BOOL,
      "interlign", FLOAT,
      "direction", choice("left", "right", "up", "down", "static"),
      "speed", FLOAT,
      "vector", BOOL,
      "reference", TEXT,
      "face", TEXT,
      "weight", TEXT,
      "style", TEXT,
      "stretch", TEXT,
      "depthEnable", BOOL);

  static final Map<String, AttributeType> OF_TRANSITION = of(
      "duration",
      SECONDS,
      "start",
      SECONDS,
      "type",
      choice(
          "crossfade",
          "waterdrop",
          "circle",
          "radial",
          "swirl",
          "strip",
          "scan",
          "scans",
          "move",
          "over",
          "under",
          "cube",
          "spiral",
          "dualmove",
          "custom"),
      "direction",
      MOVEMENT,
      "rotCenter",
      choice("middle", "left", "right", "top", "bottom"),
      "angle",
      FLOAT,
      "directions",
      TEXT,
      "rotCenters",
      TEXT,
      "angles",
      numbers(2),
      "depthEnable",
      BOOL,
      "drawOrder",
      choice("normal", "inverted"));

  static final Map<String, AttributeType> OF_IMAGE = of(
      "filename", ADDRESS,
      "color", COLOUR,
      "type", TEXT,
      "width", WHOLE,
      "height", WHOLE,
      "name", TEXT,
      "alt_filename", ADDRESS,
      "nativeHeightRatio", FLOAT,
      "center", TEXT,
      "zoom", FLOAT,
      "size", TEXT,
      "markers", TEXT,
      "maptype", choice("map", "hybrid", "satellite"),
      "mapkey", TEXT);

  /// The language has one list of parameters for all filters. Source: section 11.
  static final Map<String, AttributeType> OF_FILTER;

  private static final List<String> FILTER_NUMBERS = List.of(
      "originalBlend threshold rate gamma bias biasX biasY alphaStart alphaEnd width transWidth",
      "height margin diameter diameterX diameterY angle aspectRatio zoomStart zoomEnd colorWidth",
      "timeOffset offset fillOpacity distanceWidth strokeWidth strokeOpacity dropShadowOpacity",
      "dropShadowBlurWidth dropShadowAngle dropShadowDistance dropShadowWidth outerGlowOpacity",
      "outerGlowBlurWidth outerGlowWidth innerShadowOpacity innerShadowBlurWidth innerShadowAngle",
      "innerShadowDistance innerShadowWidth innerGlowOpacity innerGlowBlurWidth innerGlowWidth");

  static {
    OF_FILTER = ofFilter();
  }

  private AttributeGroups() {}

  private static Map<String, AttributeType> ofFilter() {
    var all = of(
        "type", TEXT,
        "rgba-bias-matrix", AttributeType.COLOURS,
        "center", numbers(2),
        "centerStart", numbers(2),
        "centerEnd", numbers(2),
        "point0", numbers(2),
        "point1", numbers(2),
        "dropShadowPosition", numbers(2),
        "innerShadowPosition", numbers(2),
        "strokePosition", choice("inside", "outside", "center"),
        "direction", MOVEMENT,
        "security", BOOL,
        "zoomLimit", BOOL);
    String colours = "color color0 color1 whiteColor mediumColor blackColor opaqueColor"
        + " transparentColor strokeColor dropShadowColor outerGlowColor innerShadowColor"
        + " innerGlowColor";
    for (String name : colours.split(" ", -1)) {
      all.put(name, COLOUR);
    }
    for (String name : String.join(" ", FILTER_NUMBERS).split(" ", -1)) {
      all.put(name, FLOAT);
    }
    return all;
  }

  /// Pairs of a name and its type.
  static Map<String, AttributeType> of(Object... pairs) {
    var attributes = new LinkedHashMap<String, AttributeType>();
    for (int index = 0; index < pairs.length; index += 2) {
      attributes.put((String) pairs[index], (AttributeType) pairs[index + 1]);
    }
    return attributes;
  }
}
