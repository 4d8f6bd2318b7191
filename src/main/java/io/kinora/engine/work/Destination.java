package io.kinora.engine.work;

import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Where the main file of a task goes besides, or instead of, the library. It comes to the work
/// among the parameters, as `"$deliver":{"type":…}`, secrets sealed.
///
/// Source: the tasks contract, section 9.
///
/// @param type  which system, such as `s3_signed`
/// @param terms what that system wants to know
public record Destination(String type, ObjectNode terms) {

  private static final String KEY = "$deliver";

  /// What these parameters of a run say; empty where the library is all.
  static Optional<Destination> find(JsonNode parameters) {
    return parameters.path(KEY) instanceof ObjectNode terms
        ? Optional.of(new Destination(terms.path("type").asString(), terms))
        : Optional.empty();
  }

  /// A copy of `parameters` that says this.
  public ObjectNode in(ObjectNode parameters) {
    ObjectNode copy = parameters.deepCopy();
    copy.set(KEY, terms);
    return copy;
  }

  /// A copy of `parameters` with those alone that the client gave.
  public static ObjectNode withoutOurs(ObjectNode parameters) {
    Set<String> ours = Set.of(KEY, Keeping.KEY);
    return parameters.deepCopy().without(ours);
  }
}
