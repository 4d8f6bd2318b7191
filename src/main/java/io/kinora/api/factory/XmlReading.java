package io.kinora.api.factory;

import io.kinora.infra.base.SafeXml;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Reads the XML of a request: no document types, no entities, and neither too deep nor too much.
final class XmlReading {

  /// How much a document may have.
  record Limits(int elementsMax, int depthMax) {}

  /// An element whose end has not been seen.
  private record Open(
      String name,
      Map<String, String> attributes,
      StringBuilder text,
      List<XmlNode> children,
      String place) {}

  /// Some editors begin every text with one.
  private static final Pattern BYTE_ORDER_MARK = Pattern.compile("^\\s*\\uFEFF?\\s*");

  /// No film is so deep; who reads it is stricter. The parser has a limit of its own, at 100.
  private static final int KEPT_DEPTH_MAX = 90;

  private final String code;
  private final Limits limits;
  private final Deque<Open> open = new ArrayDeque<>();
  private final @Nullable String keptName;
  private int elementCount;

  private XmlReading(String code, Limits limits, @Nullable String keptName) {
    this.code = code;
    this.limits = limits;
    this.keptName = keptName;
  }

  /// @param code of the error where it is not right
  /// @throws FactoryException with line and column
  static XmlNode read(String text, String code, Limits limits) {
    return read(text, code, limits, null);
  }

  /// The same; elements of one name are not taken apart, but kept as XML.
  static XmlNode read(String text, String code, Limits limits, @Nullable String keptName) {
    try {
      String document = BYTE_ORDER_MARK.matcher(text).replaceFirst("");
      var stream = SafeXml.factory().createXMLStreamReader(new StringReader(document));
      return new XmlReading(code, limits, keptName).root(stream);
    } catch (XMLStreamException broken) {
      Location at = broken.getLocation();
      String message = String.valueOf(broken.getMessage());
      int words = message.indexOf("Message: ");
      throw FactoryException.badRequest(
          code,
          (at == null ? "" : place(at) + ": ") + "not well-formed: "
              + message.substring(words < 0 ? 0 : words + "Message: ".length()).strip());
    }
  }

  private static String place(Location at) {
    return "line " + at.getLineNumber() + ", column " + at.getColumnNumber();
  }

  private XmlNode root(XMLStreamReader stream) throws XMLStreamException {
    XmlNode root = null;
    while (stream.hasNext()) {
      switch (stream.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          begin(stream);
          if (stream.getLocalName().equals(keptName)) {
            open.getLast().text().append(kept(stream));
            root = closed(root);
          }
        }
        case XMLStreamConstants.END_ELEMENT -> root = closed(root);
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!open.isEmpty()) {
            open.getLast().text().append(stream.getText());
          }
        }
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
          throw notAllowed(stream);
        default -> {} // Comments say nothing.
      }
    }
    if (root == null) {
      throw FactoryException.badRequest(code, "there is no element");
    }
    return root;
  }

  private FactoryException notAllowed(XMLStreamReader stream) {
    return FactoryException.badRequest(
        code, place(stream.getLocation()) + ": document types and entities are not allowed");
  }

  /// An element as XML, from its begin to its end.
  private String kept(XMLStreamReader stream) throws XMLStreamException {
    var text = new StringBuilder();
    int depth = 0;
    int event = stream.getEventType();
    while (true) {
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          if (depth > KEPT_DEPTH_MAX) {
            throw FactoryException.badRequest(
                code, place(stream.getLocation()) + ": the document is too deep");
          }
          text.append('<').append(stream.getLocalName());
          for (int index = 0; index < stream.getAttributeCount(); index++) {
            text.append(' ').append(stream.getAttributeLocalName(index)).append("=\"");
            text.append(escapedValue(stream.getAttributeValue(index))).append('"');
          }
          text.append('>');
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          text.append("</").append(stream.getLocalName()).append('>');
          if (depth == 0) {
            return text.toString();
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
          text.append(escaped(stream.getText()));
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
          throw notAllowed(stream);
        default -> {} // Comments say nothing.
      }
      event = stream.next();
    }
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("\r", "&#13;");
  }

  /// Of an attribute: what ends a line is a blank to who reads it, unless it is escaped.
  private static String escapedValue(String value) {
    return escaped(value).replace("\n", "&#10;").replace("\t", "&#9;");
  }

  private void begin(XMLStreamReader stream) {
    elementCount++;
    if (elementCount > limits.elementsMax() || open.size() >= limits.depthMax()) {
      throw FactoryException.badRequest(
          code, place(stream.getLocation()) + ": too many elements, or too deep");
    }
    var attributes = new LinkedHashMap<String, String>();
    for (int index = 0; index < stream.getAttributeCount(); index++) {
      attributes.put(stream.getAttributeLocalName(index), stream.getAttributeValue(index));
    }
    open.addLast(new Open(
        stream.getLocalName(),
        attributes,
        new StringBuilder(),
        new ArrayList<>(),
        place(stream.getLocation())));
  }

  /// @return the element that ended where it was the outermost, else what was there before
  private @Nullable XmlNode closed(@Nullable XmlNode root) {
    Open last = open.removeLast();
    var node = new XmlNode(
        last.name(), last.attributes(), last.text().toString(), last.children(), last.place());
    if (open.isEmpty()) {
      return node;
    }
    open.getLast().children().add(node);
    return root;
  }
}
