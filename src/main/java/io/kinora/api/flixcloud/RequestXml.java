package io.kinora.api.flixcloud;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.infra.base.SafeXml;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads the XML of a request as all known clients write it, one of them with a second root.
///
/// Source: the flixcloud contract, sections 2.1 and 2.5.
final class RequestXml {

  private static final int DEPTH_MAX = 16;
  private static final int ELEMENTS_MAX = 5_000;

  private static final Pattern DECLARATION = Pattern.compile("^\\s*<\\?xml[^>]{0,200}\\?>");

  private static final Pattern ENCODING =
      Pattern.compile("encoding\\s*=\\s*[\"']([^\"']{1,40})[\"']");

  private static final String END = "</api-request>";
  private static final String SETTINGS = "<recipe-settings";
  private static final String SETTINGS_END = "</recipe-settings>";

  /// Says that a request is no XML that we read.
  static final class MalformedException extends Exception {

    private static final long serialVersionUID = 1;

    MalformedException(String message) {
      super(message);
    }
  }

  /// An element whose end has not been seen.
  private record Open(String name, StringBuilder text, List<XmlElement> children) {}

  private final Deque<Open> open = new ArrayDeque<>();
  private int elementCount;

  private RequestXml() {}

  /// The root of a request.
  ///
  /// @throws MalformedException where it is not well-formed, too deep or too long, or has a
  ///     document type
  static XmlElement read(byte[] bytes) throws MalformedException {
    String text = withSettingsInside(withoutDeclaration(decoded(bytes)));
    try {
      return new RequestXml().root(SafeXml.factory().createXMLStreamReader(new StringReader(text)));
    } catch (XMLStreamException broken) {
      throw new MalformedException(String.valueOf(broken.getMessage()));
    }
  }

  /// By its mark; else as it says, where that can be right; else UTF-8.
  private static String decoded(byte[] bytes) throws MalformedException {
    if (begins(bytes, 0xEF, 0xBB, 0xBF)) {
      return decoded(bytes, 3, UTF_8);
    }
    if (begins(bytes, 0xFF, 0xFE)) {
      return decoded(bytes, 2, UTF_16LE);
    }
    if (begins(bytes, 0xFE, 0xFF)) {
      return decoded(bytes, 2, UTF_16BE);
    }
    String head = new String(bytes, 0, Math.min(bytes.length, 400), StandardCharsets.ISO_8859_1);
    Matcher declaration = DECLARATION.matcher(head);
    Matcher encoding = ENCODING.matcher(declaration.find() ? declaration.group() : "");
    return decoded(bytes, 0, encoding.find() ? charset(encoding.group(1)) : UTF_8);
  }

  /// Whoever reads the declaration byte by byte knows that it is not in UTF-16.
  private static Charset charset(String name) {
    try {
      Charset charset = Charset.forName(name);
      return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32")
          ? UTF_8
          : charset;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
      return UTF_8;
    }
  }

  private static boolean begins(byte[] bytes, int... mark) {
    for (int index = 0; index < mark.length; index++) {
      if (index >= bytes.length || (bytes[index] & 255) != mark[index]) {
        return false;
      }
    }
    return true;
  }

  private static String decoded(byte[] bytes, int from, Charset charset) throws MalformedException {
    try {
      return charset
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
          .toString();
    } catch (CharacterCodingException _) {
      throw new MalformedException("not " + charset);
    }
  }

  private static String withoutDeclaration(String text) {
    Matcher declaration = DECLARATION.matcher(text);
    return declaration.find() ? text.substring(declaration.end()) : text;
  }

  /// Late versions of the Ruby client write the settings behind the root.
  private static String withSettingsInside(String text) {
    int end = text.indexOf(END);
    String behind = end < 0 ? "" : text.substring(end + END.length()).strip();
    boolean areSettings = behind.startsWith(SETTINGS)
        && behind.indexOf(SETTINGS, 1) < 0
        && (behind.endsWith(SETTINGS_END) || behind.endsWith("/>"));
    return areSettings ? text.substring(0, end) + behind + END : text;
  }

  private XmlElement root(XMLStreamReader stream) throws XMLStreamException, MalformedException {
    XmlElement root = null;
    while (stream.hasNext()) {
      switch (stream.next()) {
        case XMLStreamConstants.START_ELEMENT -> open(stream.getLocalName());
        case XMLStreamConstants.END_ELEMENT -> {
          XmlElement closed = closed();
          if (open.isEmpty()) {
            root = closed;
          } else {
            open.getLast().children().add(closed);
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> addText(stream.getText());
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
          throw new MalformedException("document types and entities are not allowed");
        default -> {} // Comments say nothing.
      }
    }
    if (root == null) {
      throw new MalformedException("there is no element");
    }
    return root;
  }

  private void open(String name) throws MalformedException {
    elementCount++;
    if (elementCount > ELEMENTS_MAX || open.size() >= DEPTH_MAX) {
      throw new MalformedException("too many elements, or too deep");
    }
    open.addLast(new Open(name, new StringBuilder(), new ArrayList<>()));
  }

  private void addText(String text) {
    if (!open.isEmpty()) {
      open.getLast().text().append(text);
    }
  }

  private XmlElement closed() {
    Open last = open.removeLast();
    return new XmlElement(last.name(), last.text().toString(), last.children());
  }
}
