package io.kinora;

import io.kinora.KeyDesk.Action;
import io.kinora.KeyDesk.Kind;
import io.kinora.KeyDesk.Outcome;
import io.kinora.KeyDesk.Wish;
import io.kinora.engine.access.Scopes;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `kinora keys`: makes, shows and ends tenants and their credentials; also while a server works.
@Command(
    name = "keys",
    description = {
      "Makes, lists, disables and renews tenants, clients (who ask for access tokens), API keys",
      "keys for Flix Cloud, and accounts for Panda and for the API of Stupeflix (factory).",
      "A new secret is printed once, and kept nowhere. After 'rotate' a client's secret of before"
          + " works on until the next 'rotate'; that of a key ends at once."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:done", "1:could not be done", "2:wrong use"})
final class KeysCommand implements Callable<Integer> {

  @Spec
  private @Nullable CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "WHAT",
      description = "tenants, clients, keys, flixcloud, panda or factory.")
  private @Nullable String what;

  @Parameters(
      index = "1",
      paramLabel = "ACTION",
      description = "create, list, disable, enable, or (not for tenants) rotate.")
  private @Nullable String action;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "ID",
      description = "The tenant, client or key; a new key finds its id itself.")
  private @Nullable String id;

  @Option(names = "--tenant", paramLabel = "ID", description = "Whose client or key it will be.")
  private @Nullable String tenant;

  @Option(
      names = "--scopes",
      paramLabel = "SCOPES",
      description = "What it may do, with commas: videos:read, videos:write, videos:delete,"
          + " webhooks:manage. Without this: all about videos.")
  private String scopes = "videos:read,videos:write,videos:delete";

  @Option(
      names = "--days",
      paramLabel = "COUNT",
      description = "When a key ends by itself. Without this: never.")
  private @Nullable Integer days;

  @Override
  public Integer call() {
    CommandSpec command = Main.spec(spec);
    Settings settings = SettingFlags.settings(command);
    settings.requireDatabase();
    Wish wish = wish();
    try (Database database = Databases.open(settings)) {
      var desk = new KeyDesk(database, Server.openVault(settings), Databases.clock(database));
      Outcome outcome = desk.answer(wish, this::terms);
      return switch (outcome) {
        case Outcome.Done(String said) -> {
          command.commandLine().getOut().print(said);
          command.commandLine().getOut().flush();
          yield 0;
        }
        case Outcome.NotDone(String why) -> {
          command.commandLine().getErr().println(why);
          yield 1;
        }
        case Outcome.NotUnderstood(String why) -> throw wrongUse(why);
      };
    }
  }

  private Wish wish() {
    var kind =
        Kind.find(text(what)).orElseThrow(() -> wrongUse("Name what: tenants, clients or keys."));
    var doing = Action.find(text(action))
        .orElseThrow(() -> wrongUse("Name what to do: create, list, disable, enable or rotate."));
    return new Wish(kind, doing, text(id));
  }

  /// What is only needed for something new.
  private KeyDesk.Terms terms() {
    TenantId owner = Optional.ofNullable(tenant)
        .filter(TenantId::isOne)
        .map(TenantId::new)
        .orElseThrow(() -> wrongUse("Name the tenant by --tenant."));
    Scopes allowed = Scopes.parse(scopes.replace(',', ' '))
        .filter(it -> !it.isEmpty())
        .orElseThrow(() -> wrongUse("The scopes are videos:read, videos:write, videos:delete and"
            + " webhooks:manage, with commas."));
    if (days != null && days < 1) {
      throw wrongUse("A key works for one day at least.");
    }
    return new KeyDesk.Terms(owner, allowed, days == null ? null : Duration.ofDays(days));
  }

  private static String text(@Nullable String given) {
    return given == null ? "" : given;
  }

  private ParameterException wrongUse(String text) {
    return new ParameterException(Main.spec(spec).commandLine(), text);
  }
}
