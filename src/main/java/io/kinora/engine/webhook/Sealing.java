package io.kinora.engine.webhook;

import io.kinora.infra.secret.Vault;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How what nobody else may read of a webhook lies in the database: its secrets, and its address,
/// which may have a key in it.
record Sealing(Vault vault) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /// Says that something was sealed with another master key than the one in force.
  static final class UnreadableException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    private UnreadableException(IllegalStateException cause) {
      super(cause.getMessage(), cause);
    }
  }

  /// What was sealed.
  record Opened(URI url, SigningSecrets secrets) {}

  String seal(Webhook webhook) {
    SigningSecrets secrets = webhook.secrets();
    ObjectNode plain = JsonNodeFactory.instance
        .objectNode()
        .put("url", webhook.subscription().url().toString())
        .put("secret", secrets.current().shown());
    SigningSecret former = secrets.former();
    Instant until = secrets.formerUntil();
    if (former != null && until != null) {
      plain.put("former", former.shown()).put("former_until", until.toEpochMilli());
    }
    return vault.seal(plain.toString(), owner(webhook.id()));
  }

  /// @throws UnreadableException where another master key has sealed it
  Opened open(String sealed, WebhookId id) {
    JsonNode plain = JSON.readTree(opened(sealed, id));
    return new Opened(
        URI.create(plain.path("url").asString()),
        new SigningSecrets(
            SigningSecret.parse(plain.path("secret").asString()), former(plain), until(plain)));
  }

  private String opened(String sealed, WebhookId id) {
    try {
      return vault.open(sealed, owner(id));
    } catch (IllegalStateException failure) {
      throw new UnreadableException(failure);
    }
  }

  private static @Nullable SigningSecret former(JsonNode plain) {
    return plain.has("former") ? SigningSecret.parse(plain.path("former").asString()) : null;
  }

  private static @Nullable Instant until(JsonNode plain) {
    return plain.has("former") ? Instant.ofEpochMilli(plain.path("former_until").asLong()) : null;
  }

  private static String owner(WebhookId id) {
    return "webhook " + id;
  }
}
