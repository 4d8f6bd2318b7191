package io.kinora.engine.access;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a credential allows; nothing at all where there are none.
public record Scopes(Set<Scope> all) {

  public Scopes {
    all = Set.copyOf(all);
  }

  public static Scopes of(Scope... scopes) {
    return new Scopes(Set.of(scopes));
  }

  /// Reads words with spaces between them; empty where one of them is none of ours.
  public static Optional<Scopes> parse(String text) {
    var words =
        Arrays.stream(text.split(" ", -1)).filter(it -> !it.isEmpty()).collect(Collectors.toSet());
    var found =
        words.stream().map(Scope::find).flatMap(Optional::stream).collect(Collectors.toSet());
    return found.size() == words.size() ? Optional.of(new Scopes(found)) : Optional.empty();
  }

  /// As they stand in a table of ours.
  static Scopes stored(String text) {
    return parse(text).orElseThrow(() -> new IllegalStateException("no scopes: " + text));
  }

  public boolean has(Scope scope) {
    return all.contains(scope);
  }

  public boolean hasAll(Scopes others) {
    return all.containsAll(others.all());
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  /// Their words with a space between them, always in the same order.
  public String words() {
    return all.stream().sorted().map(Scope::word).collect(Collectors.joining(" "));
  }

  @Override
  public String toString() {
    return words();
  }
}
