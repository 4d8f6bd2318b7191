package io.kinora;

import io.kinora.cli.BenchCommand;
import io.kinora.cli.CheckCommand;
import io.kinora.cli.ProbeCommand;
import io.kinora.cli.RenderCommand;
import io.kinora.engine.access.InvalidBootstrapException;
import io.kinora.engine.moving.CannotMoveException;
import io.kinora.infra.db.UnusableDatabaseException;
import io.kinora.infra.table.CannotCopyException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
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
    versionProvider = Main.Version.class)
final class Main {

  private static final int FAILED = 1;
  private static final int WRONG_USE = 2;

  private Main() {}

  public static void main(String[] words) {
    System.exit(commandLine(words).execute(words));
  }

  /// The command line with the command that `words` begin with, or with all of them: picocli reads
  /// each command by reflection, and a tenth of a second is much of a start.
  static CommandLine commandLine(String... words) {
    Map<String, Supplier<CommandLine>> commands = commands();
    boolean isNamed = words.length > 0 && commands.containsKey(words[0]);
    var line = new CommandLine(new Main());
    commands.forEach((name, command) -> {
      if (!isNamed || words[0].equals(name)) {
        line.addSubcommand(name, command.get());
      }
    });
    return line.setExecutionExceptionHandler(Main::complain);
  }

  private static Map<String, Supplier<CommandLine>> commands() {
    var commands = new LinkedHashMap<String, Supplier<CommandLine>>();
    commands.put("render", () -> new CommandLine(new RenderCommand()));
    commands.put("check", () -> new CommandLine(new CheckCommand()));
    commands.put("probe", () -> new CommandLine(new ProbeCommand()));
    commands.put("serve", () -> serve("Starts the server.", Map.of()));
    commands.put(
        "worker",
        () -> serve(
            "Starts a process that only works, on the database of other processes.",
            Map.of(Settings.ROLES.word(), Role.WORKER.word())));
    commands.put("settings", () -> SettingFlags.on(new SettingsCommand()));
    commands.put("connect", () -> SettingFlags.on(new ConnectCommand()));
    commands.put("keys", () -> SettingFlags.on(new KeysCommand()));
    commands.put("recipes", () -> SettingFlags.on(new RecipesCommand()));
    commands.put("workers", () -> SettingFlags.on(new WorkersCommand()));
    commands.put("tenants", () -> SettingFlags.on(new TenantsCommand()));
    commands.put(
        "priority",
        () -> SettingFlags.on(new PriorityCommand())
            .setUnmatchedOptionsArePositionalParams(true)); // Such as -7.
    commands.put("chaos", () -> SettingFlags.on(new ChaosCommand()));
    commands.put("fsck", () -> SettingFlags.on(new FsckCommand()));
    commands.put("migrate", () -> SettingFlags.on(new MigrateCommand()));
    commands.put("bench", () -> new CommandLine(new BenchCommand()));
    commands.put("rehearse", () -> new CommandLine(new RehearseCommand()));
    return commands;
  }

  private static CommandLine serve(String description, Map<String, String> usualFlags) {
    CommandLine serve = SettingFlags.on(new ServeCommand(usualFlags));
    serve.getCommandSpec().usageMessage().description(description);
    return serve;
  }

  /// What the operator can mend is said in one sentence; a mistake of ours flies on.
  private static int complain(Exception failure, CommandLine line, ParseResult parsed)
      throws Exception {
    int exitCode = switch (failure) {
      case InvalidSettingException _ -> WRONG_USE;
      case CannotStartException _,
          UnusableDatabaseException _,
          InvalidBootstrapException _,
          CannotMoveException _,
          CannotCopyException _ -> FAILED;
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
