package io.kinora.api.http;

import io.kinora.api.http.Exchange.Surroundings;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FailureCode.Fault;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.db.Database;
import java.io.IOException;
import java.util.regex.Pattern;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// Hands each request to its dialect, and what goes wrong there back to it.
final class Entrance extends Handler.Abstract {

  private static final Logger LOG = LoggerFactory.getLogger(Entrance.class);

  private static final Pattern SLASHES = Pattern.compile("/{2,}");

  private final Routes routes;
  private final ConnectionGuard guard;
  private final Surroundings surroundings;
  private final RequestSpans spans;

  Entrance(Routes routes, ConnectionGuard guard, Surroundings surroundings, RequestSpans spans) {
    this.routes = routes;
    this.guard = guard;
    this.surroundings = surroundings;
    this.spans = spans;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    guard.begun(request.getConnectionMetaData());
    Request.addCompletionListener(request, _ -> guard.ended(request.getConnectionMetaData()));
    // Silence while a handler works or waits is no fault; a read or a write that waits still ends.
    request.addIdleTimeoutListener(_ -> false);
    var exchange = new Exchange(request, response, surroundings);
    Dialect dialect = routes.dialectFor(SLASHES.matcher(exchange.rawPath()).replaceAll("/"));
    RequestLine.setRoute(request, dialect.name());
    try (var _ = MDC.putCloseable("request", exchange.id())) {
      spans.follow(request, response, dialect, () -> answer(dialect, exchange));
      callback.succeeded();
    } catch (IOException | RuntimeException failure) {
      callback.failed(failure); // Answers from NeutralErrors if nothing went out, else breaks off.
    }
    return true;
  }

  /// Everything that a handler throws ends here: the one place between a mistake and the wire.
  private void answer(Dialect dialect, Exchange exchange) throws IOException {
    try {
      dialect.handle(exchange);
      exchange.finish();
      return;
    } catch (EofException gone) {
      throw gone; // The client has left: nobody is there to be told.
    } catch (RefusedException refused) {
      if (!exchange.takeBack()) {
        throw refused;
      }
      dialect.refuse(exchange, refused.refusal());
    } catch (FailureException failed) {
      if (failed.getCause() != null && failed.failure().code().fault() == Fault.OURS) {
        LOG.warn("{} failed.", exchange.id(), failed); // The operator's to mend: a disk, a bucket.
      }
      if (!exchange.takeBack()) {
        throw failed;
      }
      dialect.fail(exchange, failed.failure());
    } catch (IOException | RuntimeException mistake) {
      log(exchange, mistake);
      if (!exchange.takeBack()) {
        throw mistake;
      }
      FailureCode code =
          Database.isCauseOf(mistake) ? FailureCode.UNAVAILABLE : FailureCode.INTERNAL;
      dialect.fail(exchange, new Failure(code, "reference " + exchange.id()));
    }
    exchange.finish();
  }

  /// A database that is away fails all requests: a line for each is enough.
  private static void log(Exchange exchange, Exception mistake) {
    String path = RequestLine.shown(exchange.rawPath());
    if (Database.isAway(mistake)) {
      LOG.warn(
          "{} failed, the database is away: {} {}: {}",
          exchange.id(),
          exchange.method(),
          path,
          mistake.getMessage());
    } else {
      LOG.error("{} failed: {} {}", exchange.id(), exchange.method(), path, mistake);
    }
  }
}
