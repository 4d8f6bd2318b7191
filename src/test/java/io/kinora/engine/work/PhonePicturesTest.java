package io.kinora.engine.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kinora.media.fake.HeifFile;
import io.kinora.media.fake.TestMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Photos as phones store them (HEIC), through each kind of work for images. The table is
/// `docs/inputs.md`.
class PhonePicturesTest {

  @TempDir
  Path folder;

  private TestWorkshop workshop;

  @BeforeEach
  void open() {
    workshop = TestWorkshop.in(folder);
  }

  @AfterEach
  void close() {
    workshop.close();
  }

  private static void assertColour(Path file, int x, int y, int... expected) {
    List<Integer> colour = TestMedia.colourAt(file, 0, x, y);
    for (int part = 0; part < 3; part++) {
      assertThat(colour.get(part))
          .as("%s of %s at %s,%s", part, colour, x, y)
          .isCloseTo(expected[part], within(8));
    }
  }

  private Path thumb(Path file, String parameters) throws InterruptedException {
    return workshop.run("image.thumb", file, "\"format\":\"png\"" + parameters).output();
  }

  private Path strip(Path file) throws InterruptedException {
    return workshop
        .run("image.strip", "urls", List.of(file, file), "\"format\":\"png\"")
        .output();
  }

  private Path gif(Path file) throws InterruptedException {
    return workshop.run("image.gif", "images", List.of(file), "").output();
  }

  /// Upright, the picture is red at its upper left, green at its upper right, blue below.
  ///
  /// @param name `whole` for a picture in one piece
  private Path photo(
      String name, int width, int height, int quarters, int mirror, String toStored) {
    boolean liesDown = quarters % 2 == 1;
    return HeifFile.write(
        folder.resolve(name + ".heic"),
        "color=0x2040C0:size=" + width + "x" + height + ",drawbox=w=" + width / 2 + ":h="
            + height / 2 + ":c=0xC02020:t=fill,drawbox=x=" + width / 2 + ":w=" + width / 2 + ":h="
            + height / 2 + ":c=0x20A040:t=fill,format=gbrp," + toStored,
        liesDown ? height : width,
        liesDown ? width : height,
        new HeifFile.Transform(quarters, mirror),
        6);
  }

  private void assertUpright(Path file, int width, int height) throws Exception {
    var info = workshop.run("image.info", file, "").result();
    assertThat(info.path("content_type").asString()).isEqualTo("image/heic");
    assertThat(info.path("width").asInt()).isEqualTo(width);
    assertThat(info.path("height").asInt()).isEqualTo(height);
    for (Path upright : List.of(thumb(file, ""), strip(file), gif(file))) {
      assertColour(upright, width / 4, height / 4, 0xC0, 0x20, 0x20);
      assertColour(upright, width * 3 / 4, height / 4, 0x20, 0xA0, 0x40);
      assertColour(upright, width - 3, height - 3, 0x20, 0x40, 0xC0);
    }
    assertThat(TestMedia.fact(thumb(file, ""), "stream=width,height"))
        .isEqualTo(width + "," + height);
    assertThat(TestMedia.fact(strip(file), "stream=width,height"))
        .isEqualTo(2 * width + "," + height);
  }

  @ParameterizedTest
  @CsvSource({
    "0, -1, null",
    "1, -1, transpose=clock",
    "2, -1, 'hflip,vflip'",
    "3, -1, transpose=cclock",
    "0, 0, vflip",
    "0, 1, hflip",
    "1, 0, 'vflip,transpose=clock'",
    "3, 1, 'hflip,transpose=cclock'"
  })
  void a_photo_in_tiles_comes_out_whole_and_upright(int quarters, int mirror, String toStored)
      throws Exception {
    assertUpright(photo("tiles", 350, 240, quarters, mirror, toStored), 350, 240);
  }

  @ParameterizedTest
  @CsvSource({"0, -1, null", "1, -1, transpose=clock", "3, -1, transpose=cclock", "0, 1, hflip"})
  void a_photo_in_one_piece_does_so_too(int quarters, int mirror, String toStored)
      throws Exception {
    assertUpright(photo("whole", 128, 128, quarters, mirror, toStored), 128, 128);
  }

  /// Phones note the orientation beside it, too; whoever followed both would turn it twice.
  @Test
  void what_the_camera_notes_besides_turns_it_no_further() throws Exception {
    var info = workshop
        .run("image.info", photo("tiles", 350, 240, 3, -1, "transpose=cclock"), "")
        .result();

    assertThat(info.path("exif_orientation").asInt()).isEqualTo(1);
    assertThat(info.path("rotation").asInt(-1)).isZero();
  }

  @Test
  void it_is_turned_and_made_smaller_as_wished() throws Exception {
    Path photo = photo("tiles", 350, 240, 3, -1, "transpose=cclock");

    Path made = thumb(photo, ",\"rotation\":90,\"width\":120,\"height\":120,\"crop\":true");

    assertThat(TestMedia.fact(made, "stream=width,height")).isEqualTo("120,120");
    assertColour(made, 20, 20, 0x20, 0xA0, 0x40);
    assertColour(made, 20, 100, 0xC0, 0x20, 0x20);
    assertColour(made, 100, 60, 0x20, 0x40, 0xC0);
  }

  @Test
  void a_photo_that_lacks_a_tile_is_no_valid_image() throws IOException {
    Path photo = photo("tiles", 350, 240, 0, -1, "null");
    byte[] bytes = Files.readAllBytes(photo);
    Arrays.fill(bytes, bytes.length * 7 / 10, bytes.length * 8 / 10, (byte) 0);
    Files.write(photo, bytes);
    String message =
        "INPUT_NOT_MEDIA: File '" + workshop.address(photo) + "' is not a valid image file";

    assertThatThrownBy(() -> thumb(photo, "")).hasMessage(message);
    assertThatThrownBy(() -> strip(photo)).hasMessage(message);
    assertThatThrownBy(() -> gif(photo)).hasMessage(message);
  }
}
