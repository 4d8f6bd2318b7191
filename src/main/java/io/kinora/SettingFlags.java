package io.kinora;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// The flags of commands that need the settings: one for each setting, and `--config`.
final class SettingFlags {

  private static final String CONFIG = "--config";

  private SettingFlags() {}

  /// A command line for `command` that knows the flags.
  static CommandLine on(Callable<Integer> command) {
    var line = new CommandLine(command);
    CommandSpec spec = line.getCommandSpec();
    spec.usageMessage().sortOptions(false);
    Settings.ALL.forEach(it -> spec.addOption(OptionSpec.builder(it.flag())
        .paramLabel(it.type().label())
        .type(String.class)
        .description(it.sentence(), "Default: " + it.byDefault())
        .build()));
    spec.addOption(OptionSpec.builder(CONFIG)
        .paramLabel("FILE")
        .type(Path.class)
        .description("File with settings. Default: " + SettingSources.USUAL_FILE + ", if there.")
        .build());
    return line;
  }

  /// The settings in force, with what was said on the command line of `spec`.
  ///
  /// @throws InvalidSettingException where one is wrong
  static Settings settings(CommandSpec spec) {
    return settings(spec, Map.of());
  }

  /// The same, with flags that hold where the command line does not say otherwise.
  static Settings settings(CommandSpec spec, Map<String, String> usualFlags) {
    return settings(spec, usualFlags, Map.of());
  }

  /// The same, with flags that hold whatever the command line says.
  static Settings settingsBut(CommandSpec spec, Map<String, String> firmFlags) {
    return settings(spec, Map.of(), firmFlags);
  }

  private static Settings settings(
      CommandSpec spec, Map<String, String> usualFlags, Map<String, String> firmFlags) {
    var flags = new HashMap<>(usualFlags);
    flags.putAll(said(spec));
    flags.putAll(firmFlags);
    return new SettingSources(System.getenv(), flags, config(spec)).read();
  }

  /// The file of settings that the command line names.
  static Optional<Path> config(CommandSpec spec) {
    Path config = spec.commandLine().getParseResult().matchedOptionValue(CONFIG, Path.of(""));
    return Optional.of(config).filter(it -> !it.toString().isEmpty());
  }

  /// The texts of the flags that were given, by [Setting#word()].
  static Map<String, String> said(CommandSpec spec) {
    ParseResult parsed = spec.commandLine().getParseResult();
    var flags = new HashMap<String, String>();
    for (Setting<?> setting : Settings.ALL) {
      if (parsed.hasMatchedOption(setting.flag())) {
        flags.put(setting.word(), parsed.matchedOptionValue(setting.flag(), ""));
      }
    }
    return flags;
  }
}
