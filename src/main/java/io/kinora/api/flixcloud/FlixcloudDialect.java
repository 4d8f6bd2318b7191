package io.kinora.api.flixcloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.api.flixcloud.JobReading.Read;
import io.kinora.api.flixcloud.RequestXml.MalformedException;
import io.kinora.api.http.Dialect;
import io.kinora.api.http.Exchange;
import io.kinora.api.http.Refusal;
import io.kinora.engine.job.Job;
import io.kinora.engine.job.Jobs;
import io.kinora.engine.job.Notices;
import io.kinora.engine.recipe.StoredRecipe;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.TenantId;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The API of Flix Cloud: jobs and recipes under `/jobs` and `/recipes`.
///
/// Source: the flixcloud contract.
public final class FlixcloudDialect implements Dialect {

  private static final String TYPE = "application/xml; charset=utf-8";

  /// Source: the flixcloud contract, section 1.
  private static final int BODY_BYTES_MAX = 1 << 20;

  private static final String DENIED = "Access denied.";
  private static final String NOT_FOUND = "Not found";
  private static final Pattern ID = Pattern.compile("[0-9]{1,18}");
  private static final Set<String> CHANGING = Set.of("PUT", "POST");

  private final FlixcloudSettings settings;
  private final FlixcloudParts parts;

  public FlixcloudDialect(FlixcloudSettings settings, FlixcloudParts parts) {
    this.settings = settings;
    this.parts = parts;
  }

  @Override
  public String name() {
    return "flixcloud";
  }

  @Override
  public void handle(Exchange exchange) throws IOException {
    List<String> path = exchange.segments();
    switch (String.join("/", path.size() == 3 ? List.of(path.get(0), "ID", path.get(2)) : path)) {
      case "jobs" -> create(exchange);
      case "jobs/ID/status" -> withJob(exchange, path.get(1), Set.of("GET", "HEAD"), this::status);
      case "jobs/ID/cancel" -> withJob(exchange, path.get(1), CHANGING, this::cancel);
      case "jobs/ID/notification" -> notification(exchange, path.get(1));
      case "recipes" -> recipes(exchange);
      default -> sendError(exchange, 404, NOT_FOUND);
    }
  }

  @Override
  public void fail(Exchange exchange, Failure failure) throws IOException {
    if (failure.code() == FailureCode.OUT_OF_SPACE) {
      sendError(exchange, 503, failure.text());
    } else {
      sendError(exchange, 500, "Internal error");
    }
  }

  @Override
  public void refuse(Exchange exchange, Refusal refusal) throws IOException {
    sendError(exchange, refusal.status(), refusal.text());
  }

  /// Source: the flixcloud contract, sections 2.2 and 2.3, with its order of checks.
  private void create(Exchange exchange) throws IOException {
    if (!isMethod(exchange, Set.of("POST"))) {
      return;
    }
    XmlElement request;
    try {
      request = RequestXml.read(exchange.body(BODY_BYTES_MAX));
    } catch (MalformedException _) {
      sendError(exchange, 400, "Malformed XML");
      return;
    }
    if (!request.name().equals("api-request") || request.all("file-locations").isEmpty()) {
      sendError(exchange, 400, "Schema is invalid");
      return;
    }
    Optional<TenantId> tenant =
        request.word("api-key").flatMap(parts.access()::tenantOfFlixcloudKey);
    if (tenant.isEmpty()) {
      sendError(exchange, 401, DENIED);
      return;
    }
    var reading = new JobReading(tenant.get(), parts.recipes(), settings, parts.isNotifiable());
    switch (reading.read(request, parts.receivers().find(tenant.get()))) {
      case Read.Wrong(List<String> errors) -> sendErrors(exchange, 200, errors);
      case Read.Right(var order) -> {
        Jobs.Taken job = parts.jobs().submit(tenant.get(), order);
        String answer = new XmlText()
            .begin("job")
            .number("id", job.id())
            .moment("initialized-job-at", job.createdAt())
            .end("job")
            .toString();
        exchange.send(201, TYPE, answer);
      }
    }
  }

  /// What is done with a job of the one who asks.
  private interface WithJob {
    void answer(Exchange exchange, Job job) throws IOException;
  }

  private void withJob(Exchange exchange, String id, Set<String> methods, WithJob doing)
      throws IOException {
    if (!isMethod(exchange, methods)) {
      return;
    }
    Optional<TenantId> tenant = password(exchange).flatMap(parts.access()::tenantOfFlixcloudKey);
    if (tenant.isEmpty()) { // Some programs send what they have only when they are asked.
      exchange.header("WWW-Authenticate", "Basic realm=\"Flix Cloud\"");
      sendError(exchange, 401, DENIED);
      return;
    }
    Optional<Job> job = Optional.of(id)
        .filter(ID.asMatchPredicate())
        .flatMap(it -> parts.jobs().find(tenant.get(), Long.parseLong(it)));
    if (job.isEmpty()) {
      sendError(exchange, 404, NOT_FOUND);
      return;
    }
    doing.answer(exchange, job.get());
  }

  /// The password of Basic credentials, which is a key and may have colons.
  private static Optional<String> password(Exchange exchange) {
    String header = String.valueOf(exchange.header("Authorization"));
    if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
      return Optional.empty();
    }
    try {
      String text = new String(Base64.getDecoder().decode(header.substring(6).strip()), UTF_8);
      return Optional.of(text.indexOf(':')).filter(it -> it >= 0).map(it -> text.substring(it + 1));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private void status(Exchange exchange, Job job) throws IOException {
    exchange.send(200, TYPE, StatusWording.of(job));
  }

  private void cancel(Exchange exchange, Job job) throws IOException {
    switch (parts.jobs().cancel(job.tenant(), job.id())) {
      case DONE -> status(exchange, parts.jobs().find(job.tenant(), job.id()).orElseThrow());
      case TOO_LATE -> sendError(exchange, 409, "Job is already finished");
      case UNKNOWN -> sendError(exchange, 404, NOT_FOUND);
    }
  }

  /// Our own addition: what was told to the customer, and how to do it again.
  private void notification(Exchange exchange, String id) throws IOException {
    boolean isChanging = CHANGING.contains(exchange.method());
    withJob(
        exchange,
        id,
        Set.of("GET", "HEAD", "PUT", "POST"),
        isChanging ? this::tellAgain : this::log);
  }

  private void tellAgain(Exchange exchange, Job job) throws IOException {
    if (parts.notices().replay(job.tenant(), job.id())) {
      log(exchange, job);
    } else {
      sendError(exchange, 409, "There is nobody to notify, or not yet");
    }
  }

  private void log(Exchange exchange, Job job) throws IOException {
    XmlText xml = new XmlText().begin("notification-attempts", "array");
    for (Notices.Try attempt : parts.notices().log(job.id())) {
      xml.begin("notification-attempt")
          .number("number", attempt.number())
          .moment("at", attempt.at())
          .number("milliseconds", attempt.length().toMillis());
      if (attempt.status() != null) {
        xml.number("status", attempt.status());
      }
      if (attempt.error() != null) {
        xml.element("error", attempt.error());
      }
      xml.end("notification-attempt");
    }
    exchange.send(200, TYPE, xml.end("notification-attempts").toString());
  }

  /// Source: the flixcloud contract, section 5.
  private void recipes(Exchange exchange) throws IOException {
    if (!isMethod(exchange, Set.of("GET", "HEAD"))) {
      return;
    }
    Optional<TenantId> tenant =
        exchange.query().find("api_key").flatMap(parts.access()::tenantOfFlixcloudKey);
    if (tenant.isEmpty()) {
      sendError(exchange, 401, DENIED);
      return;
    }
    XmlText xml = new XmlText().begin("recipes", "array");
    for (StoredRecipe recipe : parts.recipes().all(tenant.get())) {
      xml.begin("recipe")
          .number("id", recipe.id())
          .element("name", recipe.name())
          .element("active", String.valueOf(recipe.isActive()))
          .end("recipe");
    }
    exchange.send(200, TYPE, xml.end("recipes").toString());
  }

  private static boolean isMethod(Exchange exchange, Set<String> methods) throws IOException {
    if (methods.contains(exchange.method())) {
      return true;
    }
    exchange.header(
        "Allow", methods.stream().sorted().reduce((a, b) -> a + ", " + b).orElse(""));
    sendError(exchange, 405, "Method not allowed");
    return false;
  }

  private static void sendError(Exchange exchange, int status, String text) throws IOException {
    sendErrors(exchange, status, List.of(text));
  }

  private static void sendErrors(Exchange exchange, int status, List<String> texts)
      throws IOException {
    XmlText xml = new XmlText().begin("errors");
    texts.forEach(it -> xml.element("error", it));
    exchange.send(status, TYPE, xml.end("errors").toString());
  }
}
