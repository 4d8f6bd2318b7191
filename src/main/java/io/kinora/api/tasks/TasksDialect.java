package io.kinora.api.tasks;

import static java.util.Map.entry;

import io.kinora.api.http.Dialect;
import io.kinora.api.http.Exchange;
import io.kinora.api.http.Refusal;
import io.kinora.api.tasks.RequestFault.Location;
import io.kinora.engine.work.KindVersion;
import io.kinora.engine.work.WorkCatalogue;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The Stupeflix Tasks API: its paths and methods. It answers under `/v1/`, `/v2/` and `/storage/`.
///
/// Source: the tasks contract.
public final class TasksDialect implements Dialect {

  /// What may be mended soon. Source: the tasks contract, section 3.
  private static final Set<FailureCode> PASSING =
      EnumSet.of(FailureCode.OUT_OF_SPACE, FailureCode.UNAVAILABLE);

  private static final Set<String> BOTH = Set.of("GET", "POST");
  private static final Set<String> READ = Set.of("GET", "HEAD");
  private static final Set<KindVersion> V2_ONLY = Set.of(KindVersion.V2);
  private static final Set<String> MANAGED = Set.of("GET", "POST", "DELETE");

  private final TasksSettings settings;
  private final WorkCatalogue catalogue;
  private final Map<String, Route> routes;
  private final ServeStoredFile serveStoredFile;

  /// A method of the API, and how it may be called.
  ///
  /// @param versions those that have it
  /// @param methods  of HTTP
  /// @param namesMax how many names the path may have behind the method's
  private record Route(
      Set<KindVersion> versions, Set<String> methods, int namesMax, Method method) {

    static Route inBoth(Set<String> methods, int namesMax, Method method) {
      return new Route(EnumSet.allOf(KindVersion.class), methods, namesMax, method);
    }
  }

  public TasksDialect(TasksSettings settings, TasksParts parts) {
    this.settings = settings;
    this.catalogue = parts.catalogue();
    this.serveStoredFile = new ServeStoredFile(parts);
    var authentication = new Authentication(parts.accounts());
    var definitions = new Definitions(parts.catalogue(), parts.secrets(), parts.connectors());
    var wording = new StatusWording(settings, parts.catalogue());
    var details = new DetailWording(settings, parts);
    var intake = new Intake(parts);
    var create = new CreateTasks(authentication, definitions, intake, wording, settings);
    var statuses = new ReadStatuses(parts.engine(), wording, details, settings);
    var redirect = new RedirectToFile(authentication, definitions, intake, wording, settings);
    var frame = new DrawFrame(authentication, parts.frames());
    var check = new CheckFilm(authentication);
    var storage = new ManageStorage(authentication, parts, settings);
    this.routes = Map.ofEntries(
        entry("create", Route.inBoth(Set.of("POST"), 0, create::answer)),
        entry("create_stream", Route.inBoth(Set.of("POST"), 0, create::answerAsStream)),
        entry("status", Route.inBoth(BOTH, 0, statuses::answer)),
        entry("status_stream", Route.inBoth(BOTH, 0, statuses::answerAsStream)),
        entry("stream", Route.inBoth(BOTH, 0, statuses::answerAsStream)), // The manual's example.
        entry("create_file", Route.inBoth(BOTH, 1, redirect::create)),
        entry("file", Route.inBoth(Set.of("GET"), 1, redirect::find)),
        entry("check", new Route(V2_ONLY, Set.of("POST"), 0, check::answer)),
        entry("frame", new Route(V2_ONLY, Set.of("POST"), 0, frame::answer)),
        entry("openapi.json", new Route(V2_ONLY, Set.of("GET"), 0, this::describe)),
        entry("storage", new Route(V2_ONLY, MANAGED, 16, storage::answer)));
  }

  /// The first names of the paths of version 2.
  public Set<String> methodNames() {
    return Set.copyOf(routes.keySet());
  }

  @Override
  public String name() {
    return TaskContext.DIALECT;
  }

  @Override
  public void handle(Exchange exchange) throws IOException {
    Answers.allowAllOrigins(exchange);
    if (exchange.method().equals("OPTIONS")) {
      Answers.sendPreflight(exchange);
      return;
    }
    try {
      answer(exchange, exchange.segments());
    } catch (RequestFault fault) {
      Answers.send(exchange, fault);
    }
  }

  @Override
  public void fail(Exchange exchange, Failure failure) throws IOException {
    Answers.allowAllOrigins(exchange);
    boolean isPassing = PASSING.contains(failure.code());
    if (isPassing) {
      exchange.header("Retry-After", "60");
    }
    int status = isPassing ? 503 : 500;
    Answers.sendErrors(exchange, status, Answers.error("server", Location.PATH, failure.text()));
  }

  @Override
  public void refuse(Exchange exchange, Refusal refusal) throws IOException {
    Answers.allowAllOrigins(exchange);
    var fault = switch (refusal) {
      case BODY_TOO_LARGE -> RequestFault.invalid("body", Location.BODY, refusal.text());
      case BODY_TOO_SLOW, BODY_BROKEN ->
        new RequestFault(refusal.status(), "body", Location.BODY, refusal.text());
      case PATH_INVALID -> new RequestFault(refusal.status(), "url", Location.PATH, refusal.text());
    };
    Answers.send(exchange, fault);
  }

  private void answer(Exchange exchange, List<String> segments) throws IOException {
    if (segments.size() < 2) {
      throw RequestFault.unknownPath();
    }
    List<String> rest = segments.subList(1, segments.size());
    switch (segments.getFirst()) {
      case "v1" -> call(exchange, KindVersion.V1, rest);
      case "v2" -> call(exchange, KindVersion.V2, rest);
      case "storage" -> {
        checkMethod(exchange, READ);
        serveStoredFile.answer(exchange, rest);
      }
      default -> throw RequestFault.unknownPath();
    }
  }

  private void call(Exchange exchange, KindVersion version, List<String> segments)
      throws IOException {
    Route route = routes.get(segments.getFirst());
    List<String> names = segments.subList(1, segments.size());
    if (route == null || !route.versions().contains(version) || names.size() > route.namesMax()) {
      throw RequestFault.unknownPath();
    }
    checkMethod(exchange, route.methods());
    route.method().answer(TasksRequest.read(exchange, version, names, settings.bodyBytesMax()));
  }

  /// `openapi.json`.
  private void describe(TasksRequest request) throws IOException {
    Answers.send(request.exchange(), 200, OpenApi.document(catalogue, settings.publicUrl()));
  }

  private static void checkMethod(Exchange exchange, Set<String> allowed) {
    if (!allowed.contains(exchange.method())) {
      throw RequestFault.wrongMethod(exchange, allowed);
    }
  }
}
