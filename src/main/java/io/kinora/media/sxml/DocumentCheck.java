package io.kinora.media.sxml;

import io.kinora.infra.base.SafeXml;
import java.io.StringReader;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// A first look at a document, before anybody reads it: is it XML, and is its root `<movie>`? It
/// keeps nothing of it, however long it is.
///
/// Source: the factory contract, section 5.1.
public final class DocumentCheck {

  private static final String ROOT = "movie";

  /// No film is so deep; who reads it is stricter. The parser has a limit of its own, at 100, and
  /// names it in words that tell a client nothing.
  private static final int DEPTH_MAX = 90;

  private final Problems problems = new Problems(Strictness.LENIENT);
  private int depth;

  private DocumentCheck() {}

  /// @throws InvalidFilmException where it is no such document, with line and column
  public static void check(String document) {
    new DocumentCheck().read(DocumentReader.blankDeclaration(document));
  }

  private void read(String text) {
    try {
      XMLStreamReader stream = SafeXml.factory().createXMLStreamReader(new StringReader(text));
      while (stream.hasNext()) {
        look(stream.next(), stream);
      }
    } catch (XMLStreamException broken) {
      Location at = broken.getLocation();
      fail(at == null ? new Position(1, 1) : positionOf(at), DocumentReader.wordingOf(broken));
    }
  }

  private void look(int event, XMLStreamReader stream) {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> open(stream);
      case XMLStreamConstants.END_ELEMENT -> depth--;
      case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
        fail(positionOf(stream.getLocation()), DocumentReader.NOT_ALLOWED);
      default -> {} // Whatever else there is belongs to nobody.
    }
  }

  private void open(XMLStreamReader stream) {
    if (depth == 0 && !stream.getLocalName().equals(ROOT)) {
      fail(
          positionOf(stream.getLocation()),
          "the root is <" + stream.getLocalName() + ">, expected <" + ROOT + ">");
    }
    depth++;
    if (depth > DEPTH_MAX) {
      fail(positionOf(stream.getLocation()), "the document is too deep");
    }
  }

  private static Position positionOf(Location at) {
    return new Position(Math.max(1, at.getLineNumber()), Math.max(1, at.getColumnNumber()));
  }

  private void fail(Position at, String text) {
    problems.error("V01", at, text);
    problems.throwErrors();
  }
}
