package io.kinora.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.media.fake.TestMedia;
import io.kinora.media.sxml.Feature;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Where a film and its files may be. Source: the film language, sections 6 and 15.
class FilmOptionsTest {

  private static final String FILM = """
      <movie service="craftsman-1.0"><body><stack>
        <effect type="none" duration="2"><image filename="red.png"/></effect>
        <overlay left="0.5" top="0" width="0.5" height="1"><video filename="blue.mp4"/></overlay>
        <audio filename="tone.mp3" duration=".."/>
      </stack></body></movie>""";

  @TempDir
  private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void make() throws IOException {
    TestMedia.picture(folder.resolve("red.png"), "color=0xC00000:size=64x36");
    TestMedia.clip(folder.resolve("blue.mp4"), "color=0x0000C0:size=64x36:rate=25", 1);
    TestMedia.sound(folder.resolve("tone.mp3"), "sine=frequency=440:duration=3");
    Files.writeString(folder.resolve("film.xml"), FILM);
  }

  private int render(String... words) {
    return run(new RenderCommand(), words);
  }

  private int run(Object command, String... words) {
    return new CommandLine(command)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(words);
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private String told() {
    return err.toString().replace(folder.toString(), "").strip();
  }

  private Path packed(String... entries) throws IOException {
    Path zip = folder.resolve("film.zip");
    try (var zipped = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (String entry : entries) {
        zipped.putNextEntry(new ZipEntry(entry));
        String name = entry.equals("movie.xml") ? "film.xml" : entry.replaceAll(".*/", "");
        Files.copy(folder.resolve(name), zipped);
      }
    }
    return zip;
  }

  @Test
  @Feature("DOC04")
  void a_package_and_loose_files_make_the_same_film() throws IOException {
    Path zip = packed("movie.xml", "images/red.png", "videos/blue.mp4", "audios/tone.mp3");

    assertThat(render(file("film.xml"), file("loose.mp4"), "--profile", "64x36@25"))
        .isZero();
    assertThat(render(zip.toString(), file("packed.mp4"), "--profile", "64x36@25"))
        .isZero();

    assertThat(Files.mismatch(folder.resolve("loose.mp4"), folder.resolve("packed.mp4")))
        .isEqualTo(-1);
    assertThat(told()).isEmpty();
  }

  @Test
  @Feature("DOC04")
  void files_may_lie_in_the_folders_of_a_package_beside_a_loose_film() throws IOException {
    Files.createDirectory(folder.resolve("images"));
    Files.move(folder.resolve("red.png"), folder.resolve("images/red.png"));

    assertThat(run(new CheckCommand(), file("film.xml"))).isZero();
  }

  @Test
  void a_package_that_lacks_a_file_is_told_so() throws IOException {
    Path zip = packed("movie.xml", "images/red.png", "audios/tone.mp3");

    assertThat(run(new CheckCommand(), zip.toString())).isEqualTo(1);
    assertThat(told())
        .isEqualTo("/film.zip: error V18: line 3, column 54: there is no video 'blue.mp4' beside"
            + " the film");
  }

  @Test
  void a_package_that_is_none_is_told_with_its_name() throws IOException {
    Files.writeString(folder.resolve("film.zip"), "PK\003\004 and nothing else");

    assertThat(run(new CheckCommand(), file("film.zip"))).isEqualTo(1);
    assertThat(told()).startsWith("/film.zip: the package is cut off");
  }

  @Test
  @Feature("DOC05")
  void listed_files_stand_for_addresses_and_nothing_is_fetched() throws IOException {
    Files.writeString(
        folder.resolve("film.xml"), FILM.replace("red.png", "http://media.example/a.png?size=1"));
    Files.writeString(folder.resolve("list.txt"), """
        # what was taken along

        http://media.example/a.png?size=1   red.png
        """);

    assertThat(run(new CheckCommand(), file("film.xml"))).isEqualTo(1);
    assertThat(told())
        .contains("V20")
        .contains("'http://media.example/a.png?size=1' is not fetched");
    assertThat(render(
            file("film.xml"), file("f.png"), "--frame", "1", "--addresses", file("list.txt")))
        .isZero();
    assertIs(folder.resolve("f.png"), 100, 360, 0xC0, 0, 0);
  }

  @Test
  void a_list_that_is_wrong_is_told_with_its_line() throws IOException {
    Files.writeString(folder.resolve("list.txt"), "http://media.example/a.png\n");

    assertThat(run(new CheckCommand(), file("film.xml"), "--addresses", file("list.txt")))
        .isEqualTo(1);
    assertThat(told()).isEqualTo("/list.txt, line 1: expected an address and a file");
  }

  @Test
  @Feature({"DOC06", "VAL18"})
  void a_grey_card_with_its_name_stands_in_for_what_is_missing() throws IOException {
    Files.delete(folder.resolve("red.png"));
    Files.delete(folder.resolve("tone.mp3"));

    assertThat(render(file("film.xml"), file("f.png"), "--frame", "0.5")).isEqualTo(1);
    assertThat(render(file("film.xml"), file("f.png"), "--frame", "0.5", "--placeholders"))
        .isZero();

    assertIs(folder.resolve("f.png"), 30, 30, 0x80, 0x80, 0x80);
    assertIs(folder.resolve("f.png"), 1000, 360, 0, 0, 0xC0);
    assertThat(brightest(folder.resolve("f.png"))).isGreaterThan(230);
    assertThat(told())
        .contains("/film.xml: warning V18: line 2, column 36: there is no image 'red.png'")
        .contains("/film.xml: warning V18: line 4, column 3: there is no audio 'tone.mp3'");
  }

  @Test
  void a_card_has_any_name() throws IOException {
    String name = "x" + "\uD83D\uDE00".repeat(300) + "]]&gt;&amp;";
    Files.writeString(folder.resolve("film.xml"), FILM.replace("red.png", name));

    assertThat(render(file("film.xml"), file("f.png"), "--frame", "0.5", "--placeholders"))
        .isZero();
    assertIs(folder.resolve("f.png"), 30, 30, 0x80, 0x80, 0x80);
  }

  private static int brightest(Path png) {
    return Stream.iterate(150, x -> x + 4)
        .limit(110)
        .mapToInt(x -> TestMedia.colourAt(png, 0, x, 372).getFirst())
        .max()
        .orElseThrow();
  }

  @Test
  @Feature("DOC06")
  void with_cards_a_film_has_its_times() throws IOException {
    Files.delete(folder.resolve("tone.mp3"));
    Files.delete(folder.resolve("blue.mp4"));

    assertThat(run(new CheckCommand(), file("film.xml"), "--times", "--placeholders"))
        .isZero();
    assertThat(out.toString()).contains("0.000     2.000  body").contains("with 2 warnings");
  }

  @Test
  @Feature("DOC11")
  void a_film_is_shown_in_its_skin() throws IOException {
    TestMedia.picture(folder.resolve("green.png"), "color=0x00A000:size=64x36");
    Files.writeString(folder.resolve("skin.xml"), """
        <movie service="craftsman-1.0"><body><stack>
          {{user_movie}}
          <overlay left="0" top="0" width="0.25" height="0.25"><image filename="green.png"/></overlay>
        </stack></body></movie>""");

    assertThat(
            render(file("film.xml"), file("f.png"), "--frame", "0.5", "--skin", file("skin.xml")))
        .isZero();

    assertIs(folder.resolve("f.png"), 30, 30, 0, 0xA0, 0);
    assertIs(folder.resolve("f.png"), 30, 600, 0xC0, 0, 0);
    assertIs(folder.resolve("f.png"), 1000, 360, 0, 0, 0xC0);
  }

  private static void assertIs(Path png, int x, int y, int red, int green, int blue) {
    List<Integer> colour = TestMedia.colourAt(png, 0, x, y);
    assertThat(colour.get(0)).as("red of " + colour).isCloseTo(red, within(6));
    assertThat(colour.get(1)).as("green of " + colour).isCloseTo(green, within(6));
    assertThat(colour.get(2)).as("blue of " + colour).isCloseTo(blue, within(6));
  }
}
