package io.kinora.api.publishing;

import io.kinora.api.http.Exchange;
import io.kinora.api.publishing.RouteTable.Match;
import io.kinora.api.publishing.RouteTable.Place;
import io.kinora.engine.access.Caller;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Brings a request to its handler, and holds it against what is true for all of them, in the order
/// in which clients are told: framing, path, method, credential, rate, scope.
///
/// Source: the publishing contract, section 13, order.
final class Router {

  private static final int LINE_BYTES_MAX = 8 << 10;
  private static final int HEADER_BYTES_MAX = 16 << 10;

  private final RouteTable table;
  private final Authentication authentication;
  private final RateLimits limits;
  private final Cors cors;

  Router(RouteTable table, Authentication authentication, RateLimits limits, Cors cors) {
    this.table = table;
    this.authentication = authentication;
    this.limits = limits;
    this.cors = cors;
  }

  /// @throws ProblemException where the answer is that
  void answer(Exchange exchange) throws IOException {
    checkFraming(exchange);
    Place place = table.at(exchange.segments());
    if (cors.isPreflight(exchange)) {
      cors.tell(exchange, place.methods());
      if (place.find("OPTIONS").isEmpty()) {
        exchange.sendEmpty(204);
        return;
      }
    }
    Match match = place.find(exchange.method()).orElseThrow(() -> wrongMethod(place));
    Caller caller = caller(match.route().needs(), exchange);
    match.route().handler().answer(new Call(exchange, caller, match.names()));
  }

  /// Source: the publishing contract, sections 4 and 15.
  private static void checkFraming(Exchange exchange) {
    if (exchange.headers("Authorization").size() > 1) {
      throw Problem.of(ProblemCode.BAD_REQUEST, "There must be one Authorization header at most.")
          .asException();
    }
    int lineByteCount = exchange.method().length()
        + exchange.rawPath().length()
        + exchange.rawQuery().length();
    if (lineByteCount > LINE_BYTES_MAX || exchange.headerByteCount() > HEADER_BYTES_MAX) {
      throw Problem.of(
              ProblemCode.BAD_REQUEST,
              "The first line may have 8 KiB, the headers 16 KiB together.")
          .asException();
    }
  }

  private static ProblemException wrongMethod(Place place) {
    return Problem.of(ProblemCode.METHOD_NOT_ALLOWED, "Allowed here: " + place.methods() + ".")
        .withHeader("Allow", place.methods())
        .asException();
  }

  private @Nullable Caller caller(Needs needs, Exchange exchange) {
    return switch (needs) {
      case Needs.Nothing _ -> null;
      case Needs.GoodIfShown _ -> counted(exchange).orElse(null);
      case Needs.OfScope(var scope) -> {
        Caller caller = counted(exchange).orElseThrow(Authentication::nothingShown);
        Authentication.checkScope(caller, scope);
        yield caller;
      }
    };
  }

  private Optional<Caller> counted(Exchange exchange) {
    Optional<Caller> caller = authentication.findCaller(exchange);
    caller.ifPresent(it -> limits.count(it, exchange));
    return caller;
  }
}
