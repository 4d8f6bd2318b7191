package io.kinora.api.http;

import io.kinora.infra.base.RandomKey;
import io.kinora.infra.observe.Metrics;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One line in the log and one tick of a timer for each answer.
///
/// The query is left out: clients put their secrets there.
final class RequestLine implements RequestLog {

  private static final Pattern PERMISSION = Pattern.compile("(upl_[0-9A-Za-z]{4})[0-9A-Za-z]+");

  private static final Logger LOG = LoggerFactory.getLogger("http");
  private static final String ID = "kinora.id";
  private static final String ROUTE = "kinora.route";

  private final Metrics metrics;

  RequestLine(Metrics metrics) {
    this.metrics = metrics;
  }

  /// The name of a request: made when it is first asked for.
  static String idOf(Request request) {
    if (request.getAttribute(ID) instanceof String id) {
      return id;
    }
    String id = RandomKey.ofLetters(12);
    request.setAttribute(ID, id);
    return id;
  }

  static void setId(Request request, String id) {
    request.setAttribute(ID, id);
  }

  static void setRoute(Request request, String route) {
    request.setAttribute(ROUTE, route);
  }

  @Override
  public void log(Request request, Response response) {
    var took = Duration.ofNanos(System.nanoTime() - request.getHeadersNanoTime());
    String route = Objects.toString(request.getAttribute(ROUTE), "none");
    int status = response.getStatus();
    metrics
        .timer("http.requests", "route", route, "status", status / 100 + "xx")
        .record(took);
    LOG.info(
        "{} {} {} {} B {} ms {} {}",
        request.getMethod(),
        shown(request.getHttpURI().getPath()),
        status,
        Response.getContentBytesWritten(response),
        took.toMillis(),
        route,
        idOf(request));
  }

  /// A path without the words in it that are permissions by themselves.
  ///
  /// Source: the publishing contract, section 7.6.
  static String shown(@Nullable String path) {
    return PERMISSION.matcher(String.valueOf(path)).replaceAll("$1...");
  }
}
