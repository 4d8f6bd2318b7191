package io.kinora.api.factory;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An element of a request, with the place where it stands.
///
/// @param text  all the text directly in it; of an element that is kept as XML that, whole
/// @param place such as `line 3, column 12`
record XmlNode(
    String name,
    Map<String, String> attributes,
    String text,
    List<XmlNode> children,
    String place) {

  XmlNode {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    children = List.copyOf(children);
  }

  Optional<String> find(String attribute) {
    return Optional.ofNullable(attributes.get(attribute));
  }

  List<XmlNode> all(String wanted) {
    return children.stream().filter(it -> it.name().equals(wanted)).toList();
  }

  /// What is wrong with it, and where.
  FactoryException wrong(String code, String what) {
    return FactoryException.badRequest(code, place + ": " + what);
  }
}
