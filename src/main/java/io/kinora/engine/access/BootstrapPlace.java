package io.kinora.engine.access;

import io.kinora.infra.base.Suggestion;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// One place in a bootstrap file, and what stands there. What is not as it should be is said with
/// the place, never with what stands there: that may be a secret.
///
/// @param name the way there from the outermost object, such as `tenants[0].id`; empty for that
///     object itself
record BootstrapPlace(Path file, String name, JsonNode node) {

  BootstrapPlace member(String member) {
    String place = name.isEmpty() ? member : name + "." + member;
    return new BootstrapPlace(file, place, node.path(member));
  }

  /// The places in this list.
  List<BootstrapPlace> elements() {
    return IntStream.range(0, node.size())
        .mapToObj(it -> new BootstrapPlace(file, name + "[" + it + "]", node.path(it)))
        .toList();
  }

  /// The places in this list, or this alone; none where nothing was said.
  List<BootstrapPlace> oneOrMore() {
    if (isAbsent()) {
      return List.of();
    }
    return node.isArray() ? elements() : List.of(this);
  }

  /// The places in this list; none where nothing was said.
  List<BootstrapPlace> list(String expected) {
    expect(isAbsent() || node.isArray(), expected);
    return elements();
  }

  boolean isAbsent() {
    return node.isMissingNode() || node.isNull();
  }

  boolean has(String member) {
    return node.hasNonNull(member);
  }

  String text() {
    expect(node.isString() && !node.stringValue().isBlank(), "a text that is not empty");
    return node.stringValue();
  }

  /// Has this be an object without members that nobody knows.
  void expectObject(String expected, Collection<String> known) {
    expect(node.isObject(), expected);
    for (String member : node.propertyNames()) {
      expect(known.contains(member), "no '" + member + "'" + Suggestion.wordsFor(member, known));
    }
  }

  void expect(boolean isRight, String expected) {
    if (!isRight) {
      throw invalid(expected);
    }
  }

  InvalidBootstrapException invalid(String expected) {
    String place = name.isEmpty() ? "the file" : name;
    return new InvalidBootstrapException(
        "The bootstrap file " + file + " is wrong at " + place + ": expected " + expected + ".");
  }
}
