package io.kinora.api.flixcloud;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.api.flixcloud.RequestXml.MalformedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Source: the flixcloud contract, sections 2.1 and 2.5.
class RequestXmlTest {

  private static XmlElement read(String xml) throws MalformedException {
    return RequestXml.read(xml.getBytes(UTF_8));
  }

  @Test
  void text_is_trimmed_where_the_contract_says_so_and_only_there() throws Exception {
    XmlElement root = read("<r><url>\n  http://x/ \n</url><pass> a b </pass></r>");

    assertThat(root.word("url")).contains("http://x/");
    assertThat(root.verbatim("pass")).contains(" a b ");
  }

  @Test
  void empty_elements_count_as_absent() throws Exception {
    XmlElement root = read("<r><a/><b> </b><c><d>1</d></c></r>");

    assertThat(root.child("a")).isEmpty();
    assertThat(root.word("b")).isEmpty();
    assertThat(root.child("c")).isPresent();
  }

  @Test
  void a_declaration_that_cannot_be_right_is_left_aside() throws Exception {
    XmlElement root = read("<?xml version=\"1.0\" encoding=\"utf-16\"?>\r\n<r><a>é</a></r>");

    assertThat(root.word("a")).contains("é");
  }

  @Test
  void other_encodings_count_as_declared_or_marked() throws Exception {
    String latin = "<?xml version='1.0' encoding='ISO-8859-1'?><r><a>é</a></r>";
    assertThat(RequestXml.read(latin.getBytes(ISO_8859_1)).word("a")).contains("é");

    assertThat(RequestXml.read("<r><a>é</a></r>".getBytes(UTF_16)).word("a")).contains("é");
    assertThat(read("\uFEFF<r><a>é</a></r>").word("a")).contains("é");
  }

  @Test
  void settings_behind_the_root_come_into_it() throws Exception {
    XmlElement root = read("""
        <api-request><api-key>k</api-key></api-request>
        <recipe-settings><width>320</width></recipe-settings>
        """);

    assertThat(root.child("recipe-settings").orElseThrow().word("width")).contains("320");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no xml",
        "<r>",
        "<r></s>",
        "<r/><s/>",
        "<api-request></api-request><recipe-settings/><recipe-settings/>",
        "<api-request></api-request><other/>",
        "<!DOCTYPE r SYSTEM \"http://127.0.0.1/x.dtd\"><r/>",
        "<!DOCTYPE r [<!ENTITY a \"b\">]><r>&a;</r>",
        "<r>&unknown;</r>",
        "<r>\u0000</r>"
      })
  void what_is_not_well_formed_or_dangerous_is_refused(String xml) {
    assertThatThrownBy(() -> read(xml)).isInstanceOf(MalformedException.class);
  }

  @Test
  void too_deep_and_too_many_are_refused() {
    assertThatThrownBy(() -> read("<a>".repeat(50_000))).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> read("<r>" + "<a/>".repeat(10_000) + "</r>"))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void bytes_that_are_no_characters_are_refused() {
    assertThatThrownBy(() -> RequestXml.read(new byte[] {'<', 'r', '>', (byte) 0xC3, '<'}))
        .isInstanceOf(MalformedException.class);
  }
}
