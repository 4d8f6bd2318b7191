package io.kinora;

import io.kinora.cli.chaos.Ground;
import io.kinora.engine.library.Sweeper;
import io.kinora.engine.upload.UploadPlace;
import io.kinora.engine.upload.Uploads;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.db.Database;
import io.kinora.infra.storage.Storage;
import io.kinora.infra.storage.StoragePlace;
import io.kinora.infra.storage.StoredFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/// A part of the operator's installation that nobody else uses: a schema of its own in the
/// PostgreSQL, a prefix of its own in the bucket; of an embedded one, a data folder of its own.
/// Closing it removes them.
final class ChaosGround implements Ground, AutoCloseable {

  private static final int POSTGRESQL_PORT = 5432;
  private static final int HTTP_PORT = 80;

  private static final Pattern POSTGRESQL = Pattern.compile(
      "jdbc:postgresql://(?<host>[^:/?,]+)(:(?<port>\\d+))?(?<name>/[^?]*)(\\?(?<query>.*))?");

  /// What is a day old is swept; work that has ended needs nothing any more.
  private static final Duration LATER = Duration.ofDays(2);

  /// So long may the way to the database have been when a process measured its clock.
  private static final Duration TIMES_SLACK = Duration.ofSeconds(5);

  private static final List<String> KEYS = List.of(
      "select storage_key from asset_file",
      "select storage_key from asset_piece",
      "select storage_key from upload_piece");

  private final String name;
  private final Map<String, String> flags;
  private final Optional<Path> config;
  private final Settings settings;
  private final Optional<Matcher> postgresql;

  /// Marks it out.
  ///
  /// @param command what names the operator's installation
  /// @param name   letters and digits; nothing else in the installation has it
  /// @param folder for what has no other place
  /// @throws CannotStartException where the database does not let us
  static ChaosGround in(CommandSpec command, String name, Path folder) {
    var ground = new ChaosGround(command, name, folder);
    ground.execute("create schema " + name);
    return ground;
  }

  private ChaosGround(CommandSpec command, String name, Path folder) {
    this.name = name;
    Settings theirs = SettingFlags.settings(command);
    config = SettingFlags.config(command);
    postgresql = Optional.of(POSTGRESQL.matcher(theirs.databaseUrl())).filter(Matcher::matches);
    flags = new HashMap<>(SettingFlags.said(command));
    put(Settings.MASTER_KEY, newKey());
    put(
        Settings.DATA,
        folder.resolve(postgresql.isPresent() ? "data" : "server").toString());
    put(StorageSettingTable.STORAGE, storage(theirs, folder));
    if (postgresql.isPresent()) {
      put(Settings.DATABASE, database(host(), port()));
    } else if (theirs.databaseUrl().startsWith("jdbc:sqlite:")) {
      put(Settings.DATABASE, "");
    } else {
      throw new CannotStartException(
          "The address of the database names several servers, or none: name one of them.");
    }
    settings = SettingFlags.settingsBut(command, flags);
  }

  private void put(Setting<?> setting, String text) {
    flags.put(setting.word(), text);
  }

  private static String newKey() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }

  private String storage(Settings theirs, Path folder) {
    return switch (StorageSettingTable.place(theirs)) {
      case StoragePlace.Folder _ -> folder.resolve("storage").toString();
      case StoragePlace.Bucket(String bucket, String prefix) ->
        "s3://" + bucket + "/" + (prefix.isEmpty() ? "" : prefix + "/") + name;
    };
  }

  private String database(String host, int port) {
    Matcher url = postgresql.orElseThrow();
    String query = url.group("query") == null ? "" : url.group("query") + "&";
    return "jdbc:postgresql://" + host + ":" + port + url.group("name") + "?" + query
        + "currentSchema=" + name;
  }

  private String host() {
    return postgresql.orElseThrow().group("host");
  }

  private int port() {
    String port = postgresql.orElseThrow().group("port");
    return port == null ? POSTGRESQL_PORT : Integer.parseInt(port);
  }

  @Override
  public Optional<Address> database() {
    return postgresql.map(_ -> new Address(host(), port()));
  }

  @Override
  public Optional<Address> storage() {
    return endpoint()
        .map(it -> new Address(it.getHost(), it.getPort() < 0 ? HTTP_PORT : it.getPort()));
  }

  private Optional<URI> endpoint() {
    return StorageSettingTable.place(settings) instanceof StoragePlace.Bucket
        ? settings
            .value(StorageSettingTable.ENDPOINT)
            .filter(it -> "http".equalsIgnoreCase(it.getScheme()))
        : Optional.empty();
  }

  @Override
  public List<String> flags() {
    return config.map(file -> List.of("--config", file.toString())).orElse(List.of());
  }

  @Override
  public Map<String, String> environment(Ports ports) {
    var led = new HashMap<>(flags);
    ports
        .database()
        .ifPresent(port -> led.put(Settings.DATABASE.word(), database("127.0.0.1", port)));
    ports
        .storage()
        .ifPresent(
            port -> led.put(StorageSettingTable.ENDPOINT.word(), "http://127.0.0.1:" + port));
    led.remove(Settings.DATA.word()); // Each process has its own.
    return Settings.ALL.stream()
        .filter(it -> led.containsKey(it.word()))
        .collect(Collectors.toMap(Setting::name, it -> led.getOrDefault(it.word(), "")));
  }

  @Override
  public boolean isQuiet() {
    try (Database database = Databases.openAny(settings)) {
      return openTasks(database).isEmpty();
    }
  }

  private static List<String> openTasks(Database database) {
    return database.read(handle -> handle
        .createQuery(
            "select id || ' (' || kind || ') is ' || state from task where completed_at is null")
        .mapTo(String.class)
        .list());
  }

  @Override
  public List<String> findings() throws IOException {
    var findings = new ArrayList<>(FsckCommand.findings(settings));
    Clock later = Clock.offset(Clock.systemUTC(), LATER);
    try (Database database = Databases.openAny(settings);
        var parts = new OpenParts()) {
      Storage storage = Storages.open(settings, new FreeSpace(0), later, parts);
      openTasks(database).forEach(it -> findings.add("The task " + it + "."));
      findings.addAll(wrongTimes(database));
      var _ = new Sweeper(database, storage).sweep(later.instant());
      var _ = uploads(database, storage, later).sweep();
      findings.addAll(orphans(database, storage));
    }
    return findings;
  }

  /// What clients see of times is one story, though a clock is wrong.
  private static List<String> wrongTimes(Database database) {
    return database.read(handle -> handle
        .createQuery("""
            select 'The task ' || id || ' (' || kind || ') was submitted at ' || submitted_at
              || ', begun at ' || started_at || ' and ended at ' || completed_at || '.'
            from task where completed_at < started_at - :slack or started_at < submitted_at - :slack""")
        .bind("slack", TIMES_SLACK.toMillis())
        .mapTo(String.class)
        .list());
  }

  private Uploads uploads(Database database, Storage storage, Clock later) throws IOException {
    return Uploads.in(
        new UploadPlace(storage, StorageSettingTable.uploads(settings), new FreeSpace(0)),
        database,
        PublishingSettingTable.uploadRules(settings),
        later);
  }

  /// Files that no row knows although all was swept.
  private static List<String> orphans(Database database, Storage storage) throws IOException {
    Set<String> known = new HashSet<>();
    KEYS.forEach(sql -> known.addAll(database.<List<String>>read(
        handle -> handle.createQuery(sql).mapTo(String.class).list())));
    try (Stream<StoredFile> files = storage.files()) {
      return files
          .map(it -> it.key().toString())
          .filter(it -> !known.contains(it))
          .map(it -> "The file " + it + " is an orphan, and is not swept.")
          .toList();
    }
  }

  /// Of an embedded database nothing is to be done.
  private void execute(String statement) {
    if (postgresql.isEmpty()) {
      return;
    }
    try (Connection connection = DriverManager.getConnection(settings.databaseUrl());
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    } catch (SQLException failure) {
      throw new CannotStartException(
          "The database refuses '" + statement + "': " + failure.getMessage() + ".", failure);
    }
  }

  @Override
  public void close() {
    execute("drop schema " + name + " cascade");
    try (var parts = new OpenParts()) {
      Storage storage = Storages.open(settings, new FreeSpace(0), Clock.systemUTC(), parts);
      try (Stream<StoredFile> files = storage.files()) {
        for (StoredFile file : files.toList()) {
          storage.delete(file.key());
        }
      }
      var _ = storage.removeLeftovers(Instant.MAX);
    } catch (IOException failure) {
      throw new CannotStartException(
          "What was stored in the bucket could not be removed: " + failure + ".", failure);
    }
  }
}
