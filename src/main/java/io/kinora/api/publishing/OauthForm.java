package io.kinora.api.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.api.http.Exchange;
import io.kinora.api.http.QueryParameters;
import io.kinora.api.http.RefusedException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// The parameters of a request to the token endpoint. Source: RFC 6749, section 3.2: one without a
/// value counts as left out, none may come twice, and unknown ones are ignored.
record OauthForm(QueryParameters parameters) {

  private static final String TYPE = "application/x-www-form-urlencoded";
  private static final int BYTES_MAX = 16 << 10;

  private static final List<String> KNOWN =
      List.of("grant_type", "scope", "client_id", "client_secret", "token", "token_type_hint");

  /// @throws OauthException where the body is no such form
  static OauthForm read(Exchange exchange) throws IOException {
    String type = Objects.requireNonNullElse(exchange.header("Content-Type"), "");
    if (!type.split(";", -1)[0].strip().toLowerCase(Locale.ROOT).equals(TYPE)) {
      throw OauthException.invalidRequest("The body must have the type " + TYPE + ".");
    }
    var form = new OauthForm(QueryParameters.parse(new String(body(exchange), UTF_8)));
    KNOWN.forEach(form::checkComesOnce);
    return form;
  }

  private static byte[] body(Exchange exchange) throws IOException {
    try {
      return exchange.body(BYTES_MAX);
    } catch (RefusedException refused) {
      throw OauthException.invalidRequest(refused.refusal().text());
    }
  }

  private void checkComesOnce(String name) {
    if (parameters.values(name).size() > 1) {
      throw OauthException.invalidRequest("There must be one " + name + " at most.");
    }
  }

  Optional<String> find(String name) {
    return parameters.find(name).filter(it -> !it.isEmpty());
  }

  /// @throws OauthException where it is left out
  String required(String name) {
    return find(name).orElseThrow(() -> OauthException.invalidRequest(name + " is missing."));
  }

  /// Never the values: there are secrets among them.
  @Override
  public String toString() {
    return "form";
  }
}
