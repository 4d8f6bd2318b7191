package io.kinora;

import io.kinora.engine.access.Access;
import io.kinora.engine.connection.Connection;
import io.kinora.engine.connection.Connections;
import io.kinora.engine.connection.InvalidConnectionException;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import io.kinora.infra.platform.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `kinora connect`: keeps what a tenant has at a platform for videos; also while a server works.
///
/// Tokens come from a file or the input, never as a flag: other users of a machine see flags.
@Command(
    name = "connect",
    description = {
      "Keeps tokens of a tenant at a platform, sealed; tasks mean them by the word 'connection'.",
      "They are read as a JSON object, as in the bootstrap file's 'connections': from the input,"
          + " or from the file of --from."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:done", "1:could not be done", "2:wrong use"})
final class ConnectCommand implements Callable<Integer> {

  private static final int BYTES_MAX = 64 << 10;

  @Spec
  private @Nullable CommandSpec spec;

  @Parameters(index = "0", arity = "0..1", description = "youtube, vimeo or facebook.")
  private @Nullable String platform;

  @Option(names = "--tenant", paramLabel = "ID", description = "Whose tokens they are.")
  private @Nullable String tenant;

  @Option(names = "--from", paramLabel = "FILE", description = "File to read instead of the input.")
  private @Nullable Path from;

  @Option(names = "--list", description = "Shows all connections, without their tokens.")
  private boolean isList;

  @Option(names = "--remove", description = "Forgets the tokens.")
  private boolean isRemove;

  @Override
  public Integer call() throws IOException {
    CommandSpec command = Main.spec(spec);
    Settings settings = SettingFlags.settings(command);
    PrintWriter out = command.commandLine().getOut();
    settings.requireDatabase();
    try (Database database = Databases.open(settings)) {
      var connections =
          new Connections(database, Server.openVault(settings), Databases.clock(database));
      return isList ? list(connections, out) : change(connections, new Access(database), out);
    }
  }

  private static int list(Connections connections, PrintWriter out) {
    connections
        .all()
        .forEach(it ->
            out.println(it.tenant().value() + " " + it.platform().word() + " since " + it.since()));
    return 0;
  }

  private int change(Connections connections, Access access, PrintWriter out) throws IOException {
    Platform chosen = Optional.ofNullable(platform)
        .flatMap(Platform::find)
        .orElseThrow(() -> wrongUse("Name a platform: youtube, vimeo or facebook."));
    TenantId owner = Optional.ofNullable(tenant)
        .map(TenantId::new)
        .orElseThrow(() -> wrongUse("Name the tenant by --tenant."));
    if (!access.isTenant(owner)) {
      throw wrongUse("There is no tenant '" + owner.value() + "'.");
    }
    String whom = owner.value() + " and " + chosen.title();
    if (isRemove) {
      boolean wasThere = connections.remove(owner, chosen);
      out.println(wasThere ? whom + ": forgotten." : whom + " were not connected.");
      return wasThere ? 0 : 1;
    }
    connections.put(owner, read(chosen));
    out.println(whom + ": connected.");
    return 0;
  }

  private Connection read(Platform chosen) throws IOException {
    try (InputStream in = from == null ? System.in : Files.newInputStream(from)) {
      JsonNode given = JsonMapper.shared().readTree(in.readNBytes(BYTES_MAX));
      return Connection.read(chosen, given);
    } catch (JacksonException _) { // Its message shows what stands there.
      throw wrongUse("What was read is no JSON object.");
    } catch (InvalidConnectionException wrong) {
      throw wrongUse("What was read is wrong: expected " + wrong.getMessage() + ".");
    }
  }

  private ParameterException wrongUse(String text) {
    return new ParameterException(Main.spec(spec).commandLine(), text);
  }
}
