package io.kinora.media.sxml;

import java.util.List;
import java.util.Map;

/// An element as it was written, with the place of each of its parts.
///
/// @param name its tag
/// @param attributes in the order in which they were written
/// @param children child elements
/// @param text all its own character data, without that of its children
/// @param at where its tag begins
record Element(
    String name,
    Map<String, Attribute> attributes,
    List<Element> children,
    String text,
    Position at) {

  /// @param value as written, entities resolved
  /// @param at where its name begins
  record Attribute(String name, String value, Position at) {}

  /// The same with other children.
  Element with(List<Element> others) {
    return new Element(name, attributes, others, text, at);
  }

  boolean has(String attribute) {
    return attributes.containsKey(attribute);
  }
}
