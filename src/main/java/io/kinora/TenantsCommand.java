package io.kinora;

import io.kinora.engine.access.Tenants;
import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Share;
import io.kinora.engine.task.TaskSettings;
import io.kinora.engine.task.TenantDesk;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `kinora tenants`: lists what tenants have to do, and says how much of the lanes each may have.
@Command(
    name = "tenants",
    description = {
      "Lists the tenants with open tasks or a share of their own, and gives one another share.",
      "Of a tenant so many tasks are queued or running in a lane as its cap, times its weight;"
          + " more wait. With the cap 0 nothing of it begins.",
      "It talks to the database: the processes hear of it within two seconds."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:done", "1:could not be done", "2:wrong use"})
final class TenantsCommand implements Callable<Integer> {

  private enum Action {
    LIST,
    SET,
    UNSET
  }

  @Spec
  private @Nullable CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ACTION",
      description = "set or unset. Without this: lists them.")
  private @Nullable String action;

  @Parameters(index = "1", arity = "0..1", paramLabel = "TENANT", description = "The tenant's id.")
  private @Nullable String tenant;

  @Option(
      names = "--lane",
      paramLabel = "LANE",
      description = "quick, heavy, net or bulk. Without this: all of them.")
  private @Nullable String lane;

  @Option(
      names = "--cap",
      paramLabel = "COUNT",
      description = "With set: 0 to 1000 tasks; 0 pauses the tenant.")
  private @Nullable Integer cap;

  @Option(names = "--weight", paramLabel = "TIMES", description = "With set: 1 to 100.")
  private @Nullable Integer weight;

  @Option(names = "--json", description = "Lists them for machines.")
  private boolean isJson;

  @Override
  public Integer call() {
    CommandSpec command = Main.spec(spec);
    Action wanted = wanted();
    requireRightUse(wanted);
    List<Lane> lanes = lanes();
    Settings settings = SettingFlags.settings(command);
    settings.requireDatabase();
    try (Database database = Databases.open(settings)) {
      var desk = new TenantDesk(database);
      if (wanted == Action.LIST) {
        return list(desk, EngineSettingTable.taskSettings(settings));
      }
      var id = new TenantId(String.valueOf(tenant));
      return isThere(database, id) ? share(desk, id, lanes, wanted) : unknown(id);
    }
  }

  private Action wanted() {
    return switch (action) {
      case null -> Action.LIST;
      case "set" -> Action.SET;
      case "unset" -> Action.UNSET;
      default -> throw wrongUse("Name what to do: set or unset.");
    };
  }

  private void requireRightUse(Action wanted) {
    if (wanted != Action.LIST && tenant == null) {
      throw wrongUse("Name the tenant.");
    }
    if (wanted != Action.LIST && isJson) {
      throw wrongUse("Only the list is told as --json.");
    }
    if (wanted == Action.LIST && lane != null) {
      throw wrongUse("Only set and unset take a --lane.");
    }
    if (wanted != Action.SET && (cap != null || weight != null)) {
      throw wrongUse("Only set takes --cap and --weight.");
    }
    if (wanted == Action.SET && cap == null && weight == null) {
      throw wrongUse("Say what to set: --cap, --weight, or both.");
    }
    requireBetween("--cap", cap, 0, Share.CAP_MAX);
    requireBetween("--weight", weight, 1, Share.WEIGHT_MAX);
  }

  private void requireBetween(String flag, @Nullable Integer number, int min, int max) {
    if (number != null && (number < min || number > max)) {
      throw wrongUse(flag + " is a number from " + min + " to " + max + ".");
    }
  }

  private List<Lane> lanes() {
    if (lane == null) {
      return List.of(Lane.values());
    }
    return List.of(Lane.find(lane)
        .orElseThrow(() -> wrongUse("The lanes are "
            + Arrays.stream(Lane.values()).map(Lane::key).collect(Collectors.joining(", "))
            + ".")));
  }

  private static boolean isThere(Database database, TenantId id) {
    return new Tenants(database, Clock.systemUTC())
        .all().stream().anyMatch(it -> it.id().equals(id));
  }

  private int unknown(TenantId id) {
    Main.spec(spec)
        .commandLine()
        .getErr()
        .println("There is no tenant '" + id + "'; 'kinora keys tenants list' lists them.");
    return 1;
  }

  private int list(TenantDesk desk, TaskSettings usual) {
    PrintWriter out = Main.spec(spec).commandLine().getOut();
    out.print(
        isJson ? TenantList.json(desk.entries(), usual) : TenantList.table(desk.entries(), usual));
    out.flush();
    return 0;
  }

  private int share(TenantDesk desk, TenantId id, List<Lane> lanes, Action wanted) {
    Map<Lane, Share> shares = new EnumMap<>(Lane.class);
    for (Lane it : lanes) {
      shares.put(it, wanted == Action.UNSET ? Share.USUAL : changed(desk.share(id, it)));
    }
    desk.set(id, shares);
    return 0;
  }

  /// What is not named stays as it is.
  private Share changed(Share before) {
    Share withCap = cap == null ? before : before.withCap(cap);
    return weight == null ? withCap : withCap.withWeight(weight);
  }

  private ParameterException wrongUse(String text) {
    return new ParameterException(Main.spec(spec).commandLine(), text);
  }
}
