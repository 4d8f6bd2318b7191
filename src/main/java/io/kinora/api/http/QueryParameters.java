package io.kinora.api.http;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The parameters of a query or of a form, decoded, in the order in which they came; a name may
/// come several times.
public record QueryParameters(List<Parameter> all) {

  /// One `name=value`; without `=` the value is empty.
  public record Parameter(String name, String value) {

    private static Parameter of(String pair) {
      int equals = pair.indexOf('=');
      return equals < 0
          ? new Parameter(decoded(pair), "")
          : new Parameter(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
    }

    private static String decoded(String text) {
      return PercentDecoding.lenient(text.replace('+', ' '));
    }
  }

  public QueryParameters {
    all = List.copyOf(all);
  }

  /// Reads `a=1&b=2`. Old clients encode carelessly, so nothing is refused: a stray `%` stays.
  public static QueryParameters parse(String text) {
    return new QueryParameters(Arrays.stream(text.split("&"))
        .filter(it -> !it.isEmpty())
        .map(Parameter::of)
        .toList());
  }

  /// The first value of this name.
  public Optional<String> find(String name) {
    return values(name).stream().findFirst();
  }

  /// All values of this name, in the order in which they came.
  public List<String> values(String name) {
    return all.stream()
        .filter(it -> it.name().equals(name))
        .map(Parameter::value)
        .toList();
  }
}
