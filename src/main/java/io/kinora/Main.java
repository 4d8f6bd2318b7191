package io.kinora;

import io.kinora.cli.BenchCommand;
import io.kinora.cli.CheckCommand;
import io.kinora.cli.ProbeCommand;
import io.kinora.cli.RenderCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/// The command line: `kinora render …`, `kinora serve`, `kinora --version`.
@Command(
    name = "kinora",
    description = "Turns pictures, sound and written film definitions into videos.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {RenderCommand.class, CheckCommand.class, ProbeCommand.class, BenchCommand.class})
final class Main {

  private Main() {}

  public static void main(String[] words) {
    System.exit(new CommandLine(new Main()).execute(words));
  }

  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      return new String[] {"kinora " + Main.class.getPackage().getImplementationVersion()};
    }
  }
}
