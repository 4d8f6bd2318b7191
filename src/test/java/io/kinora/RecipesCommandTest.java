package io.kinora;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.engine.access.Tenants;
import io.kinora.engine.recipe.Receivers;
import io.kinora.engine.recipe.Recipes;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import io.kinora.infra.secret.MasterKey;
import io.kinora.infra.secret.Vault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An operator's recipes. Source: the flixcloud contract, section 5.
class RecipesCommandTest {

  private static final TenantId ACME = new TenantId("acme");

  @TempDir
  private Path data;

  private Database database;
  private Recipes recipes;

  private record Said(int exitCode, String text) {}

  @BeforeEach
  void admitAcme() {
    database = Database.open("jdbc:sqlite:" + data.resolve("kinora.db"), 2);
    new Tenants(database, Clock.systemUTC()).create(ACME);
    recipes = new Recipes(database, Clock.systemUTC());
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Said run(String... words) {
    var text = new StringWriter();
    String[] all = Stream.concat(
            Stream.of("recipes", "--data", data.toString(), "--tenant", "acme"), Stream.of(words))
        .toArray(String[]::new);
    var line = Main.commandLine(all);
    line.setOut(new PrintWriter(text, true)).setErr(new PrintWriter(text, true));
    return new Said(line.execute(all), text.toString());
  }

  @Test
  void a_recipe_is_made_listed_changed_disabled_and_removed() {
    assertThat(run("create", "mpg2avi", "container=flv", "width=320").text())
        .isEqualTo("1 mpg2avi {container=flv, width=320}\n");
    assertThat(run("create", "mpg2avi").exitCode()).isEqualTo(1);
    assertThat(run("set", "1", "container=mp4").exitCode()).isZero();
    assertThat(run("disable", "1").exitCode()).isZero();
    assertThat(run("list").text()).isEqualTo("1 mpg2avi (disabled) {container=mp4}\n");
    assertThat(run("enable", "1").exitCode()).isZero();
    assertThat(recipes.find(ACME, "mpg2avi").orElseThrow().isActive()).isTrue();
    assertThat(run("remove", "1").exitCode()).isZero();
    assertThat(run("remove", "1").exitCode()).isEqualTo(1);
  }

  @Test
  void who_is_told_is_named_and_forgotten() {
    var receivers = new Receivers(database, new Vault(MasterKey.in(data)));

    run("notify", "https://example.com/flix");
    assertThat(receivers.find(ACME)).contains("https://example.com/flix");

    run("notify", "none");
    assertThat(receivers.find(ACME)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create new width=wide",
        "set first",
        "bake it",
        "create",
        "notify",
        "notify ftp://x/y",
        "enable x"
      })
  void wrong_use_is_told(String words) {
    Said said = run(words.split(" ", -1));

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.text()).isNotBlank();
  }
}
