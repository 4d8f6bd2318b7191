package io.kinora.api.publishing;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What is wrong with the values of a body, collected so that a client is told all at once.
///
/// Source: the publishing contract, sections 3 and 13.
final class Faults {

  private record Fault(String pointer, String detail) {}

  private final List<Fault> all = new ArrayList<>();

  /// @param pointer to the member, such as `/title`
  /// @param detail  what it must be, such as `must be true or false`
  void add(String pointer, String detail) {
    var fault = new Fault(pointer, detail);
    if (!all.contains(fault)) {
      all.add(fault);
    }
  }

  /// @throws ProblemException where there is one
  void failIfAny() {
    if (all.isEmpty()) {
      return;
    }
    ArrayNode errors = JsonNodeFactory.instance.arrayNode();
    all.forEach(it -> errors.addObject().put("pointer", it.pointer()).put("detail", it.detail()));
    throw Problem.of(ProblemCode.VALIDATION_FAILED).with("errors", errors).asException();
  }
}
