package io.kinora.engine.work;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The rule of a parameter that is a list of files. Source: the tasks contract, section 4,
/// validation;
/// the number is our choice.
final class AddressList {

  private AddressList() {}

  /// @param max so many files at most
  static WorkKind.AcrossParameters rule(String parameter, int max) {
    return right -> complaint(right.path(parameter), max)
        .map(complaint -> Map.of(parameter, List.of(complaint)))
        .orElse(Map.of());
  }

  private static Optional<String> complaint(JsonNode addresses, int max) {
    if (addresses.isEmpty()) {
      return Optional.of("this field is required");
    }
    if (addresses.size() > max) {
      return Optional.of("must have at most " + max + " items");
    }
    boolean isRight = addresses
        .valueStream()
        .allMatch(address -> ParameterType.URL.read(address).isPresent());
    return isRight ? Optional.empty() : Optional.of(ParameterType.URL.complaint());
  }
}
