package io.kinora.api.tasks;

import io.kinora.api.http.Exchange;
import io.kinora.api.tasks.RequestFault.Location;
import io.kinora.api.tasks.TasksAccounts.ApiKeyAnswer;
import io.kinora.infra.base.TenantId;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Finds out who asks. Source: the tasks contract, section 2.
final class Authentication {

  private final TasksAccounts accounts;

  Authentication(TasksAccounts accounts) {
    this.accounts = accounts;
  }

  /// What a client shows, and where it did.
  private sealed interface Credential {

    record Secret(String value, Location location) implements Credential {}

    record ApiKey(String value, Location location) implements Credential {}
  }

  /// @throws RequestFault where the first credential that is found is no good, or there is none
  TenantId tenant(TasksRequest request) {
    return switch (credential(request)) {
      case Credential.Secret(String value, Location location) ->
        accounts.bySecret(value).orElseThrow(() -> refused("secret", location));
      case Credential.ApiKey(String value, Location location) ->
        tenantOfPage(request.exchange(), value, location);
    };
  }

  /// The same, for what pages may not do: an api key is no credential here.
  ///
  /// @throws RequestFault where the first credential that is found is no secret of ours
  TenantId tenantBySecret(TasksRequest request) {
    Credential credential = credential(request);
    if (credential instanceof Credential.Secret(String value, Location location)) {
      return accounts.bySecret(value).orElseThrow(() -> refused("secret", location));
    }
    throw refused("secret", request.location());
  }

  private TenantId tenantOfPage(Exchange exchange, String key, Location location) {
    return switch (accounts.byApiKey(key, referrer(exchange))) {
      case ApiKeyAnswer.Known(TenantId tenant) -> {
        allowOrigin(exchange);
        yield tenant;
      }
      case ApiKeyAnswer.Unknown _ -> throw refused("api_key", location);
      case ApiKeyAnswer.RefererNotAllowed _ ->
        throw RequestFault.unauthorized("api_key", Location.HEADER, "referrer not allowed");
    };
  }

  private static Credential credential(TasksRequest request) {
    return Stream.of(inBody(request), inQuery(request), inHeader(request))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() -> refused("secret", request.location()));
  }

  private static Optional<Credential> inBody(TasksRequest request) {
    Optional<Credential> secret =
        text(request, "secret").map(value -> new Credential.Secret(value, Location.BODY));
    return secret.or(
        () -> text(request, "api_key").map(value -> new Credential.ApiKey(value, Location.BODY)));
  }

  /// Numbers too: the samples of old are digits.
  private static Optional<String> text(TasksRequest request, String name) {
    return request
        .body()
        .optional(name)
        .filter(it -> it.isString() || it.isNumber())
        .map(JsonNode::asString);
  }

  private static Optional<Credential> inQuery(TasksRequest request) {
    Optional<Credential> secret = request
        .query()
        .find("secret")
        .map(value -> new Credential.Secret(value, Location.QUERYSTRING));
    return secret.or(() -> request
        .query()
        .find("api_key")
        .map(value -> new Credential.ApiKey(value, Location.QUERYSTRING)));
  }

  /// `Secret KEY`, `Api-Key KEY`, or the bare secret.
  private static Optional<Credential> inHeader(TasksRequest request) {
    String header = request.exchange().header("Authorization");
    if (header == null || header.isBlank()) {
      return Optional.empty();
    }
    String[] words = header.strip().split("\\s+", 2);
    if (words.length == 2 && words[0].equalsIgnoreCase("Secret")) {
      return Optional.of(new Credential.Secret(words[1], Location.HEADER));
    }
    if (words.length == 2 && words[0].equalsIgnoreCase("Api-Key")) {
      return Optional.of(new Credential.ApiKey(words[1], Location.HEADER));
    }
    return Optional.of(new Credential.Secret(header.strip(), Location.HEADER));
  }

  /// The manual spells the header with three r, browsers with two.
  private static String referrer(Exchange exchange) {
    return Stream.of("Referer", "Referrer", "Origin")
        .map(exchange::header)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("");
  }

  /// A page on a listed domain is told so; all others are let read anyway.
  private static void allowOrigin(Exchange exchange) {
    String origin = exchange.header("Origin");
    if (origin != null
        && host(origin).isPresent()
        && host(origin).equals(host(referrer(exchange)))) {
      Answers.allowOrigin(exchange, origin);
    }
  }

  private static Optional<String> host(String address) {
    try {
      return Optional.ofNullable(URI.create(address.strip()).getHost());
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static RequestFault refused(String name, Location location) {
    return RequestFault.unauthorized(name, location, "invalid credentials");
  }
}
