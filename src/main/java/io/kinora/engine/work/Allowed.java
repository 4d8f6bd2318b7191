package io.kinora.engine.work;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Which values of its type a parameter may have.
public sealed interface Allowed {

  record Everything() implements Allowed {}

  /// @param choices as the client writes them; numbers too
  record OneOf(List<String> choices) implements Allowed {

    public OneOf {
      choices = List.copyOf(choices);
    }
  }

  /// Both bounds are allowed.
  record Between(long min, long max) implements Allowed {

    public Between {
      if (min > max) {
        throw new IllegalArgumentException(min + " is more than " + max);
      }
    }
  }

  /// What is wrong with a value that has the right type; empty if nothing is.
  ///
  /// Source: the tasks contract, section 4, validation.
  default Optional<String> complaint(JsonNode value) {
    return switch (this) {
      case Everything _ -> Optional.empty();
      case OneOf(List<String> choices) ->
        choices.contains(value.asString())
            ? Optional.empty()
            : Optional.of("not a valid choice, choose one of: " + quoted(choices));
      case Between(long min, long max) ->
        value.doubleValue() >= min && value.doubleValue() <= max
            ? Optional.empty()
            : Optional.of("must be between " + min + " and " + max);
    };
  }

  /// Names as the clients of old know them: `'small', 'large'`.
  private static String quoted(List<String> names) {
    return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
  }
}
