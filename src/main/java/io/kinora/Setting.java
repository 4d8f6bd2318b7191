package io.kinora;

import java.util.Locale;

/// One thing that the operator can set, described once: the check, the flags, `kinora settings` and
/// the reference page are made from this.
///
/// @param name        as in the environment, such as `KINORA_PORT`
/// @param defaultText the value where nobody set one; empty where that depends on something else
/// @param byDefault   the default in words for people
/// @param sentence    what it is for
record Setting<T>(
    String name, SettingType<T> type, String defaultText, String byDefault, String sentence) {

  private static final String PREFIX = "KINORA_";

  /// A setting whose default is a value.
  static <T> Setting<T> of(String word, SettingType<T> type, String defaultText, String sentence) {
    return new Setting<>(PREFIX + word, type, defaultText, defaultText, sentence);
  }

  /// The word of the settings file and the flag: `public-url` for `KINORA_PUBLIC_URL`.
  String word() {
    return name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String flag() {
    return "--" + word();
  }

  /// Tells whether `key` of a settings file means this one, however it is spelt.
  boolean isNamed(String key) {
    String plain = key.strip().toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    return name.equals(plain) || name.equals(PREFIX + plain);
  }

  T valueOf(String text) {
    return type.parser().apply(text);
  }
}
