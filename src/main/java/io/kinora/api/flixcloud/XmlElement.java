package io.kinora.api.flixcloud;

import java.util.List;
import java.util.Optional;

/// An element of a request, without its attributes: nobody reads them.
///
/// @param text all the text directly in it, as it stands there
record XmlElement(String name, String text, List<XmlElement> children) {

  XmlElement {
    children = List.copyOf(children);
  }

  /// The first child of this name that says something.
  Optional<XmlElement> child(String wanted) {
    return children.stream()
        .filter(it -> it.name().equals(wanted) && !it.isEmpty())
        .findFirst();
  }

  List<XmlElement> all(String wanted) {
    return children.stream().filter(it -> it.name().equals(wanted)).toList();
  }

  /// Neither text nor elements.
  boolean isEmpty() {
    return children.isEmpty() && text.isBlank();
  }

  /// The text of a child, without the blanks around it; empty where it says nothing.
  Optional<String> word(String wanted) {
    return verbatim(wanted).map(String::strip);
  }

  /// The text of a child as it is; empty where it says nothing.
  Optional<String> verbatim(String wanted) {
    return child(wanted).map(XmlElement::text).filter(it -> !it.isBlank());
  }
}
