package io.kinora.media.pack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FailureException;
import io.kinora.media.sxml.FileNames;
import io.kinora.media.sxml.FileNames.Kind;
import io.kinora.media.sxml.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Source: the film language, section 6.
class FilmPackageTest {

  @TempDir
  private Path folder;

  /// A zip whose entries hold their own names.
  private Path zip(String... names) throws IOException {
    Path zip = folder.resolve("film.zip");
    try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (String name : names) {
        out.putNextEntry(new ZipEntry(name));
        out.write(name.getBytes(UTF_8));
      }
    }
    return zip;
  }

  private FilmPackage open(Path zip) {
    return FilmPackage.open(zip, folder, PackageLimits.USUAL);
  }

  private static FileNames.Named named(String name, Kind kind) {
    return new FileNames.Named(name, kind, new Position(1, 1), Optional.empty());
  }

  private static void assertRefused(ThrowingCallable call, FailureCode code, String text) {
    assertThatThrownBy(call).isInstanceOfSatisfying(FailureException.class, failed -> {
      assertThat(failed.failure().code()).isEqualTo(code);
      assertThat(failed.failure().text()).contains(text);
    });
  }

  @Nested
  class FilesOfAFilm {

    @ParameterizedTest
    @CsvSource({
      "a.jpg, IMAGE, images/a.jpg",
      "a.mp4, VIDEO, videos/a.mp4",
      "a.mp4, IMAGE, videos/a.mp4",
      "a.mp3, AUDIO, audios/a.mp3",
      "b.mp3, AUDIO, music/b.mp3",
      "a.ttf, FONT,  fonts/a.ttf",
      "root.jpg, IMAGE, root.jpg",
      "images/a.jpg, IMAGE, images/a.jpg",
    })
    void are_named_without_the_folder_of_their_kind(String name, Kind kind, String entry)
        throws IOException {
      Path zip = zip(
          "movie.xml",
          "images/",
          "images/a.jpg",
          "videos/a.mp4",
          "audios/a.mp3",
          "music/b.mp3",
          "fonts/a.ttf",
          "root.jpg");
      try (FilmPackage film = open(zip)) {
        assertThat(film.find(named(name, kind)))
            .hasValueSatisfying(file -> assertThat(file).hasContent(entry).hasFileName("packed-0"));
      }
    }

    @Test
    void are_unpacked_once_and_only_where_they_are_asked_for() throws IOException {
      try (FilmPackage film = open(zip("movie.xml", "images/a.jpg", "images/b.jpg"))) {
        assertThat(film.find(named("a.jpg", Kind.IMAGE)))
            .isEqualTo(film.find(named("a.jpg", Kind.IMAGE)));
        assertThat(film.find(named("c.jpg", Kind.IMAGE))).isEmpty();
        assertThat(film.find(named("images", Kind.IMAGE))).isEmpty();
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("film.zip", "packed-0");
        assertThat(film.definition()).isEqualTo("movie.xml");
      }
    }
  }

  @Nested
  class Refused {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "../evil",
          "images/../../evil",
          "/etc/passwd",
          "images\\..\\evil",
          "C:/evil",
          "..",
        })
    void names_that_lead_out(String name) throws IOException {
      Path zip = zip("movie.xml", name);

      assertRefused(
          () -> open(zip),
          FailureCode.INPUT_REFUSED,
          "the package has a name that leads out of it: '" + name + "'");
    }

    @Test
    void a_name_with_control_characters() throws IOException {
      Path zip = zip("movie.xml", "a\nb");

      assertRefused(
          () -> open(zip),
          FailureCode.INPUT_REFUSED,
          "the package has a name that no file has: 'a?b'");
    }

    @Test
    void a_package_without_a_definition() throws IOException {
      Path zip = zip("film/movie.xml");

      assertRefused(
          () -> open(zip), FailureCode.INPUT_REFUSED, "the package has no movie.xml at its root");
    }

    @Test
    void what_is_cut_off_or_no_zip() throws IOException {
      Path zip = zip("movie.xml");
      byte[] bytes = Files.readAllBytes(zip);

      for (int length : new int[] {0, 3, 30, bytes.length - 1}) {
        Files.write(zip, Arrays.copyOf(bytes, length));
        assertRefused(() -> open(zip), FailureCode.INPUT_REFUSED, "the package ");
      }
    }

    @Test
    void a_definition_that_is_no_text() throws IOException {
      Path zip = folder.resolve("film.zip");
      try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
        out.putNextEntry(new ZipEntry("movie.xml"));
        out.write(new byte[] {'<', (byte) 0xff});
      }
      try (FilmPackage film = open(zip)) {
        assertRefused(film::definition, FailureCode.INPUT_REFUSED, "not written in UTF-8");
      }
    }

    /// A thousand times larger than it looks.
    @Test
    void more_than_there_is_room_for() throws IOException {
      Path zip = folder.resolve("film.zip");
      try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
        out.putNextEntry(new ZipEntry("movie.xml"));
        out.putNextEntry(new ZipEntry("images/a.png"));
        out.write(new byte[4 << 20]);
      }
      var limits = PackageLimits.USUAL.withUnpackedBytesMax(1 << 20);
      assertRefused(
          () -> FilmPackage.open(zip, folder, limits),
          FailureCode.INPUT_TOO_LARGE,
          "larger than 1 MB when they are unpacked");
    }

    /// Whatever is in a file, it is a package or it is told what is wrong with it.
    @Test
    void damage_of_any_kind() throws IOException {
      byte[] bytes = Files.readAllBytes(zip("movie.xml", "images/a.jpg", "audios/ü.mp3"));
      var random = new Random(20);
      for (int round = 0; round < 500; round++) {
        byte[] damaged = bytes.clone();
        for (int count = random.nextInt(4); count >= 0; count--) {
          damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        Path zip = Files.write(folder.resolve("damaged.zip"), damaged);
        try (FilmPackage film = open(zip)) {
          film.definition();
          film.find(named("a.jpg", Kind.IMAGE));
        } catch (FailureException told) {
          assertThat(told.failure().text()).contains("package");
        }
      }
    }

    @Test
    void too_many_files() throws IOException {
      var names = new String[10_001];
      Arrays.setAll(names, index -> index == 0 ? "movie.xml" : "images/" + index);
      Path zip = zip(names);

      assertRefused(
          () -> open(zip), FailureCode.INPUT_TOO_LARGE, "the package has more than 10000 files");
    }

    @Test
    void a_file_that_is_broken_inside() throws IOException {
      Path zip = zip("movie.xml", "images/a.jpg");
      byte[] bytes = Files.readAllBytes(zip);
      int name = new String(bytes, ISO_8859_1).indexOf("images/a.jpg");
      Arrays.fill(bytes, name + 12, name + 20, (byte) 0xff);
      Files.write(zip, bytes);
      try (FilmPackage film = open(zip)) {
        assertRefused(
            () -> film.find(named("a.jpg", Kind.IMAGE)),
            FailureCode.INPUT_REFUSED,
            "'images/a.jpg' in the package is broken");
      }
    }
  }
}
