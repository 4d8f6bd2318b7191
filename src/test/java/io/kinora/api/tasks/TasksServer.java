package io.kinora.api.tasks;

import io.kinora.api.http.ConnectionLimits;
import io.kinora.api.http.HttpServer;
import io.kinora.api.http.HttpSettings;
import io.kinora.api.tasks.fake.FakeAccounts;
import io.kinora.api.tasks.fake.FakeFrames;
import io.kinora.engine.connection.Connectors;
import io.kinora.engine.library.AssetFile;
import io.kinora.engine.library.AssetId;
import io.kinora.engine.library.Library;
import io.kinora.engine.library.Maker;
import io.kinora.engine.library.NewFile;
import io.kinora.engine.library.Store;
import io.kinora.engine.task.Callbacks;
import io.kinora.engine.task.Lane;
import io.kinora.engine.task.RetrySettings;
import io.kinora.engine.task.Task;
import io.kinora.engine.task.TaskEngine;
import io.kinora.engine.task.TaskId;
import io.kinora.engine.task.TaskSettings;
import io.kinora.engine.task.fake.FakeClock;
import io.kinora.engine.task.fake.FakeSender;
import io.kinora.engine.work.SecretParameters;
import io.kinora.engine.work.WorkCatalogue;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.base.Tracer;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.SharedClock;
import io.kinora.infra.observe.Metrics;
import io.kinora.infra.observe.Readiness;
import io.kinora.infra.platform.Platform;
import io.kinora.infra.secret.MasterKey;
import io.kinora.infra.secret.Vault;
import io.kinora.infra.storage.FolderStorage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// The dialect as clients meet it: behind real HTTP, before a real engine, with [TestWorks]. The
/// clock stands still at noon.
final class TasksServer implements AutoCloseable {

  private static final String NOON = "2026-03-01T12:00:00.000000+00:00";

  private static final Connectors ALL_OPEN = new Connectors(Set.of(Platform.values()));

  private static final Pattern KEY = Pattern.compile("\"key\":\"([A-Z2-7]{26})\"");

  final FakeAccounts accounts = new FakeAccounts();
  final FakeClock clock = new FakeClock();
  final FakeSender sender = new FakeSender();
  final TestWorks works = new TestWorks();
  final FakeFrames frames = new FakeFrames();
  private final Metrics metrics = new Metrics();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Database database;
  private final Library library;
  private final TaskEngine engine;
  private final TasksDialect dialect;
  private final HttpServer server;

  private TasksServer(
      Path folder, TasksSettings settings, FreeSpace needed, Connectors connectors) {
    WorkCatalogue catalogue = WorkCatalogue.full().workedAtBy(works.all());
    this.database = Database.open("jdbc:sqlite:" + folder.resolve("kinora.db"), 16);
    this.engine = new TaskEngine(
        database,
        engineSettings(),
        SharedClock.alone(clock),
        works.all(),
        new Callbacks(List.of(new TasksCallbacks(settings, catalogue)), sender));
    engine.start();
    this.library = new Library(database, storage(folder, needed), clock);
    this.dialect = new TasksDialect(
        settings,
        new TasksParts(
            engine, catalogue, accounts, library, secrets(folder), connectors, frames, clock));
    this.server = HttpServer.start(
        httpSettings(), _ -> dialect, new Readiness(List.of()), metrics, Tracer.NOBODY);
  }

  static TasksServer start(Path folder) {
    return start(folder, UnaryOperator.identity());
  }

  static TasksServer start(Path folder, UnaryOperator<TasksSettings> change) {
    var settings = TasksSettings.at(URI.create("https://media.example"));
    return new TasksServer(folder, change.apply(settings), new FreeSpace(0), ALL_OPEN);
  }

  /// One whose disk is full.
  static TasksServer startFull(Path folder) {
    var settings = TasksSettings.at(URI.create("https://media.example"));
    return new TasksServer(folder, settings, new FreeSpace(Long.MAX_VALUE), ALL_OPEN);
  }

  /// One whose operator wants nothing uploaded to platforms.
  static TasksServer startUnconnected(Path folder) {
    var settings = TasksSettings.at(URI.create("https://media.example"));
    return new TasksServer(folder, settings, new FreeSpace(0), new Connectors(Set.of()));
  }

  private static FolderStorage storage(Path folder, FreeSpace needed) {
    try {
      return FolderStorage.in(folder.resolve("storage"), needed);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static SecretParameters secrets(Path folder) {
    return new SecretParameters(new Vault(MasterKey.in(folder)));
  }

  /// All that the database keeps of a task.
  String stored(String key) {
    return database.read(handle -> handle
        .createQuery("select * from task where id = :id")
        .bind("id", key)
        .mapToMap()
        .one()
        .toString());
  }

  /// Has a file of a task grow.
  void append(String key, String name, String text, int number) {
    append(key, name, "video/x-flv", text, number);
  }

  void append(String key, String name, String type, String text, int number) {
    Task task = engine.findTask(new TaskId(key)).orElseThrow();
    var maker = new Maker(task.tenant(), new AssetId(key), 1, task.kind());
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      NewFile piece = library.put(maker, name, type, new ByteArrayInputStream(bytes));
      database.transact(it -> library.append(maker, piece, number).run(it.handle()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Puts a file beside what a task has made.
  AssetFile put(String key, String name, String text, Store store) {
    Task task = engine.findTask(new TaskId(key)).orElseThrow();
    var maker = new Maker(task.tenant(), new AssetId(key), 1, task.kind());
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      NewFile file = library.put(maker, name, "text/plain", new ByteArrayInputStream(bytes));
      database.transact(it -> library.keep(maker, List.of(file.in(store))).run(it.handle()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return library.findFile(task.tenant(), new AssetId(key), name).orElseThrow();
  }

  private static TaskSettings engineSettings() {
    return new TaskSettings(
        Map.of(Lane.QUICK, 8, Lane.HEAVY, 1, Lane.NET, 2),
        16,
        new RetrySettings(1, 3, Duration.ofSeconds(1), Duration.ofMinutes(1)),
        Duration.ofMillis(50));
  }

  private static HttpSettings httpSettings() {
    return new HttpSettings(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        ConnectionLimits.byDefault(),
        Duration.ofMillis(1),
        Duration.ofSeconds(5),
        null);
  }

  /// What came back. Keys of tasks differ from run to run: [#keyless] has `KEY` for each, and
  /// `XXXXXX` for what follows from one.
  record Answer(int status, String body, HttpResponse<String> response) {

    String keyless() {
      return body.replaceAll("[A-Z2-7]{26}", "KEY")
          .replaceAll("dragon-([a-z.]+)-[0-9A-Za-z]{6}", "dragon-$1-XXXXXX");
    }

    /// The keys in the body, in order.
    List<String> keys() {
      return KEY.matcher(body).results().map(it -> it.group(1)).toList();
    }

    String key() {
      return keys().getFirst();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  /// @param headers names and values in turn
  Answer post(String path, String body, String... headers) {
    return ask(request(path, headers).POST(BodyPublishers.ofString(json(body))).build());
  }

  /// A POST with the account's secret in the header.
  Answer postAs(String path, String body) {
    return post(path, body, "Authorization", "Secret s3cret");
  }

  Answer get(String path, String... headers) {
    return ask(request(path, headers).GET().build());
  }

  Answer method(String method, String path, String body, String... headers) {
    return ask(
        request(path, headers).method(method, BodyPublishers.ofString(body)).build());
  }

  /// Single quotes are JSON's, unless in backquotes, which are JSON's too; `'T'` is noon.
  static String json(String text) {
    var json = new StringBuilder();
    boolean isQuoted = false;
    for (int index = 0; index < text.length(); index++) {
      char next = text.charAt(index);
      isQuoted ^= next == '`';
      json.append(next == '`' || (next == '\'' && !isQuoted) ? '"' : next);
    }
    return json.toString().replace("\"T\"", "\"" + NOON + "\"");
  }

  /// A connection on which `text` was sent as it is.
  Socket raw(String text) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(10_000);
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    return socket;
  }

  /// A POST with the account's secret, on a connection that stays the test's.
  Socket rawPost(String path, String body) throws IOException {
    String json = json(body);
    return raw("POST " + path + " HTTP/1.1\r\nHost: h\r\nAuthorization: Secret s3cret\r\n"
        + "Connection: close\r\nContent-Length: " + json.length() + "\r\n\r\n" + json);
  }

  /// How many requests have been answered, or given up.
  long endedRequests() {
    return List.of("2xx", "3xx", "4xx", "5xx").stream()
        .mapToLong(
            it -> metrics.timer("http.requests", "route", "tasks", "status", it).count())
        .sum();
  }

  /// The names of the methods of version 2.
  Set<String> routes() {
    return dialect.methodNames();
  }

  /// From now on the database is away.
  void loseDatabase() {
    database.close();
  }

  /// Stops the way in; the engine goes on.
  void stopHttp() {
    server.close();
  }

  @Override
  public void close() {
    works.gate().open();
    client.close();
    server.close();
    engine.close();
    database.close();
  }

  private HttpRequest.Builder request(String path, String... headers) {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
        .timeout(Duration.ofSeconds(20));
    return headers.length == 0 ? request : request.headers(headers);
  }

  private Answer ask(HttpRequest request) {
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body(), response);
    } catch (IOException | InterruptedException failure) {
      throw new AssertionError(failure);
    }
  }
}
