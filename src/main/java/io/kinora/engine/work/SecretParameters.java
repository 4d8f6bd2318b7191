package io.kinora.engine.work;

import io.kinora.infra.base.AddressSecrets;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.secret.Vault;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Tokens and signed addresses among parameters: sealed from the moment when a task is taken until
/// it runs. In JSON a sealed text is the object `{"$sealed":"…"}`; one that may be shown in part,
/// such as an address with a password, has `"$shown"` besides.
///
/// All threads may use it.
public final class SecretParameters {

  private static final String SEALED = "$sealed";
  private static final String SHOWN = "$shown";

  private final Vault vault;

  public SecretParameters(Vault vault) {
    this.vault = vault;
  }

  /// A copy in which what is described as secret is sealed, and each text with a secret in an
  /// address.
  public ObjectNode sealed(Parameters described, ObjectNode right, TenantId tenant) {
    ObjectNode sealed = (ObjectNode) withSealedAddresses(right, tenant);
    described.all().stream()
        .filter(Parameter::isSecret)
        .filter(parameter -> right.path(parameter.name()).isString())
        .forEach(parameter ->
            sealed.set(parameter.name(), sealed(right.path(parameter.name()).asString(), tenant)));
    return sealed;
  }

  /// What stands in JSON for a text that was sealed.
  ObjectNode sealed(String text, TenantId tenant) {
    return JsonNodeFactory.instance.objectNode().put(SEALED, vault.seal(text, tenant.value()));
  }

  private JsonNode withSealedAddresses(JsonNode value, TenantId tenant) {
    if (value.isString() && AddressSecrets.isIn(value.asString())) {
      return sealed(value.asString(), tenant).put(SHOWN, AddressSecrets.masked(value.asString()));
    }
    return inside(value, it -> withSealedAddresses(it, tenant));
  }

  /// A copy of a list or an object with each of its values changed; other values as they are.
  private static JsonNode inside(JsonNode value, UnaryOperator<JsonNode> change) {
    if (value.isArray()) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      value.forEach(element -> list.add(change.apply(element)));
      return list;
    }
    if (value.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      value.properties().forEach(it -> object.set(it.getKey(), change.apply(it.getValue())));
      return object;
    }
    return value;
  }

  /// A copy in which all that was sealed for this tenant is readable.
  ObjectNode opened(ObjectNode parameters, TenantId tenant) {
    return (ObjectNode) opened((JsonNode) parameters, tenant);
  }

  private JsonNode opened(JsonNode value, TenantId tenant) {
    if (value.path(SEALED).isString()) {
      String text = vault.open(value.path(SEALED).asString(), tenant.value());
      return JsonNodeFactory.instance.stringNode(text);
    }
    return inside(value, it -> opened(it, tenant));
  }

  /// A value as it may be shown: of what was sealed the part that is no secret, and addresses
  /// without theirs.
  public static JsonNode shown(JsonNode value) {
    if (value.path(SHOWN).isString()) {
      return value.path(SHOWN);
    }
    if (value.isString()) {
      return JsonNodeFactory.instance.stringNode(AddressSecrets.masked(value.asString()));
    }
    return inside(value, SecretParameters::shown);
  }
}
