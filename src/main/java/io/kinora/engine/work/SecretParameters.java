package io.kinora.engine.work;

import io.kinora.infra.base.TenantId;
import io.kinora.infra.secret.Vault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Tokens and signed addresses among parameters: sealed from the moment when a task is taken until
/// it runs. In JSON a sealed text is the object `{"$sealed":"…"}`.
///
/// All threads may use it.
public final class SecretParameters {

  private static final String SEALED = "$sealed";

  private final Vault vault;

  public SecretParameters(Vault vault) {
    this.vault = vault;
  }

  /// A copy in which what is described as secret is sealed.
  public ObjectNode sealed(Parameters described, ObjectNode right, TenantId tenant) {
    ObjectNode sealed = right.deepCopy();
    described.all().stream()
        .filter(Parameter::isSecret)
        .filter(parameter -> sealed.path(parameter.name()).isString())
        .forEach(parameter ->
            sealed.set(parameter.name(), sealed(right.path(parameter.name()).asString(), tenant)));
    return sealed;
  }

  /// What stands in JSON for a text that was sealed.
  ObjectNode sealed(String text, TenantId tenant) {
    return JsonNodeFactory.instance.objectNode().put(SEALED, vault.seal(text, tenant.value()));
  }

  /// A copy in which all that was sealed for this tenant is readable.
  ObjectNode opened(ObjectNode parameters, TenantId tenant) {
    ObjectNode opened = parameters.deepCopy();
    parameters.properties().forEach(entry -> {
      JsonNode value = entry.getValue();
      if (value.path(SEALED).isString()) {
        opened.put(entry.getKey(), vault.open(value.path(SEALED).asString(), tenant.value()));
      } else if (value instanceof ObjectNode inner) {
        opened.set(entry.getKey(), opened(inner, tenant));
      }
    });
    return opened;
  }
}
