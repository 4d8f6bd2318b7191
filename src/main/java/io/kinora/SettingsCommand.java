package io.kinora;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `kinora settings`: what is in force, and why.
@Command(
    name = "settings",
    description = "Shows all settings: value, where it comes from, default, what it is for.",
    mixinStandardHelpOptions = true)
final class SettingsCommand implements Callable<Integer> {

  @Spec
  private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandSpec command = Main.spec(spec);
    command.commandLine().getOut().println(SettingsPage.inForce(SettingFlags.settings(command)));
    return 0;
  }
}
