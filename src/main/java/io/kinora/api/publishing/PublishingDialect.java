package io.kinora.api.publishing;

import io.kinora.api.http.Dialect;
import io.kinora.api.http.Exchange;
import io.kinora.api.http.Refusal;
import io.kinora.engine.webhook.Webhooks;
import io.kinora.infra.base.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The publishing API: its paths and methods. It answers under the API's prefix, `/oauth/`,
/// `/.well-known/` and `/problems/`. Source: the publishing contract.
public final class PublishingDialect implements Dialect {

  private static final String REQUEST_ID = "X-Request-Id";

  /// A client's own name for its request. Source: the publishing contract, section 3.
  private static final Pattern OWN_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private static final String PASSING_SECONDS = "5";

  private final PublishingSettings settings;
  private final Cors cors;
  private final Router router;

  public PublishingDialect(
      PublishingSettings settings, PublishingParts parts, VideoParts videos, Webhooks webhooks) {
    this(settings, parts, ApiRoutes.all(settings, videos, webhooks));
  }

  /// @param api what can be asked below the API's prefix
  PublishingDialect(PublishingSettings settings, PublishingParts parts, List<Route> api) {
    this.settings = settings;
    this.cors = new Cors(settings.origins());
    this.router = new Router(
        new RouteTable(routes(settings, parts, api)),
        new Authentication(parts.callers()),
        new RateLimits(settings.requestsPerMinuteMax(), parts.clock()),
        cors);
  }

  /// All that can be asked.
  static List<Route> routes(PublishingSettings settings, PublishingParts parts, List<Route> api) {
    var routes = new ArrayList<Route>();
    routes.addAll(new TokenEndpoint(settings, parts).routes());
    routes.add(Route.free("GET", ProblemPages.PREFIX + "{code}", ProblemPages::answer));
    api.forEach(it -> routes.add(it.under(settings.apiPrefix())));
    return routes;
  }

  @Override
  public String name() {
    return "publishing";
  }

  @Override
  public void handle(Exchange exchange) throws IOException {
    String own = exchange.header(REQUEST_ID);
    if (own != null && OWN_ID.matcher(own).matches()) {
      exchange.rename(own);
    }
    begin(exchange);
    try {
      router.answer(exchange);
    } catch (ProblemException refused) {
      Answers.send(exchange, refused.problem(), settings.publicUrl());
    }
  }

  /// Sets what every answer has, errors too; handlers may say otherwise.
  private void begin(Exchange exchange) {
    exchange.lastingHeader(REQUEST_ID, exchange.id());
    exchange.lastingHeader("Cache-Control", "private, no-cache");
    if (exchange.rawPath().startsWith(settings.apiPrefix())) {
      cors.open(exchange);
    }
  }

  /// Tells nothing of our inside: the log has it, under the name of the request.
  @Override
  public void fail(Exchange exchange, Failure failure) throws IOException {
    Problem problem = switch (failure.code()) {
      case UNAVAILABLE ->
        Problem.of(ProblemCode.UNAVAILABLE).withHeader("Retry-After", PASSING_SECONDS);
      case OUT_OF_SPACE -> Problem.of(ProblemCode.INSUFFICIENT_STORAGE);
      case PARAMETERS_INVALID,
          DEFINITION_INVALID,
          INPUT_UNREACHABLE,
          INPUT_REFUSED,
          INPUT_TOO_LARGE,
          INPUT_NOT_MEDIA,
          OUTPUT_UNREACHABLE,
          OUTPUT_REFUSED,
          ENCODER_FAILED,
          LIMIT_HIT,
          POISON,
          PREDECESSOR_FAILED,
          INTERNAL -> Problem.of(ProblemCode.INTERNAL);
    };
    Answers.send(exchange, problem, settings.publicUrl());
  }

  @Override
  public void refuse(Exchange exchange, Refusal refusal) throws IOException {
    ProblemCode code = switch (refusal) {
      case BODY_TOO_LARGE -> ProblemCode.TOO_LARGE;
      case BODY_TOO_SLOW, BODY_BROKEN -> ProblemCode.BAD_REQUEST;
      case PATH_INVALID -> ProblemCode.NOT_FOUND;
    };
    Answers.send(exchange, Problem.of(code, refusal.text()), settings.publicUrl());
  }
}
