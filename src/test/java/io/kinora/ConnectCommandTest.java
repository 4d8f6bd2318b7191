package io.kinora;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.engine.access.Bootstrap;
import io.kinora.engine.cloud.Accounts;
import io.kinora.engine.connection.Connections;
import io.kinora.engine.film.FilmAccounts;
import io.kinora.engine.recipe.Receivers;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import io.kinora.infra.platform.Platform;
import io.kinora.infra.secret.MasterKey;
import io.kinora.infra.secret.Vault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectCommandTest {

  @TempDir
  private Path data;

  /// What a command ended with, and said.
  private record Said(int exitCode, String text) {}

  @BeforeEach
  void admitAcme() throws IOException {
    Path file =
        Files.writeString(data.resolve("tenants.json"), "{\"tenants\": [{\"id\": \"acme\"}]}");
    try (Database database = open()) {
      new Bootstrap(
              database,
              connections(database),
              new Receivers(database, new Vault(MasterKey.in(data))),
              new Accounts(database, new Vault(MasterKey.in(data)), Clock.systemUTC()),
              new FilmAccounts(database, new Vault(MasterKey.in(data)), Clock.systemUTC()),
              Clock.systemUTC())
          .apply(file);
    }
  }

  @Test
  void tokens_of_a_file_are_kept_listed_without_them_and_forgotten() throws IOException {
    Path tokens = tokens("{\"access_token\": \"hush\"}");

    Said kept = run("youtube", "--tenant", "acme", "--from", tokens.toString());
    assertThat(kept).isEqualTo(new Said(0, "acme and YouTube: connected.\n"));
    try (Database database = open()) {
      assertThat(connections(database).find(new TenantId("acme"), Platform.YOUTUBE))
          .map(it -> it.value("access_token"))
          .contains("hush");
    }

    Said listed = run("--list");
    assertThat(listed.text()).startsWith("acme youtube since 20").doesNotContain("hush");

    assertThat(run("youtube", "--tenant", "acme", "--remove"))
        .isEqualTo(new Said(0, "acme and YouTube: forgotten.\n"));
    assertThat(run("--list")).isEqualTo(new Said(0, ""));
    assertThat(run("youtube", "--tenant", "acme", "--remove").exitCode()).isEqualTo(1);
  }

  @Test
  void tokens_come_from_the_input_where_no_file_is_named() {
    InputStream usual = System.in;
    System.setIn(new ByteArrayInputStream("{\"access_token\": \"hush\"}\n".getBytes(UTF_8)));
    try {
      assertThat(run("facebook", "--tenant", "acme"))
          .isEqualTo(new Said(0, "acme and Facebook: connected.\n"));
    } finally {
      System.setIn(usual);
    }

    try (Database database = open()) {
      assertThat(connections(database).find(new TenantId("acme"), Platform.FACEBOOK))
          .map(it -> it.value("access_token"))
          .contains("hush");
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
          {"access_token": "hush"}   | tape --tenant acme    | Name a platform: youtube, vimeo or facebook.
          {"access_token": "hush"}   | youtube               | Name the tenant by --tenant.
          {"access_token": "hush"}   | youtube --tenant none | There is no tenant 'none'.
          {"access_token": hush}     | youtube --tenant acme | What was read is no JSON object.
          {"access_tokens": "hush"}  | youtube --tenant acme | What was read is wrong: expected no 'access_tokens' (did you mean 'access_token'?).
          """)
  void what_is_wrong_is_said_without_the_tokens(String json, String words, String complaint)
      throws IOException {
    Path tokens = tokens(json);

    Said said =
        run(Stream.concat(Stream.of(words.split(" ", -1)), Stream.of("--from", tokens.toString()))
            .toArray(String[]::new));

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.text()).startsWith(complaint + "\n").doesNotContain("hush");
  }

  private Path tokens(String json) throws IOException {
    return Files.writeString(data.resolve("tokens.json"), json);
  }

  private Said run(String... words) {
    var all = Stream.concat(Stream.of("connect", "--data", data.toString()), Stream.of(words))
        .toArray(String[]::new);
    var text = new StringWriter();
    var line = Main.commandLine(all);
    line.setOut(new PrintWriter(text, true)).setErr(new PrintWriter(text, true));
    return new Said(line.execute(all), text.toString());
  }

  private Database open() {
    return Database.open("jdbc:sqlite:" + data.resolve("kinora.db"), 2);
  }

  private Connections connections(Database database) {
    return new Connections(database, new Vault(MasterKey.in(data)), Clock.systemUTC());
  }
}
