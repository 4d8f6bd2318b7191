package io.kinora.media.probe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.infra.base.StopSignal;
import io.kinora.media.fake.TestMedia;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PngReaderTest {

  private static final Prober PROBER = new Prober(TestMedia.runner(), ProbeLimits.USUAL);
  private static final int HEADER_END = 33;

  /// Bytes that mean something in a header, more often than others do.
  private static final byte[] ANY = HexFormat.of().parseHex("0000010203040608091049454e44ff7f");

  private static final int FUZZ = 400;

  /// ffprobe takes its time.
  private static final int COMPARED = 6;

  @TempDir
  static Path samples;

  private static byte[] png = {};

  @TempDir
  Path folder;

  @BeforeAll
  static void makesASample() throws IOException {
    png = Files.readAllBytes(
        TestMedia.picture(samples.resolve("a.png"), "testsrc2=size=65x49,format=rgb24"));
  }

  private static Optional<ProbeResult> read(Path file) {
    return OrdinaryPictures.read(file).map(it -> it);
  }

  private static ProbeResult asked(Path file) {
    return PROBER.asked(file, "it", new StopSignal());
  }

  /// @param body letters, each a byte
  private static byte[] withChunk(String type, String body) {
    byte[] chunk = (type + body).getBytes(ISO_8859_1);
    var check = new CRC32();
    check.update(chunk);
    return ByteBuffer.allocate(png.length + chunk.length + 8)
        .put(png, 0, HEADER_END)
        .putInt(body.length())
        .put(chunk)
        .putInt((int) check.getValue())
        .put(png, HEADER_END, png.length - HEADER_END)
        .array();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rgb24",
        "rgba",
        "gray",
        "ya8",
        "pal8",
        "monob",
        "gray16be",
        "rgb48be",
        "rgba64be",
        "ya16be"
      })
  void every_kind_of_pixels_is_known_as_ffprobe_knows_it(String pixels) throws IOException {
    Path file = TestMedia.picture(folder.resolve("a.png"), "testsrc2=size=65x49,format=" + pixels);
    Path download = Files.copy(file, folder.resolve("input"));
    Path misnamed = Files.copy(file, folder.resolve("photo.jpg"));

    for (Path each : new Path[] {file, download, misnamed}) {
      assertThat(read(each)).contains(asked(each));
    }
  }

  @ParameterizedTest
  @CsvSource({"sRGB, \0", "pHYs, 12345678\1", "tEXt, Title\0a picture", "sBIT, \5\6\5"})
  void what_is_told_besides_is_known_as_ffprobe_knows_it(String type, String body)
      throws IOException {
    Path file = Files.write(folder.resolve("input"), withChunk(type, body));

    assertThat(read(file)).contains(asked(file));
  }

  @ParameterizedTest
  @CsvSource({
    "acTL, \0\0\0\1\0\0\0\0",
    "tRNS, \0\1\0\1\0\1",
    "cICP, \11\20\0\1",
    "gAMA, \0\0\261\217",
    "eXIf, MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0\6\0\0\0\0\0\0",
    "iCCP, a\0\0x"
  })
  void an_odd_one_is_left_to_ffprobe(String type, String body) throws IOException {
    Path file = Files.write(folder.resolve("input"), withChunk(type, body));

    assertThat(read(file)).isEmpty();
  }

  @Test
  void one_that_is_not_whole_is_left_to_ffprobe() throws IOException {
    for (int length : new int[] {0, 2, 7, 20, HEADER_END, 100, png.length / 2, png.length - 12}) {
      Path file = Files.write(folder.resolve("input"), Arrays.copyOf(png, length));

      assertThat(read(file)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void a_head_with_wrong_bytes_is_left_to_ffprobe_or_known_as_ffprobe_knows_it(long seed)
      throws IOException {
    var random = new Random(seed);
    int known = 0;
    for (int round = 0; round < FUZZ; round++) {
      byte[] bytes = png.clone();
      for (int count = random.nextInt(1, 3); count > 0; count--) {
        bytes[random.nextInt(8, HEADER_END + 30)] = ANY[random.nextInt(ANY.length)];
      }
      Path file = Files.write(folder.resolve("input"), bytes);
      Optional<ProbeResult> read = read(file);
      if (read.isPresent() && known++ < COMPARED) {
        assertThat(read).as("seed %d, round %d", seed, round).contains(asked(file));
      }
    }
    assertThat(known).isPositive();
  }
}
