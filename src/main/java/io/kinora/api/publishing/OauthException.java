package io.kinora.api.publishing;

import io.kinora.api.http.Exchange;
import java.io.IOException;
import java.time.Duration;
import tools.jackson.databind.node.JsonNodeFactory;

/// Carries what is wrong with a request for a token up to where it is answered, in the shape that
/// OAuth libraries read. Source: RFC 6749, section 5.2.
final class OauthException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int status;
  private final String error;
  private final String headerName;
  private final String headerValue;

  private OauthException(int status, String error, String text, String name, String value) {
    super(text);
    this.status = status;
    this.error = error;
    this.headerName = name;
    this.headerValue = value;
  }

  private static OauthException badRequest(String error, String text) {
    return new OauthException(400, error, text, "", "");
  }

  static OauthException invalidRequest(String text) {
    return badRequest("invalid_request", text);
  }

  static OauthException invalidScope(String text) {
    return badRequest("invalid_scope", text);
  }

  static OauthException unsupportedGrantType() {
    return badRequest("unsupported_grant_type", "The grant_type must be client_credentials.");
  }

  static OauthException unauthorizedClient() {
    return badRequest("unauthorized_client", "This client may not have tokens: it has no scopes.");
  }

  static OauthException invalidClient(String text) {
    return new OauthException(
        401, "invalid_client", text, "WWW-Authenticate", "Basic realm=\"token\"");
  }

  /// The client is wrong, and was so too often.
  static OauthException tooManyFailures(Duration wait) {
    long seconds = wait.plusMillis(999).toSeconds();
    return new OauthException(
        429,
        "invalid_client",
        "Too many wrong secrets for this client; a right one is taken at any time.",
        "Retry-After",
        Long.toString(Math.max(1, seconds)));
  }

  void send(Exchange exchange) throws IOException {
    if (!headerName.isEmpty()) {
      exchange.header(headerName, headerValue);
    }
    var body = JsonNodeFactory.instance
        .objectNode()
        .put("error", error)
        .put("error_description", String.valueOf(getMessage()));
    Answers.send(exchange, status, body);
  }
}
