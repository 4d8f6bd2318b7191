package io.kinora;

import io.kinora.cli.BenchCommand;
import io.kinora.cli.CheckCommand;
import io.kinora.cli.ProbeCommand;
import io.kinora.cli.RenderCommand;
import io.kinora.engine.access.InvalidBootstrapException;
import io.kinora.infra.db.UnusableDatabaseException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// The command line: `kinora render …`, `kinora serve`, `kinora --version`.
@Command(
    name = "kinora",
    description = "Turns pictures, sound and written film definitions into videos.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {
      RenderCommand.class,
      CheckCommand.class,
      ProbeCommand.class,
      BenchCommand.class,
      RehearseCommand.class
    })
final class Main {

  private static final int FAILED = 1;
  private static final int WRONG_USE = 2;

  private Main() {}

  public static void main(String[] words) {
    System.exit(commandLine().execute(words));
  }

  static CommandLine commandLine() {
    var serve = SettingFlags.on(new ServeCommand(Map.of()));
    serve.getCommandSpec().usageMessage().description("Starts the server.");
    var worker =
        SettingFlags.on(new ServeCommand(Map.of(Settings.ROLES.word(), Role.WORKER.word())));
    worker
        .getCommandSpec()
        .usageMessage()
        .description("Starts a process that only works, on the database of other processes.");
    return new CommandLine(new Main())
        .addSubcommand("serve", serve)
        .addSubcommand("worker", worker)
        .addSubcommand(SettingFlags.on(new SettingsCommand()))
        .addSubcommand(SettingFlags.on(new FsckCommand()))
        .setExecutionExceptionHandler(Main::complain);
  }

  /// What the operator can mend is said in one sentence; a mistake of ours flies on.
  private static int complain(Exception failure, CommandLine line, ParseResult parsed)
      throws Exception {
    int exitCode = switch (failure) {
      case InvalidSettingException _ -> WRONG_USE;
      case CannotStartException _, UnusableDatabaseException _, InvalidBootstrapException _ ->
        FAILED;
      default -> throw failure;
    };
    line.getErr().println(failure.getMessage());
    return exitCode;
  }

  /// What picocli has put into a command before it calls it.
  static CommandSpec spec(@Nullable CommandSpec injected) {
    return Objects.requireNonNull(injected, "picocli injects it");
  }

  /// The version of this build; `0` where the classes run without their jar.
  static String version() {
    return Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
        .orElse("0");
  }

  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      return new String[] {"kinora " + version()};
    }
  }
}
