package io.kinora.api.publishing;

import io.kinora.api.http.Exchange;
import io.kinora.engine.access.Caller;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request that has come to its route: who asks, and for what.
///
/// @param shown who asks; none where no credential was needed, and none came
/// @param names what stands in the path in the places of its template's names
record Call(Exchange exchange, @Nullable Caller shown, Map<String, String> names) {

  Call {
    names = Map.copyOf(names);
  }

  /// The one who asks, on a route that needs a scope.
  Caller caller() {
    return Objects.requireNonNull(shown, "this route needs no credential");
  }

  Optional<Caller> findCaller() {
    return Optional.ofNullable(shown);
  }

  Optional<String> findName(String name) {
    return Optional.ofNullable(names.get(name));
  }

  String name(String name) {
    return Objects.requireNonNull(names.get(name), "the path has no such name");
  }

  /// The type of the body without its parameters, in lower case; empty where none is said.
  String mediaType() {
    String type = exchange.header("Content-Type");
    return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /// Refuses a body that is compressed. Source: the publishing contract, section 3.
  ///
  /// @throws ProblemException where it is
  void checkNotEncoded() {
    String encoding = exchange.header("Content-Encoding");
    if (encoding != null && !encoding.strip().equalsIgnoreCase("identity")) {
      throw Problem.of(
              ProblemCode.UNSUPPORTED_MEDIA_TYPE, "The body must come without Content-Encoding.")
          .asException();
    }
  }
}
