package io.kinora.api.http;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Answers what never reaches a dialect, such as a header that cannot be read: the status in words,
/// the name that the request has in our log, and nothing about what runs here.
final class NeutralErrors implements Request.Handler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String text = response.getStatus() + " " + HttpStatus.getMessage(response.getStatus()) + "\n";
    response.getHeaders().put("X-Request-Id", RequestLine.idOf(request));
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
    Content.Sink.write(response, true, text, callback);
    return true;
  }
}
