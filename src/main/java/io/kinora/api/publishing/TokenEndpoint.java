package io.kinora.api.publishing;

import io.kinora.api.http.Exchange;
import io.kinora.engine.access.AccessTokens;
import io.kinora.engine.access.Audit;
import io.kinora.engine.access.Client;
import io.kinora.engine.access.Scope;
import io.kinora.engine.access.Scopes;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;

/// Gives out access tokens for the credentials of clients, and takes them back. Source: RFC 6749,
/// section 4.4, RFC 7009, and the publishing contract, section 4.1.
final class TokenEndpoint {

  private static final String TOKEN_PATH = "/oauth/token";
  private static final String REVOKE_PATH = "/oauth/revoke";

  private final PublishingSettings settings;
  private final AccessTokens tokens;
  private final ClientAuthentication authentication;

  TokenEndpoint(PublishingSettings settings, PublishingParts parts) {
    this.settings = settings;
    this.tokens = parts.tokens();
    this.authentication = new ClientAuthentication(parts.clients(), parts.clock());
  }

  List<Route> routes() {
    return List.of(
        Route.free("POST", TOKEN_PATH, call -> answer(call, this::issue)),
        Route.free("POST", REVOKE_PATH, call -> answer(call, this::revoke)),
        Route.free("GET", "/.well-known/oauth-authorization-server", this::describe));
  }

  /// What a client asks for once it is known.
  private interface Action {

    /// @throws OauthException before anything was sent, where it is to be answered with that
    void answer(Exchange exchange, OauthForm form) throws IOException;
  }

  private static void answer(Call call, Action action) throws IOException {
    Exchange exchange = call.exchange();
    exchange.lastingHeader("Cache-Control", "no-store");
    exchange.header("Pragma", "no-cache");
    call.checkNotEncoded();
    try {
      action.answer(exchange, OauthForm.read(exchange));
    } catch (OauthException fault) {
      fault.send(exchange);
    }
  }

  private void issue(Exchange exchange, OauthForm form) throws IOException {
    Client client = authentication.client(exchange, form);
    if (!form.required("grant_type").equals("client_credentials")) {
      throw OauthException.unsupportedGrantType();
    }
    Scopes scopes = scopes(client, form);
    String token = tokens.issue(client, scopes, settings.tokenLife());
    audit(exchange, client, "token.issue", "done");
    var body = JsonNodeFactory.instance
        .objectNode()
        .put("access_token", token)
        .put("token_type", "Bearer")
        .put("expires_in", settings.tokenLife().toSeconds())
        .put("scope", scopes.words());
    Answers.send(exchange, 200, body);
  }

  /// All that the client may have, unless it asks for less.
  private static Scopes scopes(Client client, OauthForm form) {
    if (client.scopes().isEmpty()) {
      throw OauthException.unauthorizedClient();
    }
    Scopes asked = form.find("scope")
        .map(words -> Scopes.parse(words)
            .orElseThrow(() -> OauthException.invalidScope(
                "The scope must be of " + client.scopes().words() + ".")))
        .filter(it -> !it.isEmpty())
        .orElse(client.scopes());
    if (!client.scopes().hasAll(asked)) {
      throw OauthException.invalidScope(
          "This client may have no more than " + client.scopes().words() + ".");
    }
    return asked;
  }

  /// Says the same whatever the token was: nobody learns of another's.
  private void revoke(Exchange exchange, OauthForm form) throws IOException {
    Client client = authentication.client(exchange, form);
    boolean wasThere = tokens.revoke(client, form.required("token"));
    audit(exchange, client, "token.revoke", wasThere ? "done" : "nothing");
    exchange.sendEmpty(200);
  }

  private static void audit(Exchange exchange, Client client, String action, String result) {
    String credential = "client:" + client.id();
    Audit.write(new Audit.Change(client.tenant(), credential, action, "-", result), exchange.id());
  }

  /// Where libraries find all this. Source: RFC 8414.
  private void describe(Call call) throws IOException {
    var body = JsonNodeFactory.instance
        .objectNode()
        .put("issuer", settings.publicUrl().toString())
        .put("token_endpoint", settings.publicUrl() + TOKEN_PATH)
        .put("revocation_endpoint", settings.publicUrl() + REVOKE_PATH);
    body.putArray("grant_types_supported").add("client_credentials");
    body.putArray("response_types_supported");
    for (String list : List.of("token", "revocation")) {
      body.putArray(list + "_endpoint_auth_methods_supported")
          .add("client_secret_basic")
          .add("client_secret_post");
    }
    Scope.words().forEach(body.putArray("scopes_supported")::add);
    Answers.send(call.exchange(), 200, body);
  }
}
