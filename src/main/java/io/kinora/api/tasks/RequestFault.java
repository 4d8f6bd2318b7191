package io.kinora.api.tasks;

import io.kinora.api.http.Exchange;
import java.util.Locale;
import java.util.Set;

/// Carries what is wrong with a request, as opposed to one of its tasks, up to where it is
/// answered. Source: the tasks contract, section 3.
final class RequestFault extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int status;
  private final String name;
  private final Location location;

  /// Where in the request the fault lies.
  enum Location {
    BODY,
    QUERYSTRING,
    HEADER,
    PATH;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  RequestFault(int status, String name, Location location, String description) {
    super(description);
    this.status = status;
    this.name = name;
    this.location = location;
  }

  static RequestFault invalid(String name, Location location, String description) {
    return new RequestFault(400, name, location, description);
  }

  static RequestFault unauthorized(String name, Location location, String description) {
    return new RequestFault(401, name, location, description);
  }

  static RequestFault unknownPath() {
    return new RequestFault(404, "url", Location.PATH, "there is nothing at this URL");
  }

  /// Tells the client besides what it may call.
  static RequestFault wrongMethod(Exchange exchange, Set<String> allowed) {
    exchange.header("Allow", String.join(", ", allowed.stream().sorted().toList()));
    return new RequestFault(405, "method", Location.PATH, "method not allowed");
  }

  int status() {
    return status;
  }

  String name() {
    return name;
  }

  Location location() {
    return location;
  }

  String description() {
    return String.valueOf(getMessage());
  }
}
