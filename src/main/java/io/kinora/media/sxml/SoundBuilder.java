package io.kinora.media.sxml;

import java.time.Duration;
import java.util.Optional;

/// Sounds, speech and the sounds of clips from their elements. Source: the film language, section
/// 12.
final class SoundBuilder {

  private static final double THRESHOLD_USUAL = 0.05;
  private static final Duration MARGIN_USUAL = Duration.ofMillis(500);
  private static final Duration FADE_USUAL = Duration.ofSeconds(1);

  /// Some five minutes; nobody says more at once, and programs take their time.
  private static final int SPOKEN_CHARACTERS_MAX = 5_000;

  private final Problems problems;

  SoundBuilder(Problems problems) {
    this.problems = problems;
  }

  Optional<SceneNode> audio(Element element, Timing timing) {
    Optional<SoundSource> source = source(element);
    if (source.isEmpty()) {
      problems.error("V11", element.at(), "<audio> needs 'filename' or 'voice'");
    }
    return source.map(it -> audio(it, element, timing));
  }

  private static SceneNode audio(SoundSource source, Element element, Timing timing) {
    var attributes = new Attributes(element);
    var playback = new Playback(
        attributes.seconds("skip", Duration.ZERO),
        attributes.number("speed", 1),
        attributes.flag("loop", false));
    var loudness = new SceneNode.Loudness(
        attributes.number("volume", 1),
        attributes.seconds("fadein", Duration.ZERO),
        attributes.seconds("fadeout", Duration.ZERO));
    return new SceneNode.Audio(
        timing, source, playback, loudness, ducking(attributes), element.at());
  }

  private Optional<SoundSource> source(Element element) {
    var attributes = new Attributes(element);
    Optional<SoundSource> file = attributes.text("filename").map(SoundSource.File::new);
    return file.or(() -> attributes.text("voice").map(voice -> speech(voice.strip(), element)));
  }

  private SoundSource speech(String voice, Element element) {
    String words = element.text().strip().replaceAll("\\s+", " ");
    if (words.length() > SPOKEN_CHARACTERS_MAX) {
      problems.error(
          "V22",
          element.at(),
          "the words to speak are longer than " + SPOKEN_CHARACTERS_MAX + " characters");
    }
    return new SoundSource.Speech(voice(voice, element), words);
  }

  private String voice(String voice, Element element) {
    if (voice.isEmpty()) {
      return Voices.USUAL;
    }
    boolean isWord = Voices.isWord(voice);
    if (!isWord || !Voices.isKnown(voice)) {
      problems.warn(
          "V17",
          element.at(),
          "the voice '" + ElementCheck.shortened(voice) + "' is none of "
              + String.join(", ", Voices.NAMES) + "; '" + Voices.USUAL + "' speaks"
              + (isWord ? " unless the speech program knows it" : ""));
    }
    return isWord ? voice : Voices.USUAL;
  }

  /// The sound of a clip, unless it is switched off.
  ///
  /// @param speed of its pictures
  static Optional<Media.ClipSound> ofClip(Attributes attributes, double speed) {
    return attributes.flag("audio", true)
        ? Optional.of(new Media.ClipSound(
            attributes.number("volume", 1),
            attributes.number("audiospeed", speed),
            ducking(attributes)))
        : Optional.empty();
  }

  private static Optional<Ducking> ducking(Attributes attributes) {
    return attributes
        .number("duck-others")
        .map(others -> new Ducking(
            others,
            attributes.number("duck-threshold", THRESHOLD_USUAL),
            attributes.seconds("duck-margin", MARGIN_USUAL),
            attributes.seconds("duck-fade", FADE_USUAL)));
  }
}
