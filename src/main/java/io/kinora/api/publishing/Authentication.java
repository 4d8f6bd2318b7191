package io.kinora.api.publishing;

import io.kinora.api.http.Exchange;
import io.kinora.engine.access.Caller;
import io.kinora.engine.access.CallerCheck;
import io.kinora.engine.access.Callers;
import io.kinora.engine.access.Scope;
import java.util.Locale;
import java.util.Optional;

/// Finds out who asks, and whether he may. Source: the publishing contract, section 4.
final class Authentication {

  private static final String HEADER = "WWW-Authenticate";
  private static final String CHALLENGE = "Bearer realm=\"publishing\"";

  private final Callers callers;

  Authentication(Callers callers) {
    this.callers = callers;
  }

  /// The one whose credential was shown; empty where none was.
  ///
  /// @throws ProblemException where it is not good
  Optional<Caller> findCaller(Exchange exchange) {
    String header = exchange.header("Authorization");
    if (header == null) {
      return Optional.empty();
    }
    return switch (check(header.strip())) {
      case CallerCheck.Known(Caller caller) -> Optional.of(caller);
      case CallerCheck.Unknown _, CallerCheck.Expired _, CallerCheck.Disabled _ ->
        throw unauthorized(
            "The credential is not valid, or not any more.", ", error=\"invalid_token\"");
    };
  }

  private CallerCheck check(String header) {
    String[] words = header.split(" +", 2);
    if (words.length < 2) {
      return new CallerCheck.Unknown();
    }
    return switch (words[0].toLowerCase(Locale.ROOT)) {
      case "bearer" -> callers.check(words[1]);
      case "apikey" -> callers.checkKey(words[1]);
      default -> new CallerCheck.Unknown();
    };
  }

  /// For where a credential is needed and none was shown.
  static ProblemException nothingShown() {
    return unauthorized(ProblemCode.UNAUTHORIZED.advice(), "");
  }

  private static ProblemException unauthorized(String detail, String error) {
    return Problem.of(ProblemCode.UNAUTHORIZED, detail)
        .withHeader(HEADER, CHALLENGE + error)
        .asException();
  }

  /// @throws ProblemException where the caller may not do this
  static void checkScope(Caller caller, Scope needed) {
    if (!caller.scopes().has(needed)) {
      throw Problem.of(
              ProblemCode.INSUFFICIENT_SCOPE, "The scope " + needed.word() + " is needed for this.")
          .withHeader(
              HEADER, CHALLENGE + ", error=\"insufficient_scope\", scope=\"" + needed.word() + "\"")
          .asException();
    }
  }
}
