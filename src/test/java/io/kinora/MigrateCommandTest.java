package io.kinora;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kinora.engine.library.AssetId;
import io.kinora.engine.library.Library;
import io.kinora.engine.library.Maker;
import io.kinora.engine.library.NewFile;
import io.kinora.engine.machine.Labels;
import io.kinora.engine.machine.Machine;
import io.kinora.engine.machine.Presence;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.base.RandomKey;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.fake.TestPostgres;
import io.kinora.infra.s3.fake.TestS3;
import io.kinora.infra.secret.MasterKey;
import io.kinora.infra.storage.Storage;
import io.kinora.infra.storage.StoredFile;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MigrateCommandTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final AssetId ASSET = new AssetId(RandomKey.of128Bits());

  @TempDir
  private Path folder;

  private final String url = TestPostgres.newUrl();
  private final String bucket = "s3://" + TestS3.newBucket() + "/kinora";
  private Path data;

  private record Said(int exitCode, String out, String complaint) {}

  @BeforeEach
  void make() throws IOException {
    data = Files.createDirectory(folder.resolve("data"));
    MasterKey.in(data);
    keep("a.txt");
  }

  /// The source has files of these names, each with the text `hello`.
  private void keep(String... names) throws IOException {
    try (var parts = new OpenParts()) {
      Library library = library(settings(data, Map.of()), parts);
      for (String name : names) {
        var id = name.equals("a.txt") ? ASSET : new AssetId(RandomKey.of128Bits());
        var maker = new Maker(new TenantId("acme"), id, 1, "image.thumb");
        NewFile file = library.put(
            maker, name, "text/plain", new ByteArrayInputStream("hello".getBytes(UTF_8)));
        library.commit(library.keep(maker, List.of(file)));
      }
    }
  }

  private static Library library(Settings settings, OpenParts parts) throws IOException {
    Database database = parts.add(Database.open(settings.databaseUrl(), 4));
    Storage storage = Storages.open(settings, new FreeSpace(0), Clock.systemUTC(), parts);
    return new Library(database, storage, Clock.systemUTC());
  }

  private static Settings settings(Path data, Map<String, String> more) {
    var flags = new HashMap<>(Map.of("data", data.toString(), "port", "0"));
    flags.putAll(more);
    return new SettingSources(Map.of(), flags, Optional.empty()).read();
  }

  /// The settings of the target, as an operator writes them.
  private Path targetFile(Path targetData) throws IOException {
    return Files.writeString(folder.resolve("target.env"), """
        KINORA_DATA=%s
        KINORA_DATABASE=%s
        KINORA_STORAGE=%s
        KINORA_S3_ENDPOINT=%s
        KINORA_S3_ACCESS_KEY=%s
        KINORA_S3_SECRET_KEY=%s
        """.formatted(
            targetData,
            url,
            bucket,
            TestS3.endpoint(),
            TestS3.KEYS.accessKey(),
            TestS3.KEYS.secretKey()));
  }

  private Settings target() {
    return settings(
        data,
        Map.of(
            "database",
            url,
            "storage",
            bucket,
            "s3-endpoint",
            TestS3.endpoint().toString(),
            "s3-access-key",
            TestS3.KEYS.accessKey(),
            "s3-secret-key",
            TestS3.KEYS.secretKey()));
  }

  private Said migrate(String... more) {
    List<String> words = new ArrayList<>(List.of("migrate"));
    if (!List.of(more).contains("--config")) {
      words.addAll(List.of("--data", data.toString()));
    }
    words.addAll(List.of(more));
    var out = new StringWriter();
    var complaint = new StringWriter();
    String[] all = words.toArray(String[]::new);
    var line = Main.commandLine(all);
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(complaint, true));
    return new Said(line.execute(all), out.toString(), complaint.toString());
  }

  private static String hello(Settings settings) throws IOException {
    try (var parts = new OpenParts()) {
      Library library = library(settings, parts);
      var file = library.findFile(new TenantId("acme"), ASSET, "a.txt").orElseThrow();
      return new String(library.open(file, 0).readAllBytes(), UTF_8);
    }
  }

  @Test
  void all_comes_to_a_server_and_a_bucket_and_back_into_another_folder() throws IOException {
    Path there = targetFile(data);
    Said first = migrate("--to-settings", there.toString(), "--json");
    assertThat(first.exitCode()).as(first.complaint()).isZero();
    assertThat(hello(target())).isEqualTo("hello");

    Path again = folder.resolve("again");
    Path home = Files.writeString(folder.resolve("home.env"), "KINORA_DATA=" + again + "\n");
    Said back = migrate("--config", there.toString(), "--to-settings", home.toString(), "--json");

    assertThat(back.exitCode()).as(back.complaint()).isZero();
    assertThat(hello(settings(again, Map.of()))).isEqualTo("hello");
    assertThat(Files.readString(again.resolve("master.key")))
        .isEqualTo(Files.readString(data.resolve("master.key")));
    assertThat(json(back).path("tables"))
        .isEqualTo(json(first).path("tables"))
        .hasSizeGreaterThan(50);
    assertThat(FsckCommand.findings(settings(again, Map.of()))).isEmpty();
  }

  private static JsonNode json(Said said) {
    return JsonMapper.shared().readTree(said.out());
  }

  @Test
  void a_move_that_is_killed_among_the_files_and_among_the_rows_goes_on() throws Exception {
    keep(IntStream.range(0, 300).mapToObj(number -> number + ".txt").toArray(String[]::new));
    String there = targetFile(data).toString();

    Process amongFiles = migrating(there);
    await().atMost(LONG).pollInterval(Duration.ofMillis(5)).until(() -> filesThere() > 20);
    amongFiles.destroyForcibly().waitFor();
    long came = filesThere();
    Process amongRows = migrating(there);
    try (BufferedReader lines = amongRows.errorReader()) {
      assertThat(lines.lines().anyMatch(it -> it.startsWith("Table asset:"))).isTrue();
      amongRows.destroyForcibly().waitFor();
    }
    assertThatThrownBy(() -> Server.start(target(), Clock.systemUTC()))
        .isInstanceOf(CannotStartException.class)
        .hasMessageStartingWith("This database is half moved");
    Said last = migrate("--to-settings", there, "--json");

    assertThat(last.exitCode()).as(last.complaint()).isZero();
    assertThat(came).isBetween(21L, 300L);
    assertThat(json(last).path("files").path("there").asInt()).isEqualTo(301);
    assertThat(hello(target())).isEqualTo("hello");
    assertThat(FsckCommand.findings(target())).isEmpty();
  }

  /// A process of its own that moves all.
  private Process migrating(String there) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "migrate",
            "--data",
            data.toString(),
            "--to-settings",
            there)
        .redirectOutput(Redirect.DISCARD)
        .start();
  }

  private long filesThere() throws IOException {
    try (var parts = new OpenParts()) {
      Storage storage = Storages.open(target(), new FreeSpace(0), Clock.systemUTC(), parts);
      try (Stream<StoredFile> files = storage.files()) {
        return files.count();
      }
    }
  }

  @Test
  void people_are_told_what_came_and_how_to_start_there() throws IOException {
    Said said = migrate("--to-settings", targetFile(data).toString());

    assertThat(said.out())
        .containsPattern("asset_file +1 +[0-9a-f]{64}\n")
        .contains("Files: 1, 5 bytes (1 came now, 0 were there).\n")
        .contains("Uploads: 0, 0 bytes.\n")
        .contains("KINORA_STORAGE=" + bucket)
        .doesNotContain("open-sesame");
    assertThat(said.complaint()).contains("Files: 1 of 1").contains("Table asset: 1 rows");
  }

  @Test
  void no_server_starts_on_a_source_that_has_moved_until_it_is_unmarked() throws IOException {
    migrate("--to-settings", targetFile(data).toString());
    Settings source = settings(data, Map.of());
    assertThatThrownBy(() -> Server.start(source, Clock.systemUTC()))
        .isInstanceOf(CannotStartException.class)
        .hasMessageStartingWith("This installation has moved to jdbc:postgresql://")
        .hasMessageContaining("with " + bucket + ": start Kinora there.")
        .hasMessageContaining("kinora migrate --unmark");
    assertThatThrownBy(() -> Databases.open(source))
        .isInstanceOf(CannotStartException.class)
        .hasMessageStartingWith("This installation has moved to jdbc:postgresql://");

    Said said = migrate("--unmark");

    assertThat(said.out()).startsWith("Forgotten. Do not start Kinora on the other side, jdbc:");
    try (Database database = Databases.open(source)) {
      StartChecks.requireHere(database, StorageSettingTable.placeName(source));
    }
  }

  @Test
  void no_server_starts_on_a_target_that_is_half_there() throws IOException {
    migrate("--to-settings", targetFile(data).toString(), "--phase", "files");

    assertThatThrownBy(() -> Server.start(target(), Clock.systemUTC()))
        .isInstanceOf(CannotStartException.class)
        .hasMessageStartingWith("This database is half moved: not all has come from jdbc:sqlite:");
  }

  @Test
  void files_go_ahead_while_a_server_has_the_folder() throws IOException {
    String there = targetFile(data).toString();
    try (DataFolder _ = DataFolder.take(data)) {
      Said refused = migrate("--to-settings", there);
      Said files = migrate("--to-settings", there, "--phase", "files", "--json");

      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.complaint()).contains("is in use by another Kinora");
      assertThat(files.exitCode()).as(files.complaint()).isZero();
      assertThat(json(files).path("files").path("copied").asInt()).isEqualTo(1);
    }

    Said rest = migrate("--to-settings", there, "--verify", "sizes", "--json");

    assertThat(json(rest).path("files").path("there").asInt()).isEqualTo(1);
    assertThat(hello(target())).isEqualTo("hello");
  }

  @Test
  void a_bucket_that_is_not_there_is_told_in_a_sentence() throws IOException {
    String there = targetFile(data).toString();

    Said said = migrate("--to-settings", there, "--to-storage", "s3://nobody-made-it");

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.complaint())
        .isEqualTo("The bucket nobody-made-it at " + TestS3.endpoint()
            + " is not there; make it first.\n");
  }

  @Test
  void a_second_time_says_that_all_has_come() throws IOException {
    String there = targetFile(data).toString();
    migrate("--to-settings", there);

    assertThat(migrate("--to-settings", there))
        .isEqualTo(new Said(0, "All has come already.\n", ""));
  }

  @Test
  void a_target_with_rows_of_an_older_version_is_not_even_brought_forward() throws IOException {
    try (Database database = Database.open(url, 4)) {
      database.transact(it -> it.handle().execute("drop table move_mark"));
      database.transact(it -> it.handle()
          .execute("delete from flyway_schema_history where installed_rank ="
              + " (select max(installed_rank) from flyway_schema_history)"));
      database.transact(
          it -> it.handle().execute("insert into tenant (id, created_at) values ('a', 1)"));
    }

    Said said = migrate("--to-settings", targetFile(data).toString());

    assertThat(said)
        .isEqualTo(new Said(
            1,
            "",
            "The target is not empty: its table tenant has rows. Name an empty database.\n"));
    boolean isForward = Database.peek(
        url,
        it -> it.createQuery("select to_regclass('move_mark') is not null")
            .mapTo(Boolean.class)
            .one());
    assertThat(isForward).isFalse();
  }

  @Test
  void a_source_of_an_older_version_is_refused() throws IOException {
    try (Database database = Databases.open(settings(data, Map.of()))) {
      database.transact(it -> it.handle()
          .execute("delete from flyway_schema_history where installed_rank ="
              + " (select max(installed_rank) from flyway_schema_history)"));
    }

    Said said = migrate("--to-settings", targetFile(data).toString());

    assertThat(said)
        .isEqualTo(new Said(
            1,
            "",
            "The database has the tables of an older version of Kinora: start a server of this"
                + " version once, or use the command of that one.\n"));
  }

  @Test
  void a_target_with_another_master_key_is_refused() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    MasterKey.in(other);

    Said said = migrate("--to-settings", targetFile(other).toString());

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.complaint()).startsWith("The target has another master key");
  }

  @Test
  void a_dry_run_counts_and_changes_nothing() throws IOException {
    Said said = migrate("--to-settings", targetFile(data).toString(), "--dry-run");

    assertThat(said.exitCode()).isZero();
    assertThat(said.out()).containsPattern("asset_file +1\n").endsWith("Files: 1, 5 bytes.\n");
    boolean isEmpty = Database.peek(
        url,
        it -> it.createQuery("select to_regclass('tenant') is null")
            .mapTo(Boolean.class)
            .one());
    assertThat(isEmpty).isTrue();
  }

  @Test
  void a_source_that_works_elsewhere_is_refused() throws IOException {
    String there = targetFile(data).toString();
    migrate("--to-settings", there);
    try (Database database = Database.open(url, 4)) {
      new Presence(
              database, "alive", new Machine("m", 7, "1", List.of(), 1, 1, Labels.NONE), Map.of())
          .join();
    }
    Path home =
        Files.writeString(folder.resolve("home.env"), "KINORA_DATA=" + folder.resolve("again"));

    Said said = migrate("--config", there, "--to-settings", home.toString());

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.complaint()).contains("Kinora works on the database: alive (m:7). Stop it");
  }

  @Test
  void files_alone_move_and_a_server_wants_them_where_they_are() throws IOException {
    Path moved = folder.resolve("films");

    Said said = migrate("--to-storage", moved.toString());

    assertThat(said.exitCode()).as(said.complaint()).isZero();
    assertThat(hello(settings(data, Map.of("storage", moved.toString())))).isEqualTo("hello");
    try (Database database = Databases.openAny(settings(data, Map.of()))) {
      StartChecks.requireHere(database, moved.toString());
      assertThatThrownBy(() -> StartChecks.requireHere(database, data + "/storage"))
          .isInstanceOf(CannotStartException.class)
          .hasMessageStartingWith("The files of this installation have moved to " + moved);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                                     | 2 | Name the target: --to, --to-storage, --to-settings.
      --unmark --to jdbc:sqlite:a.db | 2 | --unmark has no target.
      --to mysql:a                   | 2 | KINORA_DATABASE is 'mysql:a' in the flags: expected
      --to-storage DATA/storage      | 2 | Source and target are the same:
      --to jdbc:sqlite:DATA/kinora.db | 2 | Source and target are the same:
      --to jdbc:sqlite:b.db --threads 0 | 2 | --threads is a number from 1 to 64.
      --to jdbc:sqlite:b.db --phase rows | 2 | --phase is all or files.
      --to jdbc:postgresql://127.0.0.1:1/x | 1 | The database cannot be reached:
      """)
  void what_cannot_be_done_is_said(String words, int exitCode, String complaint) {
    String[] split =
        words == null ? new String[0] : words.replace("DATA", data.toString()).split(" +", -1);

    Said said = migrate(split);

    assertThat(said.complaint()).startsWith(complaint);
    assertThat(said.exitCode()).isEqualTo(exitCode);
  }
}
