package io.kinora.engine.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kinora.media.fake.TestMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What people send, through each kind of work for images. The table is `docs/inputs.md`.
class OddPicturesTest {

  private static final String GREEN = "color=0x20A040:size=64x48:rate=5:duration=0.2,format=gbrp";

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
          .as("%s of %s", part, colour)
          .isCloseTo(expected[part], within(5));
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

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          still.jpg   | image/jpeg | -pix_fmt yuvj444p -q:v 1
          grey.jpg    | image/jpeg | grey -pix_fmt gray -q:v 1
          deep.png    | image/png  | -pix_fmt rgb48be
          grey.png    | image/png  | grey -pix_fmt gray
          grey16.png  | image/png  | grey -pix_fmt gray16be
          few.png     | image/png  | palette -c:v png
          deep.tiff   | image/tiff | -pix_fmt rgb48le
          still.tiff  | image/tiff | -pix_fmt rgb24
          still.bmp   | image/bmp  | -pix_fmt bgr24
          still.webp  | image/webp | -c:v libwebp -quality 98
          exact.webp  | image/webp | -c:v libwebp -lossless 1
          moving.gif  | image/gif  | moving palette -loop 0
          moving.png  | image/png  | moving -f apng -pix_fmt rgb24
          still.avif  | image/avif | -c:v libaom-av1 -still-picture 1 -crf 5 -cpu-used 8 -pix_fmt yuv444p
          moving.avif | image/avif | moving -c:v libaom-av1 -crf 5 -cpu-used 8 -pix_fmt yuv420p
          """)
  void pictures_of_every_format_keep_their_colours(String name, String type, String words)
      throws Exception {
    boolean isGrey = words.startsWith("grey");
    boolean isMoving = words.startsWith("moving");
    boolean isYuv = words.contains("yuv") || words.contains("quality");
    String source = isMoving
        ? GREEN + "[a];color=red:size=64x48:rate=5:duration=0.4,format=gbrp[b];[a][b]concat"
        : GREEN;
    String colours = isGrey
        ? ",format=gray,geq=lum=128"
        : isYuv
            ? ",scale=out_color_matrix=bt601:out_range=" + (name.endsWith("jpg") ? "pc" : "tv")
            : "";
    Path file = TestMedia.made(
        folder.resolve(name),
        "-filter_complex " + source + colours
            + (words.contains("palette") ? ",split[x][y];[x]palettegen[p];[y][p]paletteuse " : " ")
            + (isMoving ? "" : "-frames:v 1 ")
            + words.replaceFirst("^(grey |moving )?(palette )?", ""));
    int[] expected = isGrey ? new int[] {128, 128, 128} : new int[] {0x20, 0xA0, 0x40};

    var info = workshop.run("image.info", file, "").result();
    assertThat(info.path("content_type").asString()).isEqualTo(type);
    assertThat(info.path("width").asInt()).isEqualTo(64);
    assertThat(info.path("height").asInt()).isEqualTo(48);
    assertColour(thumb(file, ",\"width\":32"), 16, 12, expected);
    assertColour(strip(file), 96, 24, expected);
    assertColour(gif(file), 32, 24, expected);
  }

  @Test
  void four_inks_become_three_colours() throws Exception {
    Path file = CmykJpeg.write(folder.resolve("cmyk.jpg"), 64, 255, 128, 200);
    int[] expected = {64 * 200 / 255, 200, 128 * 200 / 255};

    assertThat(workshop.run("image.info", file, "").result().path("width").asInt())
        .isEqualTo(8);
    assertColour(thumb(file, ""), 4, 4, expected);
    assertColour(strip(file), 12, 4, expected);
    assertColour(gif(file), 4, 4, expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rgba.png -pix_fmt rgba",
        "grey.png -pix_fmt ya8",
        "deep.png -pix_fmt rgba64be",
        "clear.webp -c:v libwebp -lossless 1 -pix_fmt bgra"
      })
  void what_one_can_see_through_stays_so_in_a_png_and_is_drawn_on_black_or_white_elsewhere(
      String sample) throws Exception {
    String[] parts = sample.split(" ", 2);
    Path file = TestMedia.made(
        folder.resolve(parts[0]),
        "-filter_complex color=0x808080@0.5:size=64x48,format=rgba -frames:v 1 " + parts[1]);

    assertThat(workshop.run("image.info", file, "").result().path("alpha").asBoolean())
        .isTrue();
    assertThat(TestMedia.fact(thumb(file, ""), "stream=pix_fmt")).isEqualTo("rgba");
    Path turned = workshop.run("image.thumb", file, "\"rotation\":90").output();
    assertColour(turned, 24, 32, 0x40, 0x40, 0x40);
    assertColour(strip(file), 96, 24, 0x40, 0x40, 0x40);
    assertColour(gif(file), 32, 24, 0xC0, 0xC0, 0xC0);
  }

  /// Upright, the picture is red at its upper left, green at its upper right, blue below.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void every_orientation_is_told_left_alone_by_thumbs_and_upright_in_strips_and_gifs(
      int orientation) throws Exception {
    String toStored = List.of(
            "null",
            "hflip",
            "hflip,vflip",
            "vflip",
            "transpose=cclock_flip",
            "transpose=cclock",
            "transpose=clock_flip",
            "transpose=clock")
        .get(orientation - 1);
    Path file = TestMedia.turnedPicture(
        folder.resolve("photo.jpg"),
        "color=0x2040C0:size=64x48,drawbox=w=32:h=24:c=0xC02020:t=fill,"
            + "drawbox=x=32:w=32:h=24:c=0x20A040:t=fill,format=gbrp," + toStored
            + ",scale=out_color_matrix=bt601:out_range=pc,format=yuvj444p",
        orientation);
    boolean liesDown = orientation > 4;

    var info = workshop.run("image.info", file, "").result();
    assertThat(info.path("exif_orientation").asInt()).isEqualTo(orientation);
    assertThat(info.path("rotation").isNull()).isEqualTo(List.of(2, 4, 5, 7).contains(orientation));
    assertThat(info.path("width").asInt()).isEqualTo(liesDown ? 48 : 64);
    assertThat(TestMedia.fact(thumb(file, ""), "stream=width,height"))
        .isEqualTo(liesDown ? "48,64" : "64,48");
    for (Path upright : List.of(strip(file), gif(file))) {
      assertColour(upright, 10, 10, 0xC0, 0x20, 0x20);
      assertColour(upright, 54, 10, 0x20, 0xA0, 0x40);
      assertColour(upright, 32, 40, 0x20, 0x40, 0xC0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1x1", "3x5", "1x40", "5001x2"})
  void odd_sizes_stay_as_they_are(String size) throws Exception {
    Path file = TestMedia.picture(
        folder.resolve("odd.png"), "color=0x20A040:size=" + size + ",format=rgb24");
    String[] sides = size.split("x", -1);

    assertThat(TestMedia.fact(thumb(file, ""), "stream=width,height"))
        .isEqualTo(sides[0] + "," + sides[1]);
    assertThat(TestMedia.fact(strip(file), "stream=width,height"))
        .isEqualTo(2 * Integer.parseInt(sides[0]) + "," + sides[1]);
    assertColour(gif(file), 0, 0, 0x20, 0xA0, 0x40);
  }

  @ParameterizedTest
  @CsvSource({"a.jpg, 0.5", "a.png, 0.5", "a.webp, 0.5", "a.tiff, 0.5", "a.jpg, 0.01", "a.png, 0.01"
  })
  void a_picture_that_is_cut_off_is_no_valid_image(String name, double share) throws Exception {
    Path file = TestMedia.made(
        folder.resolve(name), "-filter_complex testsrc2=size=320x240,noise=alls=20 -frames:v 1");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, (int) (bytes.length * share)));
    String message =
        "INPUT_NOT_MEDIA: File '" + workshop.address(file) + "' is not a valid image file";

    assertThatThrownBy(() -> thumb(file, "")).hasMessage(message);
    assertThatThrownBy(() -> strip(file)).hasMessage(message);
    assertThatThrownBy(() -> gif(file)).hasMessage(message);
  }

  @Test
  void a_moving_webp_is_no_valid_image() {
    Path file = TestMedia.made(
        folder.resolve("moving.webp"),
        "-filter_complex " + GREEN + "[a];color=red:size=64x48:rate=5:duration=0.4,format=gbrp[b];"
            + "[a][b]concat -c:v libwebp_anim -loop 0");
    String message =
        "INPUT_NOT_MEDIA: File '" + workshop.address(file) + "' is not a valid image file";

    assertThatThrownBy(() -> workshop.run("image.info", file, "")).hasMessage(message);
    assertThatThrownBy(() -> thumb(file, "")).hasMessage(message);
    assertThatThrownBy(() -> strip(file)).hasMessage(message);
    assertThatThrownBy(() -> gif(file)).hasMessage(message);
  }

  @Test
  void one_broken_picture_among_many_alike_is_named() throws IOException {
    List<Path> files = IntStream.range(0, 6)
        .mapToObj(index ->
            TestMedia.picture(folder.resolve(index + ".png"), "testsrc2=size=64x48,noise=alls=20"))
        .toList();
    byte[] bytes = Files.readAllBytes(files.get(3));
    Files.write(files.get(3), Arrays.copyOf(bytes, bytes.length / 2));

    assertThatThrownBy(() -> workshop.run("image.gif", "images", files, ""))
        .hasMessage("INPUT_NOT_MEDIA: File '" + workshop.address(files.get(3))
            + "' is not a valid image file");
  }
}
