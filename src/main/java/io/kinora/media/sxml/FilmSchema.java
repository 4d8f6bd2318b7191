package io.kinora.media.sxml;

import io.kinora.media.sxml.AttributeType.Form;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The language as an XML schema, for editors: made from the [Vocabulary], so that they agree. It
/// tells elements, places and values; the other rules need the reader.
public final class FilmSchema {

  private static final Map<AttributeType, String> NAMED = named();

  /// Elements whose characters count.
  private static final Set<String> WITH_TEXT = Set.of("text", "audio", "filtercode");

  /// Each with the attribute that it must have.
  private static final Map<String, String> REQUIRED =
      Map.of("movie", "service", "animator", "type", "widget", "type", "key", "time");

  private static final Set<String> NEVER_EMPTY = Set.of("body", "sequence");

  private final StringBuilder text = new StringBuilder();
  private int depth;

  private FilmSchema() {}

  public static String text() {
    var schema = new FilmSchema();
    schema.addAll();
    return schema.text.toString();
  }

  private static Map<AttributeType, String> named() {
    var named = new LinkedHashMap<AttributeType, String>();
    named.put(AttributeType.ADDRESS, "address");
    named.put(AttributeType.FLOAT, "number");
    named.put(AttributeType.WHOLE, "wholeNumber");
    named.put(AttributeType.SECONDS, "seconds");
    named.put(AttributeType.DURATION, "duration");
    named.put(AttributeType.POSITION, "position");
    named.put(AttributeType.BOOL, "flag");
    named.put(AttributeType.COLOUR, "colour");
    named.put(AttributeType.COLOURS, "colours");
    return named;
  }

  private void addAll() {
    line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    line("<!-- Kinora's film language, for editors. Made from the source: do not edit. -->");
    begin("<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">");
    for (String element : Vocabulary.elements()) {
      Vocabulary.word(element).ifPresent(word -> addElement(element, word));
    }
    NAMED.forEach((type, name) -> addType(" name=\"" + name + "\"", type));
    end("</xs:schema>");
  }

  private void addElement(String name, Vocabulary.Word word) {
    begin("<xs:element name=\"" + name + "\">");
    begin("<xs:complexType" + (WITH_TEXT.contains(name) ? " mixed=\"true\">" : ">"));
    if (name.equals("movie")) {
      addMovie();
    } else if (!word.children().isEmpty()) {
      String least = NEVER_EMPTY.contains(name) ? "1" : "0";
      begin("<xs:choice minOccurs=\"" + least + "\" maxOccurs=\"unbounded\">");
      word.children().stream()
          .sorted()
          .forEach(child -> line("<xs:element ref=\"" + child + "\"/>"));
      end("</xs:choice>");
    }
    word.attributes().forEach((attribute, type) -> addAttribute(name, attribute, type));
    if (word.isOpen()) {
      line("<xs:anyAttribute processContents=\"lax\"/>");
    }
    end("</xs:complexType>");
    end("</xs:element>");
  }

  private void addMovie() {
    begin("<xs:sequence>");
    line("<xs:element ref=\"head\" minOccurs=\"0\"/>");
    line("<xs:element ref=\"body\"/>");
    end("</xs:sequence>");
  }

  private void addAttribute(String element, String name, AttributeType type) {
    String use = name.equals(REQUIRED.get(element)) ? " use=\"required\"" : "";
    String begin = "<xs:attribute name=\"" + name + "\"";
    if (type.equals(AttributeType.TEXT)) {
      line(begin + " type=\"xs:string\"" + use + "/>");
    } else if (NAMED.containsKey(type)) {
      line(begin + " type=\"" + NAMED.get(type) + "\"" + use + "/>");
    } else {
      begin(begin + use + ">");
      addType("", type);
      end("</xs:attribute>");
    }
  }

  private void addType(String name, AttributeType type) {
    begin("<xs:simpleType" + name + ">");
    switch (type.form()) {
      case Form.Anything _ -> line("<xs:restriction base=\"xs:string\"/>");
      case Form.Matching matching -> addPattern(matching.pattern().pattern());
      case Form.Listed list ->
        addPattern("\\s*" + list.item() + "(\\s*,\\s*" + list.item() + "){" + (list.countMin() - 1)
            + ",}\\s*");
      case Form.OneOf choice -> addChoices(choice.words());
      case Form.Within range -> addRange(range);
      case Form.Either either -> {
        begin("<xs:union>");
        addType("", either.first());
        addType("", either.second());
        end("</xs:union>");
      }
    }
    end("</xs:simpleType>");
  }

  private void addPattern(String pattern) {
    begin("<xs:restriction base=\"xs:string\">");
    line("<xs:pattern value=\"" + pattern + "\"/>");
    end("</xs:restriction>");
  }

  private void addChoices(List<String> words) {
    begin("<xs:restriction base=\"xs:string\">");
    words.forEach(word -> line("<xs:enumeration value=\"" + word + "\"/>"));
    end("</xs:restriction>");
  }

  private void addRange(Form.Within range) {
    begin("<xs:restriction base=\"xs:double\">");
    line("<xs:minInclusive value=\"" + range.min() + "\"/>");
    line("<xs:maxInclusive value=\"" + range.max() + "\"/>");
    end("</xs:restriction>");
  }

  private void begin(String tag) {
    line(tag);
    depth++;
  }

  private void end(String tag) {
    depth--;
    line(tag);
  }

  private void line(String tag) {
    text.append("  ".repeat(depth)).append(tag).append('\n');
  }
}
