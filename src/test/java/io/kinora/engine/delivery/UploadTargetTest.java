package io.kinora.engine.delivery;

import static io.kinora.engine.delivery.DeliveryDesk.target;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.engine.delivery.UploadTarget.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The factory contract, section 8.
class UploadTargetTest {

  private static final UploadTarget FTP =
      target(Kind.FTP, "server", "h", "password", "hush", "directory", "d", "login", "me");

  @Test
  void a_target_becomes_json_and_is_again_what_it_was() {
    var headers = new LinkedHashMap<String, String>();
    headers.put("X-Z", "1");
    headers.put("X-A", "2");
    var put = new UploadTarget(Kind.HTTP_PUT, Map.of("url", "http://h/"), headers);

    assertThat(put.toJson()).hasToString("""
        {"kind":"httpPUT","attributes":{"url":"http://h/"},"headers":{"X-Z":"1","X-A":"2"}}""");
    assertThat(UploadTarget.ofJson(put.toJson())).isEqualTo(put);
    assertThat(UploadTarget.ofJson(FTP.toJson()).attributes().keySet())
        .containsExactly("server", "password", "directory", "login");
  }

  @Test
  void a_target_never_prints_what_it_holds() {
    assertThat(FTP).hasToString("upload target ftp");
  }

  @Test
  void attributes_that_are_not_known_are_left_out() {
    assertThat(target(Kind.S3, "bucket", "b-1", "color", "red").attributes())
        .containsOnlyKeys("bucket");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      stupeflixStore |                  |
      httpPOST       | url              | url
      httpPUT        | url              | url
      s3             | bucket           | bucket,resourcePrefix,accesskey,secretkey
      ftp            | server,directory | server,directory,login,password
      brightcove     |                  | sid,reference_id
      facebook       | apikey,secret,sid | apikey,secret,sid
      dailymotion    |                  | login,password,sid
      """)
  void a_kind_says_which_attributes_it_needs_and_knows(String word, String required, String known) {
    Kind kind = Kind.find(word).orElseThrow();

    assertThat(kind.word()).isEqualTo(word);
    assertThat(String.join(",", kind.requiredAttributes())).isEqualTo(text(required));
    assertThat(String.join(",", kind.knownAttributes())).isEqualTo(text(known));
  }

  private static String text(String cell) {
    return cell == null ? "" : cell;
  }

  @ParameterizedTest
  @CsvSource({
    "httpPOST, the attribute url is missing",
    "httpPUT, the attribute url is missing",
    "s3, the attribute bucket is missing",
    "ftp, the attribute server is missing",
    "facebook, the attribute apikey is missing"
  })
  void what_is_missing_is_an_objection(String word, String text) {
    assertThat(target(Kind.find(word).orElseThrow()).objection()).contains(word + ": " + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stupeflixStore", "youtube", "brightcove", "dailymotion"})
  void where_nothing_is_needed_there_is_none(String word) {
    assertThat(target(Kind.find(word).orElseThrow()).objection()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "h/a", "ftp://h/a", "http:h", "http://", "http://a b/"})
  void an_address_that_is_none_of_the_web_is_an_objection(String url) {
    assertThat(target(Kind.HTTP_POST, "url", url).objection())
        .contains("httpPOST: url is no http or https address");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      Host              | a    | httpPUT: the header Host is not the client's to set
      content-length    | 5    | httpPUT: the header content-length is not the client's to set
      Transfer-Encoding | a    | httpPUT: the header Transfer-Encoding is not the client's to set
      Connection        | a    | httpPUT: the header Connection is not the client's to set
      a b               | a    | httpPUT: a header has a key that is no name of one
      ''                | a    | httpPUT: a header has a key that is no name of one
      X-Note            | h\u00e9 | httpPUT: the header X-Note has a value that cannot be sent
      """)
  void a_header_that_is_not_to_be_sent_is_an_objection(String key, String value, String text) {
    var put = new UploadTarget(Kind.HTTP_PUT, Map.of("url", "http://h/"), Map.of(key, value));

    assertThat(put.objection()).contains(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nHost: b", "a\nb", "a\u0000"})
  void a_header_with_line_breaks_is_an_objection(String value) {
    var put = new UploadTarget(Kind.HTTP_PUT, Map.of("url", "http://h/"), Map.of("X-Note", value));

    assertThat(put.objection())
        .contains("httpPUT: the header X-Note has a value that cannot be sent");
  }

  @Test
  void more_headers_than_anybody_needs_are_an_objection() {
    var headers = new LinkedHashMap<String, String>();
    for (int count = 0; count <= 50; count++) {
      headers.put("X-" + count, "");
    }

    assertThat(new UploadTarget(Kind.HTTP_PUT, Map.of("url", "http://h/"), headers).objection())
        .contains("httpPUT: there are more than 50 headers");
  }

  @ParameterizedTest
  @CsvSource({"my_films, a", "films, a/../..", "films/other, a", "fi, a"})
  void a_bucket_or_prefix_that_is_none_is_an_objection(String bucket, String prefix) {
    assertThat(target(Kind.S3, "bucket", bucket, "resourcePrefix", prefix).objection())
        .contains("s3: bucket is no name of a bucket, or resourcePrefix no folder in one");
  }

  @Test
  void half_a_pair_of_keys_is_an_objection() {
    assertThat(target(Kind.S3, "bucket", "films", "accesskey", "id").objection())
        .contains("s3: accesskey and secretkey are given together or not at all");
  }

  @ParameterizedTest
  @CsvSource({"h/a, d", "me@h, d", "'', d", "h, 'a\nDELE b'"})
  void a_server_or_folder_that_is_none_is_an_objection(String server, String directory) {
    assertThat(target(Kind.FTP, "server", server, "directory", directory).objection())
        .contains("ftp: server is no host, or directory no folder");
  }

  @Test
  void an_empty_directory_is_the_one_of_the_login() {
    assertThat(target(Kind.FTP, "server", "h:21", "directory", "").objection()).isEmpty();
  }
}
