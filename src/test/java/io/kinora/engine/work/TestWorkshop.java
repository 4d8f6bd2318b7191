package io.kinora.engine.work;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import com.sun.net.httpserver.HttpServer;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.TaskId;
import io.kinora.engine.task.Work;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.SqlWork;
import io.kinora.infra.outbound.Guard;
import io.kinora.infra.outbound.Outbound;
import io.kinora.infra.outbound.OutboundSettings;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.image.Thumbnails;
import io.kinora.media.probe.ProbeLimits;
import io.kinora.media.probe.ProbeResult;
import io.kinora.media.probe.Prober;
import io.kinora.media.render.FilmRenderer;
import io.kinora.media.render.RenderSettings;
import io.kinora.media.transcode.Transcoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Does kinds of work as a worker does them, on files of a folder that it serves itself.
final class TestWorkshop implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Path folder;
  private final HttpServer server;
  private final Outbound outbound;
  private final Prober prober = new Prober(TestMedia.runner(), ProbeLimits.USUAL);
  private final List<Integer> percents = new ArrayList<>();

  private TestWorkshop(Path folder, HttpServer server, Outbound outbound) {
    this.folder = folder;
    this.server = server;
    this.outbound = outbound;
  }

  static TestWorkshop in(Path folder) {
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
      return new TestWorkshop(folder, server, Outbound.open(settings, InstantSource.system()));
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
    var given = (ObjectNode) JSON.readTree("{\"url\":\"" + address(file) + "\""
        + (parameters.isEmpty() ? "" : "," + parameters) + "}");
    WorkKind described = WorkCatalogue.full().find(kind).orElseThrow();
    if (!(described.check(given, version) instanceof Checked.Right right)) {
      throw new AssertionError("wrong parameters: " + described.check(given, version));
    }
    Path kept = folder.resolve("kept-" + kind);
    RunResult result = work(kind, kept).run(new TestRun(right.parameters().toString()));
    return new Done(JSON.readTree(result.resultJson()), kept, List.copyOf(percents));
  }

  ProbeResult probe(Path file) {
    return prober.probe(file, "it", new StopSignal());
  }

  private Work work(String kind, Path kept) {
    Outputs outputs = (_, files) -> {
      files.forEach(made -> copy(made.path(), kept));
      return SqlWork.NOTHING;
    };
    var workshop = new Workshop(
        outbound.downloads(),
        outputs,
        prober,
        new Thumbnails(TestMedia.runner()),
        new FilmRenderer(
            TestMedia.runner(), prober, TestMedia.CACHE, RenderSettings.of("ultrafast", 1)),
        new Transcoder(TestMedia.runner(), prober, 2),
        folder.resolve("work"));
    Map<String, Work> works = new HashMap<>();
    Works.all(workshop).forEach(work -> works.put(work.kind(), work));
    return requireNonNull(works.get(kind));
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
  }

  /// A run that nobody stops.
  private final class TestRun implements Run {

    private final String parameters;

    private TestRun(String parameters) {
      this.parameters = parameters;
      percents.clear();
    }

    @Override
    public TaskId id() {
      return TaskId.random();
    }

    @Override
    public TenantId tenant() {
      return new TenantId("test");
    }

    @Override
    public String parameters() {
      return parameters;
    }

    @Override
    public int attempt() {
      return 1;
    }

    @Override
    public synchronized void progress(int percent) {
      percents.add(percent);
    }

    @Override
    public void phase(String name) {}

    @Override
    public void partial(String part, String resultJson, SqlWork rows) {}

    @Override
    public boolean shouldStop() {
      return false;
    }

    @Override
    public void onStop(Runnable action) {}
  }
}
