package io.kinora.infra.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      http://h/a                      | http://h/a                |       |
      FTP://h/a b.mov                 | ftp://h/a%20b.mov         |       |
      ftp://me@h/a                    | ftp://h/a                 | me    | ''
      ftp://me:pa%20ss@h:21/a         | ftp://h:21/a              | me    | pa ss
      sftp://me@mail.example:p@ss:w@h/a | sftp://h/a              | me@mail.example | p@ss:w
      sftp://me:50%@h/a               | sftp://h/a                | me    | 50%
      s3://AKIA:a%2Fb+c=@films/a/b    | s3://films/a/b            | AKIA  | a/b+c=
      https://h/a@b                   | https://h/a@b             |       |
      """)
  void an_address_is_read_with_its_login_apart(
      String text, String address, String user, String password) {
    Place place = Place.parse(" " + text, null).orElseThrow();

    assertThat(place.address()).hasToString(address);
    assertThat(place.login()).isEqualTo(user == null ? null : new Login(user, password));
    assertThat(place.shown()).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "h/a", "file:///a", "ftps://h/a", "ftp:h/a", "ftp://", "ftp:///a"})
  void what_is_no_address_of_ours_is_none(String text) {
    assertThat(Place.parse(text, null)).isEmpty();
  }

  @Test
  void the_login_that_is_given_wins() {
    var given = new Login("you", "open");

    assertThat(Place.parse("ftp://me:secret@h/a", given).orElseThrow().login()).isEqualTo(given);
  }

  @Test
  void nothing_prints_a_password() {
    assertThat(Place.parse("ftp://me:secret@h/a", null).toString()).doesNotContain("secret");
  }

  @Test
  void a_password_with_a_slash_is_not_shown_though_it_is_no_address() {
    assertThat(Place.parse("sftp://me:pa/ss@h/a", null).orElseThrow().shown())
        .isEqualTo("sftp://***@h/a");
  }

  @Test
  void a_scheme_is_told_also_where_it_is_none_of_ours() {
    assertThat(Place.schemeOf("Gopher://h/a")).contains("Gopher");
    assertThat(Place.schemeOf("no address")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      /a.mov         | a.mov
      /b/c%20d/a.mov | b/c d/a.mov
      /%2Fsrv/a.mov  | /srv/a.mov
      //srv/a.mov    | /srv/a.mov
      /a;type=i      | a
      /a?b#c         | a?b#c
      """)
  void the_path_of_ftp_is_that_of_the_login_or_begins_at_the_root(String raw, String text) {
    assertThat(RemotePath.ofFtp(raw).orElseThrow().text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      /srv/a.mov  | /srv/a.mov
      /a.mov      | /a.mov
      /~/b/a.mov  | b/a.mov
      """)
  void the_path_of_sftp_begins_at_the_root_or_the_home(String raw, String text) {
    assertThat(RemotePath.ofSftp(raw).orElseThrow().text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3://films",
        "s3://films/",
        "s3://films/a/",
        "s3://Films/a",
        "s3://h:80/a",
        "s3://a..b/c"
      })
  void what_is_no_file_in_a_bucket_is_none(String text) {
    assertThat(Place.parse(text, null).flatMap(S3Object::of)).isEmpty();
  }

  @Test
  void a_file_in_a_bucket_has_a_key_without_escapes() {
    assertThat(Place.parse("s3://films/a b%2Bc/d+e", null).flatMap(S3Object::of))
        .contains(new S3Object("films", "a b+c/d+e"));
  }

  @Nested
  class OfPlainWords {

    @Test
    void nothing_of_a_path_is_read_as_a_part_of_an_address() {
      Place place = of(Scheme.FTP, "example.com:2121", "films/50% a?b#c;type=a/@ä.mp4");

      assertThat(place.address().toString())
          .isEqualTo("ftp://example.com:2121/films/50%25%20a%3Fb%23c%3Btype%3Da/%40%C3%A4.mp4");
      assertThat(RemotePath.ofFtp(place.rawPath()).orElseThrow().text())
          .isEqualTo("films/50% a?b#c;type=a/@ä.mp4");
    }

    @Test
    void a_path_from_the_root_stays_one() {
      Place place = of(Scheme.FTP, "[::1]", "/films/a.mp4");

      assertThat(RemotePath.ofFtp(place.rawPath()).orElseThrow().text()).isEqualTo("/films/a.mp4");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"", "a/b", "me@example.com", "a:b", "a b", "a?b", "a#b", "a%41", "a\\b", "[a"})
    void a_host_that_is_none_gives_no_place(String host) {
      assertThat(Place.of(Scheme.FTP, host, "a.mp4", null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Films", "a_b", "fi", "films:80", "a..b", "-films", "10/films"})
    void a_bucket_that_is_none_gives_no_place(String bucket) {
      assertThat(Place.of(Scheme.S3, bucket, "a.mp4", null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/", "../other/a", "a/../b", "a/./b", "a/..", ".", "a\nb"})
    void a_key_that_is_none_gives_no_place(String key) {
      assertThat(Place.of(Scheme.S3, "films", key, null)).isEmpty();
    }

    @Test
    void a_key_may_have_dots_in_its_names() {
      assertThat(of(Scheme.S3, "films", "..a/b../c...mp4").address().toString())
          .isEqualTo("s3://films/..a/b../c...mp4");
    }

    private static Place of(Scheme scheme, String host, String path) {
      return Place.of(scheme, host, path, null).orElseThrow();
    }
  }
}
