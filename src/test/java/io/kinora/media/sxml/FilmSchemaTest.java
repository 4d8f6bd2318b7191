package io.kinora.media.sxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

/// The schema for editors says of documents what the reader says.
class FilmSchemaTest {

  private static final Path PAGE = Path.of("docs/sxml/schema.xsd");
  private static final Path FOLDER = Path.of("../shared/spec/sxml-samples");

  /// What the schema can know. The others need lengths, counts or names.
  private static final Set<String> SHARED = Set.of("V04", "V05");

  private static final Schema SCHEMA = schema();

  private static Schema schema() {
    try {
      return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
          .newSchema(new StreamSource(new StringReader(FilmSchema.text())));
    } catch (SAXException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static void validate(String document) throws SAXException, IOException {
    SCHEMA.newValidator().validate(new StreamSource(new StringReader(document)));
  }

  private static String movie(String body) {
    return "<movie service=\"craftsman-1.0\"><body>" + body + "</body></movie>";
  }

  /// When it fails, the language has changed: run it with `-Dwrite=docs` to renew the file.
  @Test
  void the_file_is_made_from_the_vocabulary() throws IOException {
    if ("docs".equals(System.getProperty("write"))) {
      Files.writeString(PAGE, FilmSchema.text());
    }

    assertThat(Files.readString(PAGE))
        .as("renew it: mvn test -Dtest=FilmSchemaTest -Dwrite=docs")
        .isEqualTo(FilmSchema.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<efect type=\"none\"/>",
        "<effect type=\"kenburn\"/>",
        "<text type=\"zone\" alighn=\"left\">a</text>",
        "<stack duration=\"-1\"/>",
        "<stack duration=\"...\"/>",
        "<stack><transition/></stack>",
        "<stack><animator/></stack>",
        "<audio filename=\"a\" volume=\"11\"/>",
        "<effect type=\"none\"><image color=\"red\"/></effect>",
        "<transition type=\"dualmove\" angles=\"1\"/>",
        ""
      })
  void what_the_reader_refuses_is_marked(String body) {
    assertThatThrownBy(() -> validate(movie(body))).isInstanceOf(SAXException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<stack duration=\"..\"><overlay left=\"auto\" width=\".5\"/></stack>",
        "<stack><filter type=\"mine\" power=\"9\"/></stack>",
        "<transition type=\"move\" direction=\"0.5, -1e1\"/>",
        "<text type=\"legend\">a<animator type=\"grow\"/>b</text>"
      })
  void what_the_reader_takes_is_not(String body) throws SAXException, IOException {
    validate(movie(body));
  }

  @Test
  void real_films_are_right() throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "the folder of real films is not here");
    var wrong = new ArrayList<String>();
    int count = 0;
    for (Path film : films()) {
      String document = Files.readString(film);
      if (isKnown(document)) {
        count++;
        try {
          validate(document);
        } catch (SAXException marked) {
          wrong.add(film.getFileName() + ": " + marked.getMessage());
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(count).isGreaterThan(50);
  }

  private static List<Path> films() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".xml")).sorted().toList();
    }
  }

  /// Whether it is a film with nothing that the language does not have.
  private static boolean isKnown(String document) {
    try {
      return FilmReader.read(document).warnings().stream()
          .noneMatch(problem -> SHARED.contains(problem.rule()));
    } catch (InvalidFilmException _) {
      return false;
    }
  }
}
