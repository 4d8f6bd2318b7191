package io.kinora.engine.work;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import com.sun.net.httpserver.HttpServer;
import io.kinora.engine.connection.Connection;
import io.kinora.engine.connection.Connections;
import io.kinora.engine.connection.Connectors;
import io.kinora.engine.connection.Platforms;
import io.kinora.engine.filming.Filming;
import io.kinora.engine.library.Library;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.Work;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.base.WorkFolder;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.SqlWork;
import io.kinora.infra.outbound.Guard;
import io.kinora.infra.outbound.Outbound;
import io.kinora.infra.outbound.OutboundSettings;
import io.kinora.infra.platform.Facebook;
import io.kinora.infra.platform.Platform;
import io.kinora.infra.platform.Vimeo;
import io.kinora.infra.platform.YouTube;
import io.kinora.infra.secret.MasterKey;
import io.kinora.infra.secret.Vault;
import io.kinora.infra.storage.FolderStorage;
import io.kinora.infra.transfer.S3Access;
import io.kinora.infra.transfer.TransferSettings;
import io.kinora.infra.transfer.Transfers;
import io.kinora.media.audio.SoundAnalysis;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.image.Pictures;
import io.kinora.media.probe.ProbeLimits;
import io.kinora.media.probe.ProbeResult;
import io.kinora.media.probe.Prober;
import io.kinora.media.render.FilmRenderer;
import io.kinora.media.render.RenderSettings;
import io.kinora.media.transcode.Transcoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Does kinds of work as a worker does them, on files of a folder that it serves itself.
final class TestWorkshop implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Path folder;
  private final URI twins;
  private final HttpServer server;
  private final Outbound outbound;
  private final Transfers transfers;
  private final Database database;
  private final Library library;
  private Connectors connectors = new Connectors(Set.of(Platform.values()));
  private final Prober prober = new Prober(TestMedia.runner(), ProbeLimits.USUAL);

  private TestWorkshop(Path folder, URI twins, HttpServer server, Outbound outbound)
      throws IOException {
    this.folder = folder;
    this.twins = twins;
    this.server = server;
    this.outbound = outbound;
    this.transfers = Transfers.open(
        outbound, new TransferSettings(folder.resolve("known_hosts"), false, S3Access.amazon()));
    this.database = Database.open("jdbc:sqlite:" + folder.resolve("kinora.db"), 2);
    this.library = new Library(
        database,
        FolderStorage.in(folder.resolve("storage"), new FreeSpace(0)),
        InstantSource.system());
  }

  static TestWorkshop in(Path folder) {
    return in(folder, URI.create("http://127.0.0.1:9"));
  }

  /// @param twins where servers answer as the platforms do
  static TestWorkshop in(Path folder, URI twins) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", exchange -> {
        byte[] bytes =
            Files.readAllBytes(folder.resolve(exchange.getRequestURI().getPath().substring(1)));
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
      });
      server.start();
      var settings = OutboundSettings.of(Guard.allowing("127.0.0.0/8"), "test");
      return new TestWorkshop(
          folder, twins, server, Outbound.open(settings, InstantSource.system()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  String address(Path file) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + file.getFileName();
  }

  /// What a task gave: its result, and its file called `output`.
  record Done(JsonNode result, Path output, List<Integer> percents) {}

  /// Runs a kind with `{"url": …}` and further parameters, as JSON without braces.
  Done run(String kind, Path file, String parameters) throws InterruptedException {
    return run(kind, KindVersion.V2, file, parameters);
  }

  Done run(String kind, KindVersion version, Path file, String parameters)
      throws InterruptedException {
    return run(
        kind,
        version,
        "{\"url\":\"" + address(file) + "\"" + (parameters.isEmpty() ? "" : "," + parameters)
            + "}");
  }

  /// Runs a kind with these parameters alone.
  Done run(String kind, KindVersion version, String parameters) throws InterruptedException {
    var given = (ObjectNode) JSON.readTree(parameters);
    WorkKind described = WorkCatalogue.full().find(kind).orElseThrow();
    if (!(described.check(given, version) instanceof Checked.Right right)) {
      throw new AssertionError("wrong parameters: " + described.check(given, version));
    }
    return run(FakeRun.of(new TenantId("test"), kind, right.parameters().toString()));
  }

  Done run(FakeRun run) throws InterruptedException {
    Path kept = folder.resolve("kept-" + run.kind());
    RunResult result = work(run.kind(), kept).run(run);
    return new Done(JSON.readTree(result.resultJson()), kept, List.copyOf(run.percents()));
  }

  /// Runs a kind with a list of files, and further parameters.
  Done run(String kind, String list, List<Path> files, String parameters)
      throws InterruptedException {
    String addresses =
        files.stream().map(file -> "\"" + address(file) + "\"").collect(joining(",", "[", "]"));
    return run(
        kind,
        KindVersion.V2,
        "{\"" + list + "\":" + addresses + (parameters.isEmpty() ? "" : "," + parameters) + "}");
  }

  ProbeResult probe(Path file) {
    return prober.probe(file, "it", new StopSignal());
  }

  /// What the operator has switched off stays so.
  void connect(Connectors open) {
    connectors = open;
  }

  /// Keeps a connection of a tenant.
  void connect(TenantId tenant, Connection connection) {
    database.transact(it -> it.handle()
        .execute(
            "insert into tenant (id, created_at) values (?, 0) on conflict do nothing",
            tenant.value()));
    connections().put(tenant, connection);
  }

  private Connections connections() {
    return new Connections(database, vault(), InstantSource.system());
  }

  private Vault vault() {
    return new Vault(MasterKey.in(folder));
  }

  /// Brings a file to where the parameters of a run say, with `{"$made":1}` as its result so
  /// far.
  Courier.Delivered deliver(FakeRun run, Path file) throws InterruptedException {
    JsonNode parameters = JSON.readTree(run.parameters());
    Destination destination = Destination.find(parameters).orElseThrow();
    try (var work = WorkFolder.in(folder.resolve("work"))) {
      var bench = new Workshop.Bench(run, parameters, work, new StopSignal());
      var shown = (ObjectNode) JSON.readTree("{\"$made\":1}");
      return couriers()
          .of(destination)
          .deliver(new Courier.Parcel(bench, destination, file, shown));
    }
  }

  private Couriers couriers() {
    return new Couriers(outbound.deliveries(), new SecretParameters(vault()), platforms());
  }

  private Platforms platforms() {
    return new Platforms(
        connectors,
        new YouTube(
            outbound.calls(),
            new YouTube.Settings(
                twins.resolve("/youtube/videos"), twins.resolve("/youtube/token"), 256 << 10)),
        new Vimeo(
            outbound.calls(),
            new Vimeo.Settings(twins.resolve("/vimeo"), 256 << 10),
            InstantSource.system()),
        new Facebook(
            outbound.calls(),
            new Facebook.Settings(
                twins.resolve("/facebook"), twins.resolve("/facebook"), 256 << 10)),
        connections());
  }

  /// What works work with, for others that do.
  Workshop workshop() {
    return workshop(folder.resolve("kept"));
  }

  private Workshop workshop(Path kept) {
    var renderer = new FilmRenderer(
        TestMedia.runner(), prober, TestMedia.CACHE, RenderSettings.of("ultrafast", 1));
    return new Workshop(
        new Sources(outbound.downloads(), transfers, library, List.of()),
        new KeptIn(kept),
        prober,
        Pictures.with(TestMedia.runner()),
        renderer,
        new Filming(library, renderer, "test", folder.resolve("work"), Clock.systemUTC()),
        SoundAnalysis.with(TestMedia.runner()),
        new SecretParameters(vault()),
        new Transcoder(TestMedia.runner(), prober, 2),
        folder.resolve("work"));
  }

  /// A kind as a server has it.
  Work work(String kind) {
    return work(kind, folder.resolve("kept"));
  }

  private Work work(String kind, Path kept) {
    Workshop workshop = workshop(kept);
    Map<String, Work> works = new HashMap<>();
    Works.all(workshop, couriers(), platforms()).forEach(work -> works.put(work.kind(), work));
    return requireNonNull(works.get(kind));
  }

  /// Copies the last file of a run to one place.
  private record KeptIn(Path kept) implements Outputs {

    @Override
    public SqlWork keep(Run run, List<Made> files) {
      files.forEach(made -> copy(made.path(), kept));
      return SqlWork.NOTHING;
    }

    @Override
    public SqlWork drop(Run run, String name) {
      return SqlWork.NOTHING;
    }

    @Override
    public SqlWork grow(Run run, Made file, InputStream piece, int number) {
      return SqlWork.NOTHING;
    }
  }

  private static void copy(Path from, Path to) {
    try {
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// What lies in the work folder; nothing, when runs clean up behind them.
  String leftovers() {
    if (!Files.exists(folder.resolve("work"))) {
      return "";
    }
    try (Stream<Path> files = Files.list(folder.resolve("work"))) {
      return files.map(Path::toString).collect(joining(" "));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    outbound.close();
    database.close();
  }
}
