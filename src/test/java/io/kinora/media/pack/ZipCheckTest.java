package io.kinora.media.pack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FailureException;
import io.kinora.media.sxml.FileNames.Kind;
import io.kinora.media.sxml.FileNames.Named;
import io.kinora.media.sxml.Position;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Zips whose directories do not tell the truth. Each has `movie.xml` and two pictures.
///
/// Source: the factory contract, section 5.1; APPNOTE.TXT, section 4.4.
class ZipCheckTest {

  private static final int FLAGS = 8;
  private static final int METHOD = 10;
  private static final int PACKED_BYTES = 20;
  private static final int BYTES = 24;
  private static final int MODE = 40;
  private static final int OFFSET = 42;

  @TempDir
  private Path folder;

  private byte[] bytes = packed("movie.xml", "images/a.png", "images/b.png");

  private static byte[] packed(String... names) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(bytes)) {
      for (String name : names) {
        out.putNextEntry(new ZipEntry(name));
        if (!name.endsWith("/")) {
          out.write("<movie/>".repeat(20).getBytes(UTF_8));
        }
      }
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
    return bytes.toByteArray();
  }

  private ByteBuffer zip() {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// Where the directory tells of a file.
  private int record(int index) {
    int at = zip().getInt(bytes.length - 6);
    for (int count = 0; count < index; count++) {
      at += ZipRecord.HEAD_BYTES + zip().getShort(at + 28) + zip().getShort(at + 30);
    }
    return at;
  }

  private int local(int index) {
    return zip().getInt(record(index) + OFFSET);
  }

  private void replace(String text, String other, boolean isLast) {
    String all = new String(bytes, ISO_8859_1);
    zip().put(isLast ? all.lastIndexOf(text) : all.indexOf(text), other.getBytes(ISO_8859_1));
  }

  private FilmPackage open(PackageLimits limits) {
    try {
      return FilmPackage.open(Files.write(folder.resolve("film.zip"), bytes), folder, limits);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private void assertTaken() {
    try (FilmPackage film = open(PackageLimits.USUAL)) {
      assertThat(film.definition()).startsWith("<movie/>");
    }
  }

  private void assertRefused(String text) {
    assertRefused(FailureCode.INPUT_REFUSED, text);
  }

  private void assertRefused(FailureCode code, String text) {
    assertThatThrownBy(() -> open(PackageLimits.USUAL).close())
        .isInstanceOfSatisfying(FailureException.class, failed -> {
          assertThat(failed.failure().text()).isEqualTo(text);
          assertThat(failed.failure().code()).isEqualTo(code);
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 0x81a4, 0x41ed})
  void files_and_folders_of_unix_are_taken(int mode) {
    zip().putShort(record(1) + MODE, (short) mode);

    assertTaken();
  }

  @ParameterizedTest
  @ValueSource(ints = {0xa1ff, 0x11a4, 0x21a4, 0x61a4, 0xc1a4})
  void links_and_devices_are_refused(int mode) {
    zip().putShort(record(1) + MODE, (short) mode);

    assertRefused("'images/a.png' in the package is a link, or something else that is no file");
  }

  @Test
  void a_name_that_is_there_twice_is_refused() {
    replace("images/b.png", "images/a.png", false);
    replace("images/b.png", "images/a.png", true);

    assertRefused("'images/a.png' in the package is there twice");
  }

  @Test
  void names_that_differ_in_their_case_are_two() {
    bytes = packed("movie.xml", "images/a.png", "images/A.png");

    assertTaken();
  }

  @Test
  void a_file_with_another_name_in_its_place_is_refused() {
    replace("images/b.png", "images/c.png", false);

    assertRefused("'images/b.png' in the package has two names");
  }

  @Test
  void two_files_in_one_place_are_refused() {
    zip().putInt(record(2) + OFFSET, local(1));

    assertRefused("'images/b.png' in the package lies in the place of another file");
  }

  @Test
  void a_file_that_reaches_into_the_next_is_refused() {
    zip().putInt(record(1) + PACKED_BYTES, zip().getInt(record(1) + PACKED_BYTES) + 40);

    assertRefused("'images/b.png' in the package lies in the place of another file");
  }

  @Test
  void a_file_that_reaches_into_the_directory_is_refused() {
    zip().putInt(record(2) + PACKED_BYTES, zip().getInt(record(2) + PACKED_BYTES) + 40);

    assertRefused("the package cannot be read: it is broken, or no zip at all");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1 << 6, 1 << 13})
  void encrypted_files_are_refused(int flag) {
    zip().putShort(record(1) + FLAGS, (short) (zip().getShort(record(1) + FLAGS) | flag));

    assertRefused("'images/a.png' in the package is encrypted");
  }

  @Test
  void a_file_that_is_encrypted_in_its_place_alone_is_refused() {
    zip().putShort(local(1) + 6, (short) (zip().getShort(local(1) + 6) | 1));

    assertRefused("the package cannot be read: it is broken, or no zip at all");
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 9, 12, 14, 93, 99})
  void other_ways_of_packing_are_refused(int method) {
    zip().putShort(record(1) + METHOD, (short) method);
    zip().putShort(local(1) + 8, (short) method);

    assertRefused(
        "'images/a.png' in the package is packed in a way that is not read here: use deflate");
  }

  @ParameterizedTest
  @ValueSource(ints = {PACKED_BYTES, BYTES, OFFSET})
  void numbers_of_larger_zips_are_refused(int field) {
    zip().putInt(record(1) + field, -1);

    assertRefused("'images/a.png' in the package is written as in zips of more than 4 GB:"
        + " pack it again without zip64");
  }

  /// A bomb is told before anything of it is unpacked.
  @Test
  void more_than_there_is_room_for_is_refused_by_what_it_says() {
    zip().putInt(record(1) + BYTES, -2);
    zip().putInt(record(2) + BYTES, -2);

    assertRefused(
        FailureCode.INPUT_TOO_LARGE,
        "the files of the package are larger than 4096 MB when they are unpacked");
    assertThat(folder.toFile().list()).containsExactly("film.zip");
  }

  /// What it has said is what it may have.
  @Test
  void a_file_that_is_longer_than_it_says_is_broken() {
    zip().putInt(record(1) + BYTES, 10);

    try (FilmPackage film = open(PackageLimits.USUAL)) {
      var named = new Named("a.png", Kind.IMAGE, new Position(1, 1), Optional.empty());
      assertThatThrownBy(() -> film.find(named))
          .hasMessageContaining("'images/a.png' in the package is broken");
    }
  }

  @Test
  void what_stands_before_a_zip_is_not_overlooked() {
    var longer = new byte[bytes.length + 4];
    ByteBuffer.wrap(longer).put(ZipCheck.BEGIN).put(bytes);
    bytes = longer;

    assertRefused("the package cannot be read: it is broken, or no zip at all");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 4})
  void a_wrong_number_of_files_is_refused(int count) {
    zip().putShort(bytes.length - 12, (short) count);

    assertRefused("the package cannot be read: it is broken, or no zip at all");
  }

  @Test
  void a_folder_is_no_definition() {
    bytes = packed("movie.xml/", "movie.xml/a");

    assertRefused("the package has no movie.xml at its root");
  }
}
