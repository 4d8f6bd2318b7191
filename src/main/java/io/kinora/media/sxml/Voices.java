package io.kinora.media.sxml;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The voices of the language. Source: the film language, section 12.
public final class Voices {

  /// Speaks where nobody else is named.
  public static final String USUAL = "neospeech:julie";

  /// An engine may have any name.
  static final List<String> NAMES = List.of(
      "julie", "paul", "kate", "neobridget", "neovioleta", "crystal", "mike", "rosa", "alberto");

  private static final Pattern FORM =
      Pattern.compile("[A-Za-z][\\w.+-]{0,63}(:[A-Za-z0-9][\\w.+-]{0,63})?");

  private Voices() {}

  /// Tells whether a voice may be asked of a program: it is a word, and no option.
  static boolean isWord(String voice) {
    return FORM.matcher(voice).matches();
  }

  static boolean isKnown(String voice) {
    String name = voice.substring(voice.indexOf(':') + 1);
    return NAMES.contains(name.toLowerCase(Locale.ROOT));
  }
}
