package io.kinora;

import com.sun.management.OperatingSystemMXBean;
import io.kinora.engine.connection.Connectors;
import io.kinora.infra.outbound.Guard;
import io.kinora.infra.secret.MasterKey;
import io.kinora.media.ffmpeg.SandboxLevel;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Every setting with its description, and the values that are in force.
///
/// [SettingSources] makes them from what the operator said.
final class Settings {

  static final Setting<Path> DATA = Setting.of(
      "DATA",
      SettingType.PATH,
      "./data",
      "Folder of the database, the files, the keys and the cache; one process at a time has it.");

  static final Setting<String> HOST = Setting.of(
      "HOST", SettingType.TEXT, "127.0.0.1", "Address to listen on; 0.0.0.0 for all of them.");

  static final Setting<Integer> PORT = Setting.of(
      "PORT",
      SettingType.number("PORT", 0, 65_535),
      "8080",
      "Port to listen on; 0 takes a free one.");

  static final Setting<Optional<Integer>> TLS_PORT = new Setting<>(
      "KINORA_TLS_PORT",
      SettingType.number("PORT", 0, 65_535).optional(),
      "",
      "none",
      "Port to listen on by TLS besides; 0 takes a free one.");

  static final Setting<Optional<Path>> TLS_CERT = new Setting<>(
      "KINORA_TLS_CERT",
      SettingType.PATH.optional(),
      "",
      "none",
      "PEM file of the certificate and those that vouch for it; read again when it changes.");

  static final Setting<Optional<Path>> TLS_KEY = new Setting<>(
      "KINORA_TLS_KEY",
      SettingType.PATH.optional(),
      "",
      "none",
      "PEM file of the certificate's key, PKCS#8 without a password; read again when it changes.");

  static final Setting<Optional<URI>> PUBLIC_URL = new Setting<>(
      "KINORA_PUBLIC_URL",
      SettingType.WEB_ADDRESS.optional(),
      "",
      "http://127.0.0.1:PORT",
      "How clients reach this server; all addresses that it gives out begin with this.");

  static final Setting<Optional<String>> DATABASE = new Setting<>(
      "KINORA_DATABASE",
      SettingType.DATABASE.optional(),
      "",
      "kinora.db in the data folder",
      "The database: an SQLite file, or a PostgreSQL that several processes share.");

  static final Setting<Set<Role>> ROLES = Setting.of(
      "ROLES", SettingType.ROLES, "api,worker,dashboard,housekeeping", "What this process does.");

  static final Setting<Optional<Path>> BOOTSTRAP = new Setting<>(
      "KINORA_BOOTSTRAP",
      SettingType.PATH.optional(),
      "",
      "none",
      "JSON file of tenants and their credentials, made at start where they are not there yet.");

  static final Setting<Optional<MasterKey>> MASTER_KEY = new Setting<>(
      "KINORA_MASTER_KEY",
      SettingType.MASTER_KEY.optional(),
      "",
      "master.key in the data folder, made at the first start",
      "Seals the secrets that are kept; processes that share a database need the same one.");

  static final Setting<Guard> OUTBOUND_ALLOW = new Setting<>(
      "KINORA_OUTBOUND_ALLOW",
      SettingType.ADDRESS_RANGES,
      "",
      "none",
      "Ranges of addresses to fetch from and call back to although they are not public.");

  static final Setting<Connectors> CONNECTORS = Setting.of(
      "CONNECTORS",
      SettingType.CONNECTORS,
      "youtube,vimeo,facebook",
      "The platforms that videos may be uploaded to; none switches all off.");

  static final Setting<Optional<Path>> FFMPEG = new Setting<>(
      "KINORA_FFMPEG",
      SettingType.PATH.optional(),
      "",
      "the packaged one",
      "Folder with the ffmpeg and ffprobe to use.");

  static final Setting<Optional<Path>> SPEECH = new Setting<>(
      "KINORA_SPEECH",
      SettingType.PATH.optional(),
      "",
      "none: speech is silence",
      "Program that speaks the words of films; docs/sxml/speech.md says how it is called.");

  static final Setting<Optional<Path>> FONTS = new Setting<>(
      "KINORA_FONTS",
      SettingType.PATH.optional(),
      "",
      "none",
      "Folder with fonts (TTF, OTF, TTC) that texts may name, and that have letters ours lack.");

  static final Setting<Optional<Path>> MAPS = new Setting<>(
      "KINORA_MAPS",
      SettingType.PATH.optional(),
      "",
      "none: maps are a net of lines",
      "Folder with the places and pictures of maps; docs/sxml/maps.md says what lies in it.");

  static final Setting<Optional<Integer>> CORES = new Setting<>(
      "KINORA_CORES",
      SettingType.number("COUNT", 1, 1_024).optional(),
      "",
      "the machine's",
      "How many processor cores the work may use at once.");

  static final Setting<Optional<Integer>> MEMORY_MB = new Setting<>(
      "KINORA_MEMORY_MB",
      SettingType.number("MB", 256, Integer.MAX_VALUE).optional(),
      "",
      "three quarters of what the machine has beside the heap",
      "How much memory the work may use at once, in MB: runs wait until there is enough left for"
          + " what they say they take. Where it is set, an eighth of it keeps decoded pictures.");

  static final Setting<Integer> STOP_SECONDS = Setting.of(
      "STOP_SECONDS",
      SettingType.number("SECONDS", 0, 3_600),
      "20",
      "When the server stops: what running requests get, in seconds.");

  static final Setting<SandboxLevel> SANDBOX = Setting.of(
      "SANDBOX",
      SettingType.SANDBOX,
      "best",
      "The lowest level of locking ffmpeg in with which the server starts; best takes what there"
          + " is.");

  static final Setting<Integer> TASKS_BLOCK_SECONDS = Setting.of(
      "TASKS_BLOCK_SECONDS",
      SettingType.number("SECONDS", 0, 86_400),
      "600",
      "How long a Tasks request with block waits at most, in seconds.");

  private static final List<Setting<?>> OF_THE_SERVER = List.of(
      DATA,
      HOST,
      PORT,
      TLS_PORT,
      TLS_CERT,
      TLS_KEY,
      PUBLIC_URL,
      DATABASE,
      ROLES,
      BOOTSTRAP,
      MASTER_KEY,
      OUTBOUND_ALLOW,
      CONNECTORS,
      FFMPEG,
      SPEECH,
      FONTS,
      MAPS,
      CORES,
      MEMORY_MB,
      STOP_SECONDS,
      SANDBOX,
      TASKS_BLOCK_SECONDS);

  static final List<Setting<?>> ALL = Stream.<List<Setting<?>>>of(
          OF_THE_SERVER,
          EngineSettingTable.ALL,
          TraceSettingTable.ALL,
          StorageSettingTable.ALL,
          TransferSettingTable.ALL,
          PublishingSettingTable.ALL,
          FlixcloudSettingTable.ALL,
          PandaSettingTable.ALL,
          FactorySettingTable.ALL)
      .<Setting<?>>flatMap(List::stream)
      .toList();

  /// A value and where it comes from.
  ///
  /// @param source in words, such as `the environment`
  record Entry(String text, String source) {}

  private final Map<Setting<?>, Entry> entries;

  /// @param entries one that can be read for each setting
  Settings(Map<Setting<?>, Entry> entries) {
    this.entries = Map.copyOf(entries);
  }

  <T> T value(Setting<T> setting) {
    return setting.valueOf(entry(setting).text());
  }

  Entry entry(Setting<?> setting) {
    Entry entry = entries.get(setting);
    if (entry == null) {
      throw new IllegalArgumentException("no setting of ours: " + setting.name());
    }
    return entry;
  }

  boolean has(Role role) {
    return value(ROLES).contains(role);
  }

  /// @throws CannotStartException where there is no database to look at
  void requireDatabase() {
    if (!isDatabaseThere()) {
      throw new CannotStartException("There is no database yet; start the server once, or see"
          + " whether KINORA_DATA names the right folder.");
    }
  }

  /// Tells whether there is a database to look at; of one on a server that server will tell.
  boolean isDatabaseThere() {
    String url = databaseUrl();
    return !url.startsWith("jdbc:sqlite:")
        || Files.exists(Path.of(url.substring("jdbc:sqlite:".length())));
  }

  Path data() {
    return value(DATA).toAbsolutePath().normalize();
  }

  String databaseUrl() {
    return value(DATABASE).orElseGet(() -> "jdbc:sqlite:" + data().resolve("kinora.db"));
  }

  /// @param port the port on which the server really listens
  URI publicUrl(int port) {
    return value(PUBLIC_URL).orElseGet(() -> URI.create("http://127.0.0.1:" + port));
  }

  int cores() {
    return value(CORES).orElseGet(() -> Runtime.getRuntime().availableProcessors());
  }

  int memoryMb() {
    return value(MEMORY_MB).orElseGet(Settings::machineMemoryMb);
  }

  private static int machineMemoryMb() {
    var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long besideHeap = machine.getTotalMemorySize() - Runtime.getRuntime().maxMemory();
    return Math.toIntExact(Math.max(256, (besideHeap >> 20) * 3 / 4));
  }

  Duration stopTime() {
    return Duration.ofSeconds(value(STOP_SECONDS));
  }
}
