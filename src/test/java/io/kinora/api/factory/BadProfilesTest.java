package io.kinora.api.factory;

import static io.kinora.api.factory.fake.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.api.factory.fake.FactoryClient;
import io.kinora.api.factory.fake.FactoryClient.Reply;
import io.kinora.engine.film.RenditionOrder;
import io.kinora.engine.task.RunResult;
import io.kinora.media.profile.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Orders that nobody can follow.
///
/// Source: the factory contract, sections 5.4 and 7 to 9.
@Timeout(60)
class BadProfilesTest {

  private static final String FILM = "<movie service=\"craftsman-1.0\"><body></body></movie>";
  private static final String STORE = "<stupeflixStore/>";

  @TempDir
  private static Path folder;

  private static FactoryServer server;

  @BeforeAll
  static void start() throws IOException {
    server = FactoryServer.start(folder);
    server.makeBy(_ -> new RunResult("{}"));
    server.client.putDefinition("u/r", FILM);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private FactoryClient client;

  @BeforeEach
  void nothingIsOrdered() {
    client = server.client;
    client.putDefinition("u/r", FILM);
  }

  private Reply order(String inner) {
    return client.createProfiles("u/r", "<profiles>" + inner + "</profiles>");
  }

  private static String profile(String inner) {
    return "<profile name=\"iphone\">" + inner + "</profile>";
  }

  private static String dvd(String inner) {
    return "<profile name=\"dvd-pal-4-3\">" + inner + "</profile>";
  }

  private void assertInvalid(String inner, String message) {
    Reply reply = order(inner);

    assertRefused(reply, 400, "InvalidProfiles: line 1, column ");
    assertThat(reply.text()).contains(message);
    assertThat(client.get("/u/r/iphone/status/").text()).isEqualTo("[]");
  }

  @Test
  void without_its_field_nothing_is_an_order() {
    byte[] other = "Profiles=%3Cprofiles%2F%3E".getBytes(UTF_8);
    String message = "InvalidProfiles: the field ProfilesXML is needed\"}";

    assertRefused(
        client.send("POST", "/u/r/", "application/x-www-form-urlencoded", other), 400, message);
    assertRefused(client.send("POST", "/u/r/", "text/plain", new byte[0]), 400, message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "<profiles>",
        "<profiles/>",
        "<profiles></profiles><profiles/>",
        "<batch/>",
        "<!DOCTYPE p [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><profiles>&x;</profiles>",
        "<!DOCTYPE profiles><profiles/>",
        "<profiles>&nobody;</profiles>",
        "<profiles>\u0000</profiles>",
      })
  void what_is_no_list_of_profiles_is_refused(String xml) {
    assertRefused(client.createProfiles("u/r", xml), 400, "InvalidProfiles: ");
  }

  @Test
  void what_is_deep_or_endless_is_refused() {
    assertRefused(
        client.createProfiles("u/r", "<a>".repeat(300_000)),
        400,
        "InvalidProfiles: line 1, column ");
    assertRefused(order("<profile name=\"iphone\"/>".repeat(10_001)), 400, "InvalidProfiles: line");
    assertRefused(
        client.createProfiles("u/r", "<profiles>" + " ".repeat(20_000_000) + "</profiles>"),
        413,
        "EntityTooLarge: ");
  }

  @Test
  void a_form_of_other_letters_is_refused() {
    byte[] wide = "ProfilesXML=<profiles/>".getBytes(UTF_16);

    assertRefused(
        client.send("POST", "/u/r/", "application/x-www-form-urlencoded", wide),
        400,
        "InvalidProfiles: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<film/>                                | <film> cannot stand in <profiles>",
        "<meta/>                                | <profiles> has no <profile>",
        "<profile/>                             | <profile> needs the attribute 'name'",
        "<profile name=''/>                     | there is no profile ''",
        "<profile name='nokia'/>                | there is no profile 'nokia'",
        "<profile name='special'/>              | there is no profile 'special'",
        "<profile name='640x360@25'/>           | there is no profile '640x360@25'",
        "<profile name='iPhone'/>               | there is no profile 'iPhone'",
      })
  void profiles_are_those_of_the_catalogue(String inner, String message) {
    assertInvalid(inner, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<vimeo/>                               | there is no upload <vimeo>",
        "<stupeflixstore/>                      | there is no upload <stupeflixstore>",
        "<httpPOST/>                            | <httpPOST> needs the attribute 'url'",
        "<httpPUT url=' '/>                     | httpPUT: url is no http or https address",
        "<s3 resourcePrefix='a'/>               | <s3> needs the attribute 'bucket'",
        "<ftp directory='d'/>                   | <ftp> needs the attribute 'server'",
        "<ftp server='s'/>                      | <ftp> needs the attribute 'directory'",
        "<facebook apikey='a' secret='b'/>      | <facebook> needs the attribute 'sid'",
        "<httpPOST url='nowhere'/>              | httpPOST: url is no http or https address",
        "<httpPUT url='file:///etc/passwd'/>    | httpPUT: url is no http or https address",
        "<s3 bucket='b/../c'/>                  | s3: bucket is no name of a bucket",
        "<s3 bucket='abc' accesskey='a'/>       | s3: accesskey and secretkey are given together",
        "<ftp server='a b' directory='d'/>      | ftp: server is no host",
        "<stupeflixStore><x/></stupeflixStore>  | <x> cannot stand in <stupeflixStore>",
      })
  void uploads_go_somewhere(String upload, String message) {
    assertInvalid(profile(upload), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<header value='1'/>                    | <header> needs the attribute 'key'",
        "<header key='X'/>                      | <header> needs the attribute 'value'",
        "<header key='X' value='a&#13;&#10;B: c'/> | the header X has a value that cannot be sent",
        "<header key='X&#10;Y' value='1'/>      | a header has a key that is no name of one",
        "<header key='Host' value='h'/>         | the header Host is not the client's to set",
        "<header key='content-length' value='1'/> | the header content-length is not",
      })
  void headers_are_headers(String header, String message) {
    assertInvalid(profile("<httpPUT url='http://example.com/'>" + header + "</httpPUT>"), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<acl>secret</acl>                      | <acl> must be one of public, private, unlisted",
        "<preview>yes</preview>                 | <preview> must be one of true, false",
        "<generate>1</generate>                 | <generate> must be one of true, false",
        "<framerate>0</framerate>               | cannot have 0 frames a second",
        "<framerate>101</framerate>             | <framerate> must be a number, 0 to 100",
        "<framerate>-1</framerate>              | <framerate> must be a number, 0 to 100",
        "<framerate>abc</framerate>             | <framerate> must be a number, 0 to 100",
        "<framerate>NaN</framerate>             | <framerate> must be a number, 0 to 100",
        "<framerate/>                           | <framerate> must be a number, 0 to 100",
        "<thumbnailTime>-1</thumbnailTime>      | <thumbnailTime> must be a number, 0 or more",
        "<thumbnailTime>soon</thumbnailTime>    | <thumbnailTime> must be a number, 0 or more",
        "<thumbnailTime>1e999</thumbnailTime>   | <thumbnailTime> must be a number, 0 or more",
        "<title>a</title><title>b</title>       | <title> stands there twice",
      })
  void what_is_said_of_a_film_has_its_type(String word, String message) {
    String meta = "<meta>" + word + "</meta>";

    assertInvalid(meta + profile(STORE), message);
    assertInvalid(profile(meta + STORE), message);
    if (!message.contains("0 frames")) { // An upload has no frames of its own.
      assertInvalid(profile("<stupeflixStore>" + meta + "</stupeflixStore>"), message);
    }
  }

  @Test
  void what_is_said_once_is_said_once() {
    assertInvalid("<meta/><meta/>" + profile(STORE), "<meta> stands there twice");
    assertInvalid(profile("<meta/><meta/>"), "<meta> stands there twice");
    String notify = "<notify url='http://example.com/'/>";
    assertInvalid(notify + notify + profile(STORE), "<notify> stands there twice");
    assertInvalid(profile(notify + notify), "<notify> stands there twice");
    assertInvalid(
        profile("<meta><title>" + "x".repeat(10_001) + "</title></meta>"),
        "<title> is longer than 10000 characters");
  }

  @Test
  void discs_know_eight_rates() {
    String meta = "<meta><framerate>99.9</framerate></meta>";

    assertInvalid(dvd(meta), "the profile 'dvd-pal-4-3' cannot have 99.9 frames a second");
    assertThat(order(dvd("<meta><framerate>29.97</framerate></meta>")).status()).isEqualTo(200);
    assertThat(order("<profile name=\"mobile\">" + meta + "</profile>").status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<notify/>                                   | <notify> needs the attribute 'url'",
        "<notify url=' '/>                           | <notify> needs the attribute 'url'",
        "<notify url='http://exa mple.com/'/>        | the url of <notify> is not an address",
        "<notify url='http://a/' statusRegexp='('/>  | statusRegexp is not a regular expression",
        "<notify url='http://a/' statusRegexp='(){2000000000}'/> | statusRegexp is not a regular",
      })
  void who_is_told_can_be_told(String notify, String message) {
    assertInvalid(notify + profile(STORE), message);
    assertInvalid(profile("<stupeflixStore>" + notify + "</stupeflixStore>"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nowhere", "ftp://example.com/x", "http://10.0.0.1/x", "http:///x"})
  void nobody_is_told_where_nobody_goes(String url) {
    assertRefused(
        order(profile("<notify url='" + url + "'/>")), 400, "InvalidProfiles: the url of <notify>");
  }

  @Test
  void an_expression_that_looks_slow_may_be_quick() {
    assertThat(order("<notify url='http://127.0.0.1:1/' statusRegexp='(a+)+$'/>"
                + "<profile name='mobile'/>")
            .status())
        .isEqualTo(200);
  }

  /// As with the files of films: what people forget to encode is encoded.
  @Test
  void an_address_with_blanks_is_understood() {
    Reply reply =
        order("<profile name='mobile'><notify url=' http://127.0.0.1:1/a b?c=[d] '/></profile>");

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
  }

  @Test
  void a_profile_has_at_most_thirty_two_uploads() {
    assertInvalid(profile(STORE.repeat(33)), "a profile has at most 32 uploads");
    assertThat(
            order("<profile name='mobile'>" + STORE.repeat(32) + "</profile>").status())
        .isEqualTo(200);
  }

  @Test
  void of_two_profiles_of_one_name_the_last_one_wins() {
    String first = "<profile name='mobile'><meta><framerate>1</framerate></meta></profile>";

    var orders = ProfilesReading.read("<profiles>" + first + "<profile name='iphone'/>"
        + "<profile name='mobile' unknown='x'>" + STORE + "</profile></profiles>");

    assertThat(orders).extracting(RenditionOrder::profile).containsExactly("iphone", "mobile");
    assertThat(orders.getLast().rate()).isNull();
    assertThat(orders.getLast().uploads()).hasSize(1);
  }

  @Test
  void thousands_of_profiles_are_as_many_as_there_are_names() {
    List<String> names = Profile.names();
    String all = Stream.iterate(0, it -> it < 5_000, it -> it + 1)
        .map(it -> "<profile name=\"" + names.get(it % names.size()) + "\"/>")
        .collect(Collectors.joining());
    client.putDefinition("many/r", FILM);

    Reply reply = client.createProfiles("many/r", "\ufeff<profiles>" + all + "</profiles>");

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(client.get("/many/r/status/").text().split("\"profile\":"))
        .hasSize(1 + names.size());
  }
}
