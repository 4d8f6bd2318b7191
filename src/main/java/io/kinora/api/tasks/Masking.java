package io.kinora.api.tasks;

import io.kinora.engine.work.Parameter;
import io.kinora.engine.work.Parameters;
import io.kinora.engine.work.SecretParameters;
import tools.jackson.databind.node.ObjectNode;

/// Hides tokens and secrets. Source: the tasks contract, section 5, details.
final class Masking {

  private static final String MASK = "***";

  private Masking() {}

  /// A copy of `values` that can be shown: what is described as secret is masked, and secrets in
  /// addresses.
  static ObjectNode of(Parameters described, ObjectNode values) {
    ObjectNode masked = (ObjectNode) SecretParameters.shown(values);
    described.all().stream()
        .filter(Parameter::isSecret)
        .filter(parameter -> masked.has(parameter.name()))
        .forEach(parameter -> masked.put(parameter.name(), MASK));
    return masked;
  }
}
