package io.kinora.media.sxml;

import io.kinora.infra.base.SafeXml;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Text becomes elements. Knows XML and its dangers, and no word of the film language.
final class DocumentReader {

  /// Source: the film language, V22.
  private static final int DEPTH_MAX = 64;

  private static final int ELEMENTS_MAX = 10_000;
  private static final int VALUE_CHARACTERS_MAX = 100_000;
  static final int CHARACTERS_MAX = 4 << 20;

  /// Where a skin takes in another film. Source: the film language, section 15.
  private static final String GUEST_PLACE = "{{user_movie}}";

  private static final Pattern DECLARATION = Pattern.compile("^\\uFEFF?\\s*(?:<\\?xml[^>]*\\?>)?");

  private static final Pattern DOCUMENT_TYPE = Pattern.compile("<!DOCTYPE");

  static final String NOT_ALLOWED = "document types and entities are not allowed";

  /// An element whose end has not been seen.
  private record Open(
      String name,
      Map<String, Element.Attribute> attributes,
      List<Element> children,
      StringBuilder text,
      Position at) {

    Element closed() {
      return new Element(
          name,
          Collections.unmodifiableMap(attributes),
          List.copyOf(children),
          text.toString(),
          at);
    }
  }

  private final String text;
  private final Problems problems;
  private final Optional<Element> guest;
  private final List<Element> roots = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private final AttributePlaces places;
  private int elementCount;
  private int guestCount;

  private DocumentReader(String text, Problems problems, Optional<Element> guest) {
    this.text = text;
    this.problems = problems;
    this.guest = guest;
    places = new AttributePlaces(text);
  }

  /// The elements at the top: one in a document, any number in a fragment.
  ///
  /// @throws InvalidFilmException when it is not well-formed, too large, or declares entities
  static List<Element> read(String document, Problems problems) {
    return readAll(document, problems, Optional.empty()).roots;
  }

  /// The same, with an element in the one place that waits for it.
  ///
  /// @throws InvalidFilmException also when there is no such place, or a second one
  static List<Element> read(String document, Problems problems, Element guest) {
    var reader = readAll(document, problems, Optional.of(guest));
    if (reader.guestCount != 1) {
      problems.error(
          "V03",
          new Position(1, 1),
          "the skin has " + (reader.guestCount == 0 ? "no " : "more than one ") + GUEST_PLACE
              + ", expected exactly one");
      problems.throwErrors();
    }
    return reader.roots;
  }

  private static DocumentReader readAll(
      String document, Problems problems, Optional<Element> guest) {
    if (document.length() > CHARACTERS_MAX) {
      problems.error("V22", new Position(1, 1), "the document is longer than 4 million characters");
      problems.throwErrors();
    }
    var reader = new DocumentReader(blankDeclaration(document), problems, guest);
    reader.readAll();
    return reader;
  }

  /// We have characters already, so the declared encoding is of no use; blanks keep the places.
  static String blankDeclaration(String document) {
    var declaration = DECLARATION.matcher(document);
    return declaration.find()
        ? declaration.group().replaceAll("[^\\n]", " ") + document.substring(declaration.end())
        : document;
  }

  /// Fragments have several roots, which XML forbids: an invisible one stands around them. It adds
  /// a line of its own before the first.
  private void readAll() {
    try {
      var stream =
          SafeXml.factory().createXMLStreamReader(new StringReader("<r>\n" + text + "\n</r>"));
      stream.next(); // the invisible root
      Position begin = new Position(1, 1);
      while (stream.hasNext()) {
        int event = stream.next();
        // The invisible root's own end; where the document has it, the parser finds more after it.
        if (event != XMLStreamConstants.END_ELEMENT || !open.isEmpty()) {
          read(event, stream, begin);
        }
        begin = positionOf(stream.getLocation());
      }
    } catch (XMLStreamException broken) {
      tell(broken);
      problems.throwErrors();
    }
  }

  /// To the parser a document type is not well-formed: it stands inside the invisible root.
  private void tell(XMLStreamException broken) {
    Matcher type = DOCUMENT_TYPE.matcher(text);
    Position at = positionOf(broken);
    if (type.find() && placeOf(type.start()).line() == at.line()) {
      problems.error("V21", placeOf(type.start()), NOT_ALLOWED);
    } else {
      problems.error("V01", at, wordingOf(broken));
    }
  }

  private Position placeOf(int index) {
    String before = text.substring(0, index);
    int line = 1 + (int) before.chars().filter(it -> it == '\n').count();
    return new Position(line, index - before.lastIndexOf('\n'));
  }

  private void read(int event, XMLStreamReader stream, Position begin) {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> open(stream, places.tagAt(begin));
      case XMLStreamConstants.END_ELEMENT -> close();
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
        addText(stream.getText(), begin);
      case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
        problems.error("V21", begin, NOT_ALLOWED);
        problems.throwErrors();
      }
      default -> {} // Comments and processing instructions say nothing about the film.
    }
  }

  private void open(XMLStreamReader stream, Position begin) {
    elementCount++;
    if (open.size() >= DEPTH_MAX || elementCount > ELEMENTS_MAX) {
      problems.error(
          "V22",
          begin,
          open.size() >= DEPTH_MAX
              ? "elements are nested deeper than " + DEPTH_MAX
              : "the document has more than " + ELEMENTS_MAX + " elements");
      problems.throwErrors();
    }
    var attributes = new LinkedHashMap<String, Element.Attribute>();
    for (int index = 0; index < stream.getAttributeCount(); index++) {
      String name = stream.getAttributeLocalName(index);
      String value = stream.getAttributeValue(index);
      Position at = places.positionOf(name, begin);
      if (value.length() > VALUE_CHARACTERS_MAX) {
        problems.error(
            "V22",
            at,
            "the attribute '" + ElementCheck.shortened(name) + "' is longer than "
                + VALUE_CHARACTERS_MAX + " characters");
        problems.throwErrors();
      }
      attributes.put(name, new Element.Attribute(name, value, at));
    }
    open.push(
        new Open(stream.getLocalName(), attributes, new ArrayList<>(), new StringBuilder(), begin));
  }

  private void close() {
    add(open.pop().closed());
  }

  private void add(Element element) {
    if (open.isEmpty()) {
      roots.add(element);
    } else {
      open.element().children().add(element);
    }
  }

  private void addText(String characters, Position begin) {
    if (guest.isEmpty()) {
      addWords(characters, begin);
      return;
    }
    String[] parts = characters.split(Pattern.quote(GUEST_PLACE), -1);
    addWords(parts[0], begin);
    for (int index = 1; index < parts.length; index++) {
      guestCount++;
      if (guestCount == 1) { // A second one is a mistake, told at the end.
        add(guest.get());
      }
      addWords(parts[index], begin);
    }
  }

  private void addWords(String characters, Position begin) {
    if (!open.isEmpty()) {
      open.element().text().append(characters);
    } else if (!characters.isBlank()) {
      problems.error("V01", begin, "text outside of any element");
      problems.throwErrors();
    }
  }

  private static Position positionOf(Location location) {
    return new Position(Math.max(1, location.getLineNumber() - 1), location.getColumnNumber());
  }

  private static Position positionOf(XMLStreamException broken) {
    Location location = broken.getLocation();
    return location == null ? new Position(1, 1) : positionOf(location);
  }

  /// The parser's own words without the place, which we tell ourselves.
  static String wordingOf(XMLStreamException broken) {
    String message = String.valueOf(broken.getMessage());
    int at = message.indexOf("Message: ");
    String words = at < 0 ? message : message.substring(at + "Message: ".length());
    return "not well-formed: " + words.strip();
  }
}
