package io.kinora.media.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The tasks contract, section 10, html.scrape.
class PageReaderTest {

  @TempDir
  private Path folder;

  private Hits read(String page) throws IOException {
    return read(page, UTF_8, null);
  }

  private Hits read(String page, Charset charset, @Nullable String contentType) throws IOException {
    Path file = Files.write(folder.resolve("page"), page.getBytes(charset));
    return PageReader.read(file, "http://h/dir/page.html", contentType);
  }

  /// One line for each hit: address, then size or type where they are known.
  private String hitsOf(String page) throws IOException {
    Hits hits = read(page);
    Stream<String> images = hits.images().stream()
        .map(it -> "image " + it.url() + size(it.width()) + size(it.height()));
    Stream<String> videos =
        hits.videos().stream().map(it -> ("video " + it.url() + " " + it.type()).strip());
    return Stream.concat(images, videos).collect(joining("\n"));
  }

  private static String size(OptionalInt pixels) {
    return pixels.isPresent() ? " " + pixels.getAsInt() : "";
  }

  @Nested
  class Addresses {

    @Test
    void become_absolute() throws IOException {
      assertThat(hitsOf("<img src=a.png><img src=/b.png><img src='//x/c.png'><img src=../d.png>"))
          .isEqualTo("""
              image http://h/dir/a.png
              image http://h/b.png
              image http://x/c.png
              image http://h/d.png""");
    }

    @Test
    void follow_the_base_of_the_page() throws IOException {
      assertThat(hitsOf("<base href='/static/'><img src=a.png>"))
          .isEqualTo("image http://h/static/a.png");
      assertThat(hitsOf("<base href='https://cdn.example/x/'><img src=a.png>"))
          .isEqualTo("image https://cdn.example/x/a.png");
    }

    @Test
    void that_come_twice_are_shown_once_where_they_came_first() throws IOException {
      assertThat(hitsOf("<img src=a.png><img src=b.png><img src='./a.png' width=10 height=20>"))
          .isEqualTo("""
              image http://h/dir/a.png 10 20
              image http://h/dir/b.png""");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"data:image/png;base64,AAAA", "javascript:x()", "ftp://h/a.png", "", "http://"})
    void that_are_none_of_the_web_are_left_out(String address) throws IOException {
      assertThat(hitsOf("<img src='" + address + "'>")).isEmpty();
    }
  }

  @Nested
  class Images {

    @ParameterizedTest
    @CsvSource({
      "width=30 height=40, 30 40",
      "width=30px height=40.5, 30 40",
      "width=100% height=auto, ''",
    })
    void have_the_size_that_the_page_says(String attributes, String size) throws IOException {
      assertThat(hitsOf("<img src=a.png " + attributes + ">"))
          .isEqualTo(("image http://h/dir/a.png " + size).strip());
    }

    @Test
    void in_several_sizes_are_shown_in_all() throws IOException {
      assertThat(hitsOf("<img src=s.jpg srcset='m.jpg 640w, l,1.jpg 1280w,x.jpg 2x, y.jpg'>"))
          .isEqualTo("""
              image http://h/dir/s.jpg
              image http://h/dir/m.jpg 640
              image http://h/dir/l,1.jpg 1280
              image http://h/dir/x.jpg
              image http://h/dir/y.jpg""");
    }

    @Test
    void that_are_loaded_late_are_found() throws IOException {
      assertThat(hitsOf("<img src='data:,' data-src=a.jpg><img data-original=b.jpg>"
              + "<img data-srcset='c.jpg 2x'><noscript><img src=d.jpg></noscript>"
              + "<picture><source data-srcset='e.webp' type=image/webp></picture>"))
          .isEqualTo("""
              image http://h/dir/a.jpg
              image http://h/dir/b.jpg
              image http://h/dir/c.jpg
              image http://h/dir/d.jpg
              image http://h/dir/e.webp""");
    }

    /// Source: the tasks contract, section 10, html.scrape: `embed` is a source of its own.
    @Test
    void are_what_is_embedded_under_any_name() throws IOException {
      assertThat(hitsOf("<embed src=//yt/v/ID type=application/x-shockwave-flash><embed src=p?id=7>"
              + "<embed src=a.pdf><embed src=b type=application/pdf><embed src=c.mp3>"
              + "<embed src=d type=audio/mpeg><embed src=e.svg><embed src=f type=image/png><embed>"
              + "<object data=g></object>"))
          .isEqualTo("""
              image http://h/dir/e.svg
              image http://h/dir/f
              video http://yt/v/ID application/x-shockwave-flash
              video http://h/dir/p?id=7""");
    }

    @Test
    void are_named_in_the_head_too() throws IOException {
      assertThat(hitsOf("<meta property='og:image' content='/o.jpg'>"
              + "<meta property='og:image:width' content=1200>"
              + "<meta property='og:image:height' content=630>"
              + "<meta name='twitter:image' content='/t.jpg'><link rel=image_src href='/l.jpg'>"))
          .isEqualTo("""
              image http://h/o.jpg 1200 630
              image http://h/t.jpg
              image http://h/l.jpg""");
    }

    @Test
    void are_links_and_posters_and_buttons_too() throws IOException {
      assertThat(hitsOf("<a href='big.JPG?x=1.png'>big</a><a href='page.html'>no</a>"
              + "<video poster=p.png></video><input type=image src=i.png>"))
          .isEqualTo("""
              image http://h/dir/big.JPG?x=1.png
              image http://h/dir/p.png
              image http://h/dir/i.png""");
    }
  }

  @Nested
  class Videos {

    @Test
    void are_found_with_their_type() throws IOException {
      assertThat(hitsOf("<video src=a.mp4></video><video><source src=b type='video/webm; codecs=x'>"
              + "<source src=c.ogv></video><embed src=d type='video/mp4'><a href='e.mov'>e</a>"
              + "<object data='f.flv'></object><audio><source src=no.mp3></audio>"))
          .isEqualTo("""
              video http://h/dir/a.mp4 video/mp4
              video http://h/dir/b video/webm
              video http://h/dir/c.ogv video/ogg
              video http://h/dir/d video/mp4
              video http://h/dir/e.mov video/quicktime
              video http://h/dir/f.flv video/x-flv""");
    }

    @Test
    void are_named_in_the_head_too() throws IOException {
      assertThat(hitsOf("<meta property='og:video' content='/player'>"
              + "<meta property='og:video:type' content='video/mp4'>"
              + "<meta name='twitter:player:stream' content='/s.mp4'>"))
          .isEqualTo("""
              video http://h/player video/mp4
              video http://h/s.mp4 video/mp4""");
    }
  }

  @Nested
  class Charsets {

    private static final String PAGE = "<title>Köln</title>";

    @Test
    void of_the_server_go_before_those_of_the_page() throws IOException {
      String page = "<meta charset=utf-8>" + PAGE;

      assertThat(read(page, ISO_8859_1, "text/html; charset=\"iso-8859-1\"").title())
          .isEqualTo("Köln");
    }

    @Test
    void of_the_page_count_where_the_server_says_nothing_of_use() throws IOException {
      String page = "<meta http-equiv=Content-Type content='text/html; charset=latin1'>" + PAGE;

      assertThat(read(page, ISO_8859_1, "text/html").title()).isEqualTo("Köln");
      assertThat(read(page, ISO_8859_1, "text/html; charset=klingon").title()).isEqualTo("Köln");
      assertThat(read(page, ISO_8859_1, "text/html; charset=!").title()).isEqualTo("Köln");
    }

    @Test
    void are_told_by_a_byte_order_mark_before_all() throws IOException {
      assertThat(read(PAGE, UTF_16, "text/html; charset=utf-8").title()).isEqualTo("Köln");
    }

    @Test
    void that_are_wrong_break_letters_and_nothing_else() throws IOException {
      Hits hits = read("<meta charset=utf-8>" + PAGE + "<img src=a.png>", ISO_8859_1, null);

      assertThat(hits.title()).startsWith("K").endsWith("ln");
      assertThat(hits.images()).hasSize(1);
    }
  }

  @Nested
  class BadPages {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "<p><b><img src=a.png <p></i></table><td>",
          "<img src=a.png",
          "<!-- x --><html><html><body><div <img src=a.png></div>",
          "\0\1\2<img src=a.png>\0",
        })
    void are_read_as_far_as_they_can_be(String page) throws IOException {
      assertThat(hitsOf(page)).isIn("image http://h/dir/a.png", "");
    }

    @Test
    void of_ten_megabytes_are_read_and_their_hits_limited() throws IOException {
      var page = new StringBuilder("<title>" + "t".repeat(5_000) + "</title>");
      for (int number = 0; page.length() < 10_000_000; number++) {
        page.append("<div><p>some text</p><img src='picture-")
            .append(number)
            .append(".png'></div>");
      }

      Hits hits = read(page.toString());

      assertThat(hits.images()).hasSize(5_000);
      assertThat(hits.title()).hasSize(1_000);
    }

    @Test
    void that_are_nested_ever_deeper_are_read() throws IOException {
      assertThat(hitsOf("<div>".repeat(100_000) + "<img src=a.png>")).contains("a.png");
    }

    @Test
    void that_are_none_are_told_by_their_type() {
      assertThat(PageReader.isPage("text/html; charset=utf-8")).isTrue();
      assertThat(PageReader.isPage(null)).isTrue();
      assertThat(PageReader.isPage("image/png")).isFalse();
      assertThat(PageReader.isPage("application/pdf")).isFalse();
    }
  }
}
