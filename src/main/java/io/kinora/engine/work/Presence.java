package io.kinora.engine.work;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Whether a parameter must be given, and what stands in for one that is not.
public sealed interface Presence {

  record Required() implements Presence {}

  /// Nothing stands in: the work itself says what its absence means.
  record Voluntary() implements Presence {}

  /// In the other versions nothing stands in.
  record DefaultedIn(Map<KindVersion, JsonNode> versions) implements Presence {

    public DefaultedIn {
      versions = Map.copyOf(versions);
    }
  }

  /// @param usual    stands in
  /// @param versions stands in instead, in these versions
  record Defaulted(JsonNode usual, Map<KindVersion, JsonNode> versions) implements Presence {

    public Defaulted {
      versions = Map.copyOf(versions);
    }
  }

  /// What stands in for a parameter that was not given.
  default Optional<JsonNode> standIn(KindVersion version) {
    return switch (this) {
      case Required _, Voluntary _ -> Optional.empty();
      case DefaultedIn(Map<KindVersion, JsonNode> versions) ->
        Optional.ofNullable(versions.get(version));
      case Defaulted(JsonNode usual, Map<KindVersion, JsonNode> versions) ->
        Optional.of(versions.getOrDefault(version, usual));
    };
  }
}
