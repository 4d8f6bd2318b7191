package io.kinora.media.sxml;

import static io.kinora.media.sxml.AttributeType.ADDRESS;
import static io.kinora.media.sxml.AttributeType.BOOL;
import static io.kinora.media.sxml.AttributeType.COLOUR;
import static io.kinora.media.sxml.AttributeType.DURATION;
import static io.kinora.media.sxml.AttributeType.FLOAT;
import static io.kinora.media.sxml.AttributeType.POSITION;
import static io.kinora.media.sxml.AttributeType.SECONDS;
import static io.kinora.media.sxml.AttributeType.TEXT;
import static io.kinora.media.sxml.AttributeType.choice;
import static io.kinora.media.sxml.AttributeType.numbers;
import static io.kinora.media.sxml.AttributeType.within;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The words of the language: which elements there are, where they may stand, what attributes they
/// have. Source: the film language, sections 2.2, 5 to 14.
final class Vocabulary {

  /// What the language says of one element.
  ///
  /// @param children names of the elements that may stand inside
  /// @param attributes each with the values that it may have
  /// @param isOpen whether it may have attributes that are not listed
  record Word(Set<String> children, Map<String, AttributeType> attributes, boolean isOpen) {}

  private static final Set<String> SCENE =
      Set.of("sequence", "stack", "effect", "text", "overlay", "sphere", "audio", "widget");
  private static final Set<String> MEDIA = Set.of("image", "video");
  private static final Set<String> MOVES = Set.of("filter", "animator");

  private static final AttributeType SHARE = within(0, 1);
  private static final AttributeType VOLUME = within(0, 10);
  private static final AttributeType SPEED = within(0.01, 100);

  private static final Map<String, AttributeType> TIMED = AttributeGroups.of(
      "duration", DURATION,
      "margin-start", SECONDS,
      "margin-end", SECONDS,
      "margin-both", SECONDS,
      "start", SECONDS);

  private static final Map<String, AttributeType> PLACED = AttributeGroups.of(
      "top", POSITION,
      "bottom", POSITION,
      "left", POSITION,
      "right", POSITION,
      "width", POSITION,
      "height", POSITION);

  private static final Map<String, AttributeType> DUCKING = AttributeGroups.of(
      "duck-others", SHARE, "duck-threshold", SHARE, "duck-margin", SECONDS, "duck-fade", SECONDS);

  private static final Map<String, Word> WORDS = words();

  private Vocabulary() {}

  static Optional<Word> word(String element) {
    return Optional.ofNullable(WORDS.get(element));
  }

  static Set<String> elements() {
    return WORDS.keySet();
  }

  private static Map<String, Word> words() {
    var words = new LinkedHashMap<String, Word>();
    words.put("movie", word(Set.of("head", "body"), AttributeGroups.of("service", TEXT)));
    words.put("head", word(Set.of("filtercode"), Map.of()));
    words.put("filtercode", word(Set.of(), all(TIMED, AttributeGroups.of("name", TEXT))));
    words.put("body", word(all(SCENE, MOVES, Set.of("transition")), TIMED));
    words.put("sequence", word(all(SCENE, MOVES, Set.of("transition")), TIMED));
    words.put(
        "stack",
        word(
            all(SCENE, MOVES, Set.of("camera")),
            all(
                TIMED,
                AttributeGroups.of(
                    "screenWidth", FLOAT, "screenHeight", FLOAT, "name", TEXT, "static", BOOL))));
    words.put("effect", word(all(SCENE, MOVES, MEDIA), all(TIMED, AttributeGroups.OF_EFFECT)));
    words.put(
        "overlay",
        word(
            all(SCENE, MOVES, MEDIA),
            all(TIMED, PLACED, AttributeGroups.of("depthEnable", BOOL, "name", TEXT))));
    words.put("text", word(MOVES, all(TIMED, PLACED, AttributeGroups.OF_TEXT)));
    words.put(
        "audio",
        word(
            Set.of(),
            all(
                TIMED,
                DUCKING,
                AttributeGroups.of(
                    "filename", ADDRESS,
                    "skip", SECONDS,
                    "fadein", SECONDS,
                    "fadeout", SECONDS,
                    "volume", VOLUME,
                    "speed", SPEED,
                    "loop", BOOL,
                    "voice", TEXT,
                    "name", TEXT))));
    words.put(
        "sphere",
        word(
            all(SCENE, MOVES, MEDIA),
            all(
                TIMED,
                AttributeGroups.of("radius", FLOAT, "position", numbers(3), "depthEnable", BOOL))));
    words.put(
        "widget",
        new Word(
            all(SCENE, MOVES, MEDIA, Set.of("style", "track")),
            all(TIMED, AttributeGroups.of("type", TEXT)),
            true));
    words.put(
        "track",
        new Word(
            all(SCENE, MOVES, MEDIA, Set.of("transition")),
            all(TIMED, AttributeGroups.of("type", TEXT)),
            true));
    words.put(
        "style", new Word(Set.of(), AttributeGroups.of("color", COLOUR, "visible", BOOL), true));
    words.put("transition", word(SCENE, AttributeGroups.OF_TRANSITION));
    words.put(
        "image",
        new Word(
            all(Set.of("filter", "track"), SCENE), all(TIMED, AttributeGroups.OF_IMAGE), false));
    words.put(
        "video",
        word(
            Set.of("filter"),
            all(
                TIMED,
                DUCKING,
                AttributeGroups.of(
                    "filename", ADDRESS,
                    "skip", SECONDS,
                    "speed", SPEED,
                    "audiospeed", SPEED,
                    "audio", BOOL,
                    "volume", VOLUME,
                    "name", TEXT,
                    "alt_filename", ADDRESS))));
    words.put(
        "filter",
        new Word(
            all(SCENE, MOVES, MEDIA, Set.of("filtercode")),
            all(TIMED, AttributeGroups.OF_FILTER),
            true));
    words.put(
        "animator",
        word(
            Set.of("key"),
            all(
                TIMED,
                AttributeGroups.of(
                    "type",
                    choice("custom", "slide-in", "slide-out", "slide", "rot-in", "rot-out", "grow"),
                    "direction",
                    choice("left", "right", "up", "down"),
                    "angle",
                    FLOAT,
                    "growStart",
                    FLOAT,
                    "growEnd",
                    FLOAT,
                    "mode",
                    choice("linear", "quadratic")))));
    words.put("key", new Word(Set.of(), AttributeGroups.of("time", FLOAT), true));
    words.put("camera", word(Set.of("animator"), all(TIMED, AttributeGroups.of("relative", BOOL))));
    return words;
  }

  private static Word word(Set<String> children, Map<String, AttributeType> attributes) {
    return new Word(children, attributes, false);
  }

  @SafeVarargs
  private static Map<String, AttributeType> all(Map<String, AttributeType>... groups) {
    var together = new LinkedHashMap<String, AttributeType>();
    for (var group : groups) {
      together.putAll(group);
    }
    return together;
  }

  @SafeVarargs
  private static Set<String> all(Set<String>... groups) {
    var together = new LinkedHashSet<String>();
    for (var group : groups) {
      together.addAll(group);
    }
    return together;
  }
}
