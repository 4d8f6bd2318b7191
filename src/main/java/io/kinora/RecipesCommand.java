package io.kinora;

import io.kinora.engine.access.Audit;
import io.kinora.engine.access.Tenants;
import io.kinora.engine.recipe.Receivers;
import io.kinora.engine.recipe.Recipes;
import io.kinora.engine.recipe.StoredRecipe;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import io.kinora.media.recipe.RecipeReading;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `kinora recipes`: what tenants' videos are made into by Flix Cloud; also while a server works.
@Command(
    name = "recipes",
    description = {
      "Lists, makes, changes, disables and removes the recipes of a tenant, for Flix Cloud.",
      "Settings are given as name=value: container=mp4 resolution=640x480 video_bit_rate=500. The"
          + " manual names all: docs/api/flixcloud.md. 'set' replaces all settings of a recipe;"
          + " jobs that were taken before keep theirs. 'notify' names who is told of jobs that do"
          + " not say it themselves."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:done", "1:could not be done", "2:wrong use"})
final class RecipesCommand implements Callable<Integer> {

  @Spec
  private @Nullable CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "ACTION",
      description = "list, create, set, enable, disable, remove or notify.")
  private String action = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "RECIPE",
      description =
          "The number of a recipe; the name of a new one; the address to notify, or" + " none.")
  private String recipe = "";

  @Parameters(index = "2..*", paramLabel = "NAME=VALUE", description = "Settings.")
  private Map<String, String> settings = Map.of();

  @Option(
      names = "--tenant",
      paramLabel = "ID",
      required = true,
      description = "Whose recipes they are.")
  private String tenant = "";

  @Override
  public Integer call() {
    CommandSpec command = Main.spec(spec);
    Settings server = SettingFlags.settings(command);
    server.requireDatabase();
    try (Database database = Databases.open(server)) {
      TenantId owner = owner(database);
      Optional<String> done = action.equals("notify")
          ? notify(owner, new Receivers(database, Server.openVault(server)))
          : change(owner, new Recipes(database, Databases.clock(database)));
      PrintWriter out = command.commandLine().getOut();
      done.ifPresent(out::print);
      out.flush();
      if (done.isEmpty()) {
        command.commandLine().getErr().println("There is no such recipe, or its name is taken.");
      }
      return done.isPresent() ? 0 : 1;
    }
  }

  private TenantId owner(Database database) {
    return new Tenants(database, Clock.systemUTC())
        .all().stream()
            .map(Tenants.Entry::id)
            .filter(it -> it.value().equals(tenant))
            .findFirst()
            .orElseThrow(() -> wrongUse("There is no tenant '" + tenant + "'."));
  }

  private Optional<String> notify(TenantId owner, Receivers receivers) {
    if (recipe.equals("none")) {
      receivers.clear(owner);
    } else {
      receivers.set(
          owner,
          Receivers.address(recipe)
              .orElseThrow(() -> wrongUse("Name the address to notify, http or https, or none.")));
    }
    audit(owner, "-");
    return Optional.of("Done.\n");
  }

  /// @return what to say; nothing where it could not be done
  private Optional<String> change(TenantId owner, Recipes recipes) {
    if (action.equals("list")) {
      return Optional.of(lines(recipes.all(owner)));
    }
    Optional<String> done = switch (action) {
      case "create" -> create(owner, recipes);
      case "set" -> said(recipes.change(owner, number(), checkedSettings()));
      case "enable" -> said(recipes.setActive(owner, number(), true));
      case "disable" -> said(recipes.setActive(owner, number(), false));
      case "remove" -> said(recipes.remove(owner, number()));
      default ->
        throw wrongUse("Name what to do: list, create, set, enable, disable, remove or notify.");
    };
    done.ifPresent(_ -> audit(owner, recipe));
    return done;
  }

  private Optional<String> create(TenantId owner, Recipes recipes) {
    if (!StoredRecipe.isName(recipe)) {
      throw wrongUse("Name the new recipe, with at most 100 characters.");
    }
    return recipes.add(owner, recipe, checkedSettings()).map(it -> lines(List.of(it)));
  }

  private static Optional<String> said(boolean isDone) {
    return isDone ? Optional.of("Done.\n") : Optional.empty();
  }

  private int number() {
    if (!recipe.matches("[0-9]{1,9}")) {
      throw wrongUse("Name the recipe by its number, see 'list'.");
    }
    return Integer.parseInt(recipe);
  }

  private Map<String, String> checkedSettings() {
    List<String> wrong = RecipeReading.read(settings, true).wrong();
    if (!wrong.isEmpty()) {
      throw wrongUse("These settings cannot be so: " + String.join(", ", wrong) + ".");
    }
    return settings;
  }

  private static String lines(List<StoredRecipe> recipes) {
    var lines = new StringBuilder();
    for (StoredRecipe one : recipes) {
      lines
          .append(one.id())
          .append(' ')
          .append(one.name())
          .append(one.isActive() ? " " : " (disabled) ")
          .append(one.shown())
          .append('\n');
    }
    return lines.toString();
  }

  private void audit(TenantId owner, String id) {
    Audit.write(new Audit.Change(owner, Audit.OPERATOR, "recipe." + action, id, "done"), "-");
  }

  private ParameterException wrongUse(String text) {
    return new ParameterException(Main.spec(spec).commandLine(), text);
  }
}
