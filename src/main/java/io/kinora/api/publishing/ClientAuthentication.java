package io.kinora.api.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.api.http.Exchange;
import io.kinora.engine.access.Client;
import io.kinora.engine.access.ClientCheck;
import io.kinora.engine.access.Clients;
import java.net.URLDecoder;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;

/// Finds out which client asks for a token. Source: RFC 6749, section 2.3.1, and the publishing
/// contract, section 4.1.
final class ClientAuthentication {

  private static final String SCHEME = "Basic ";

  private final Clients clients;
  private final FailureBrake brake;

  ClientAuthentication(Clients clients, InstantSource clock) {
    this.clients = clients;
    this.brake = new FailureBrake(clock);
  }

  /// What a client shows of itself.
  private record Shown(String id, String secret) {

    /// Never the secret.
    @Override
    public String toString() {
      return id;
    }
  }

  /// @throws OauthException where it is none that we know
  Client client(Exchange exchange, OauthForm form) {
    Shown shown = shown(exchange, form);
    return switch (clients.check(shown.id(), shown.secret())) {
      case ClientCheck.Known(Client client) -> client;
      case ClientCheck.Wrong _, ClientCheck.Disabled _ -> throw refused(shown.id());
    };
  }

  private OauthException refused(String id) {
    return brake
        .count(id)
        .map(OauthException::tooManyFailures)
        .orElseGet(() -> OauthException.invalidClient(
            "There is no client with this client_id and client_secret."));
  }

  private static Shown shown(Exchange exchange, OauthForm form) {
    String header = exchange.header("Authorization");
    if (header == null) {
      return inForm(form);
    }
    if (form.find("client_secret").isPresent()) {
      throw OauthException.invalidRequest(
          "The client must authenticate in one way: by the header or in the body.");
    }
    Shown shown = inHeader(header)
        .orElseThrow(
            () -> OauthException.invalidClient("The header must be 'Authorization: Basic …'."));
    if (form.find("client_id").filter(it -> !it.equals(shown.id())).isPresent()) {
      throw OauthException.invalidRequest("The header and client_id name two clients.");
    }
    return shown;
  }

  private static Shown inForm(OauthForm form) {
    Optional<String> id = form.find("client_id");
    Optional<String> secret = form.find("client_secret");
    if (id.isEmpty() || secret.isEmpty()) {
      throw OauthException.invalidClient(
          "The client must authenticate: by HTTP Basic, or by client_id and client_secret.");
    }
    return new Shown(id.get(), secret.get());
  }

  /// Both parts are form-encoded inside: several libraries send `%5F` for `_`.
  private static Optional<Shown> inHeader(String header) {
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    try {
      byte[] bytes =
          Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
      String[] parts = new String(bytes, UTF_8).split(":", 2);
      return parts.length < 2
          ? Optional.empty()
          : Optional.of(new Shown(decoded(parts[0]), decoded(parts[1])));
    } catch (IllegalArgumentException _) { // No Base64, or a stray percent sign.
      return Optional.empty();
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, UTF_8);
  }
}
