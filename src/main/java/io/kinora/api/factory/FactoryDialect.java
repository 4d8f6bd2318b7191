package io.kinora.api.factory;

import io.kinora.api.http.Dialect;
import io.kinora.api.http.Exchange;
import io.kinora.api.http.Refusal;
import io.kinora.engine.film.FilmAccount;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// The API of Stupeflix, "stupeflix-1.0".
///
/// Source: the factory contract.
public final class FactoryDialect implements Dialect {

  private final Authentication authentication;
  private final DefinitionCalls definitions;
  private final ProfileCalls profiles;
  private final StatusCalls status;
  private final FileCalls files;

  public FactoryDialect(FactorySettings settings, FactoryParts parts) {
    this.authentication =
        new Authentication(settings, parts.accounts(), parts.records().clock());
    var identifiers = new Identifiers(settings.isLenient());
    this.definitions = new DefinitionCalls(parts, identifiers);
    this.profiles = new ProfileCalls(parts, identifiers);
    this.status = new StatusCalls(parts, identifiers);
    this.files = new FileCalls(parts, identifiers);
  }

  @Override
  public String name() {
    return "factory";
  }

  @Override
  public void handle(Exchange exchange) throws IOException {
    try {
      answer(exchange);
    } catch (FactoryException refusal) {
      Answers.refuse(exchange, refusal);
    }
  }

  private void answer(Exchange exchange) throws IOException {
    SignedRequest signed = SignedRequest.of(exchange);
    List<String> segments = signed.segments();
    Map<String, Operation> byMethod = Operation.byMethod(segments);
    if (byMethod.isEmpty()) {
      throw FactoryException.notFound("NotFound", "there is nothing at this address");
    }
    Operation operation = byMethod.get(exchange.method());
    if (operation == null) {
      String allowed = String.join(", ", byMethod.keySet().stream().sorted().toList());
      exchange.header("Allow", allowed);
      throw FactoryException.methodNotAllowed(allowed);
    }
    FilmAccount account = authentication.check(signed, operation.isAddress());
    var request = new FactoryRequest(exchange, account, operation.names(segments));
    switch (operation) {
      case SEND_DEFINITION -> definitions.send(request);
      case GET_DEFINITION -> definitions.get(request);
      case BATCH -> definitions.batch(request);
      case CREATE_PROFILES -> profiles.create(request);
      case CANCEL_PROFILES -> profiles.cancel(request);
      case GET_STATUS -> status.get(request);
      case GET_PROFILE -> files.profile(request);
      case GET_THUMBNAIL -> files.thumbnail(request);
      case GET_REPORT -> files.report(request);
      case GET_PREVIEW -> files.preview(request);
      case GET_PREVIEW_PLAYLIST -> files.playlist(request);
    }
  }

  @Override
  public void fail(Exchange exchange, Failure failure) throws IOException {
    FailureCode code = failure.code();
    if (code == FailureCode.OUT_OF_SPACE || code == FailureCode.UNAVAILABLE) {
      exchange.header("Retry-After", Answers.RETRY_SECONDS);
      Answers.sendError(exchange, 503, "Unavailable: " + failure.text());
    } else {
      Answers.sendError(exchange, 500, "InternalError: reference " + exchange.id());
    }
  }

  @Override
  public void refuse(Exchange exchange, Refusal refusal) throws IOException {
    String code = switch (refusal) {
      case BODY_TOO_LARGE -> "EntityTooLarge";
      case PATH_INVALID -> "InvalidIdentifier";
      case BODY_TOO_SLOW, BODY_BROKEN -> "BadRequest";
    };
    FactoryRequest.drain(exchange);
    Answers.sendError(exchange, refusal.status(), code + ": " + refusal.text());
  }
}
