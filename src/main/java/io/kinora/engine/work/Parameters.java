package io.kinora.engine.work;

import io.kinora.engine.work.Checked.Right;
import io.kinora.engine.work.Checked.Wrong;
import io.kinora.engine.work.Presence.Required;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What somebody takes, as a list of descriptions; and the check against it.
///
/// Source: the tasks contract, section 4, validation.
///
/// @param all in the order in which they are shown
public record Parameters(List<Parameter> all) {

  public Parameters {
    all = List.copyOf(all);
  }

  public static Parameters of(Parameter... all) {
    return new Parameters(List.of(all));
  }

  public Optional<Parameter> find(String name) {
    return all.stream().filter(it -> it.name().equals(name)).findFirst();
  }

  /// Holds what was given against the descriptions. `null` counts as absent; what is not described
  /// is left out.
  public Checked check(ObjectNode given, KindVersion version) {
    var messages = new LinkedHashMap<String, List<String>>();
    all.forEach(parameter -> complaint(parameter, given)
        .ifPresent(text -> messages.put(parameter.name(), List.of(text))));
    return messages.isEmpty() ? new Right(read(given, version)) : new Wrong(messages);
  }

  private static Optional<String> complaint(Parameter parameter, ObjectNode given) {
    if (given.hasNonNull(parameter.name())) {
      return parameter.complaint(given.path(parameter.name()));
    }
    return parameter.presence() instanceof Required
        ? Optional.of("this field is required")
        : Optional.empty();
  }

  private ObjectNode read(ObjectNode given, KindVersion version) {
    ObjectNode read = JsonNodeFactory.instance.objectNode();
    for (Parameter parameter : all) {
      Optional<JsonNode> value = given.hasNonNull(parameter.name())
          ? parameter.type().read(given.path(parameter.name()))
          : parameter.presence().standIn(version);
      value.ifPresent(it -> read.set(parameter.name(), it));
    }
    return read;
  }
}
