package io.kinora;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.infra.base.Suggestion;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where settings come from: defaults, the settings file, the environment, the flags; what is later
/// in this list wins.
///
/// @param environment the variables of the process
/// @param flags       the texts of the flags that were given, by [Setting#word()]
/// @param configFile  the file that the operator named
record SettingSources(
    Map<String, String> environment, Map<String, String> flags, Optional<Path> configFile) {

  /// Read where it lies in the working folder and no other file was named.
  static final Path USUAL_FILE = Path.of("kinora.properties");

  /// @throws InvalidSettingException where a value is wrong, or a key of the file unknown
  Settings read() {
    var entries = new HashMap<Setting<?>, Settings.Entry>();
    Settings.ALL.forEach(it -> put(entries, it, it.defaultText(), "the default"));
    file().ifPresent(file -> readFile(entries, file));
    readAll(entries, it -> environment.get(it.name()), "the environment");
    readAll(entries, it -> flags.get(it.word()), "the flags");
    return new Settings(entries);
  }

  private Optional<Path> file() {
    return configFile.or(() -> Optional.of(USUAL_FILE).filter(Files::exists));
  }

  private static void readFile(Map<Setting<?>, Settings.Entry> entries, Path file) {
    var properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException failure) {
      throw new InvalidSettingException(
          "The settings file " + file + " cannot be read: " + failure + ".");
    }
    properties
        .stringPropertyNames()
        .forEach(key -> put(entries, named(key, file), properties.getProperty(key), "" + file));
  }

  private static Setting<?> named(String key, Path file) {
    return Settings.ALL.stream()
        .filter(it -> it.isNamed(key))
        .findFirst()
        .orElseThrow(() -> new InvalidSettingException("There is no setting '" + key
            + "', named in " + file + suggestion(key) + "; 'kinora settings' shows all."));
  }

  private static String suggestion(String key) {
    String byWord =
        Suggestion.wordsFor(key, Settings.ALL.stream().map(Setting::word).toList());
    return byWord.isEmpty()
        ? Suggestion.wordsFor(key, Settings.ALL.stream().map(Setting::name).toList())
        : byWord;
  }

  private static void readAll(
      Map<Setting<?>, Settings.Entry> entries,
      Function<Setting<?>, @Nullable String> texts,
      String source) {
    for (Setting<?> setting : Settings.ALL) {
      String text = texts.apply(setting);
      if (text != null) {
        put(entries, setting, text, source);
      }
    }
  }

  private static void put(
      Map<Setting<?>, Settings.Entry> entries, Setting<?> setting, String text, String source) {
    try {
      setting.valueOf(text.strip());
    } catch (IllegalArgumentException _) {
      throw new InvalidSettingException(setting.name() + " is '"
          + setting.type().shown().apply(text) + "' in " + source + ": expected "
          + setting.type().expected() + ".");
    }
    entries.put(setting, new Settings.Entry(text.strip(), source));
  }
}
