package io.kinora.api.tasks;

import io.kinora.engine.work.Parameter;
import io.kinora.engine.work.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// Hides tokens and secrets. Source: the tasks contract, section 5, details.
final class Masking {

  private static final String MASK = "***";

  private Masking() {}

  /// A copy of `values` that can be shown: what is described as secret is masked.
  static ObjectNode of(Parameters described, ObjectNode values) {
    ObjectNode masked = values.deepCopy();
    described.all().stream()
        .filter(Parameter::isSecret)
        .filter(parameter -> masked.has(parameter.name()))
        .forEach(parameter -> masked.put(parameter.name(), MASK));
    values.properties().stream()
        .filter(entry -> masked.path(entry.getKey()).isString())
        .forEach(entry -> masked.put(
            entry.getKey(), withoutPassword(masked.path(entry.getKey()).asString())));
    return masked;
  }

  /// Of an address with a name and a password for its server.
  private static String withoutPassword(String text) {
    return text.replaceFirst("^(\\s*https?://)[^/?#]*@", "$1***@");
  }
}
