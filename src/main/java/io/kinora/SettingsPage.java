package io.kinora;

import static java.util.stream.Collectors.joining;

/// Shows the settings to people: their values in force, and the page of the manual.
final class SettingsPage {

  private static final String PAGE_BEGINNING = """
      # Settings

      Every setting can be given in four places; what is later in this list wins:

      1. its default,
      2. the file `kinora.properties` in the working folder, or the one that `--config` names, in
         which `public-url = http://…` stands for `KINORA_PUBLIC_URL`,
      3. the environment: `KINORA_PUBLIC_URL=http://…`,
      4. a flag: `--public-url http://…`.

      `kinora settings` shows the values in force and where each comes from. An empty value in the
      environment is a value: where the default is said in words below, it stands for that default.

      | setting | default | takes | |
      |---|---|---|---|
      """;

  private SettingsPage() {}

  /// The values in force, for a terminal; without secrets.
  static String inForce(Settings settings) {
    return Settings.ALL.stream().map(it -> inForce(it, settings)).collect(joining("\n"));
  }

  private static String inForce(Setting<?> setting, Settings settings) {
    Settings.Entry entry = settings.entry(setting);
    String value =
        entry.text().isEmpty() ? setting.byDefault() : setting.type().shown().apply(entry.text());
    return """
        %s = %s
            from %s; default: %s
            %s
        """.formatted(
            setting.name(), value, entry.source(), setting.byDefault(), setting.sentence());
  }

  /// The page `docs/settings.md`.
  static String manual() {
    return PAGE_BEGINNING + Settings.ALL.stream().map(SettingsPage::row).collect(joining());
  }

  private static String row(Setting<?> setting) {
    boolean isValue = setting.byDefault().equals(setting.defaultText());
    return "| `%s` | %s | %s | %s |\n"
        .formatted(
            setting.name(),
            isValue ? "`" + setting.byDefault() + "`" : setting.byDefault(),
            setting.type().expected(),
            setting.sentence());
  }
}
