package io.kinora.media.probe;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.infra.base.StopSignal;
import io.kinora.media.fake.TestMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JpegReaderTest {

  private static final Prober PROBER = new Prober(TestMedia.runner(), ProbeLimits.USUAL);

  /// Bytes that mean something in a header, more often than others do.
  private static final byte[] ANY = HexFormat.of().parseHex("ffffffd8d9dac0c4dbe0e1fe00000102113f");

  private static final int FUZZ = 400;

  /// ffprobe takes its time.
  private static final int COMPARED = 6;

  @TempDir
  static Path samples;

  private static byte[] jpeg = {};

  @TempDir
  Path folder;

  @BeforeAll
  static void makesASample() throws IOException {
    Path file =
        TestMedia.picture(samples.resolve("photo.jpg"), "testsrc2=size=322x242,noise=alls=9");
    jpeg = Files.readAllBytes(file);
  }

  private static Optional<ProbeResult> read(Path file) {
    return OrdinaryPictures.read(file).map(it -> it);
  }

  private static ProbeResult asked(Path file) {
    return PROBER.asked(file, "it", new StopSignal());
  }

  private static ProbeResult probed(Path file) {
    return PROBER.probe(file, "it", new StopSignal());
  }

  private static Arguments of(String how, UnaryOperator<byte[]> edit) {
    return Arguments.argumentSet(how, edit);
  }

  static Stream<Arguments> ordinary() {
    return Stream.of(
        of("as it was made", it -> it),
        of("grey", it -> JpegEdit.withSampling(it, "11")),
        of("full colour", it -> JpegEdit.withSampling(it, "11 11 11")),
        of("half colour across", it -> JpegEdit.withSampling(it, "21 11 11")),
        of("half colour down", it -> JpegEdit.withSampling(it, "12 11 11")),
        of("quarter of colour", it -> JpegEdit.withSampling(it, "22 11 11")),
        of("extended", it -> JpegEdit.withFrame(it, 0xC1, frame -> frame)),
        of("progressive", it -> JpegEdit.withFrame(it, 0xC2, frame -> frame)),
        of("with a large profile", it -> {
          byte[] profile = new byte[60_000];
          System.arraycopy("ICC_PROFILE\0\1\3".getBytes(US_ASCII), 0, profile, 0, 14);
          profile[13] = 3;
          byte[] once = JpegEdit.with(it, 0xE2, profile);
          return JpegEdit.with(JpegEdit.with(once, 0xE2, profile), 0xE2, profile);
        }),
        of(
            "with notes in xmp",
            it -> JpegEdit.with(it, 0xE1, "http://ns.adobe.com/xap/1.0/\0<x/>")),
        of("of adobe", it -> JpegEdit.with(it, 0xEE, "Adobe\0\144\0\0\0\0\1")),
        of("with a comment", it -> JpegEdit.with(it, 0xFE, "a picture of a place")),
        of("followed by another", it -> JpegEdit.joined(it, it)),
        of("followed by anything", it -> JpegEdit.joined(it, new byte[10_000])),
        of("cut in its pixels", it -> Arrays.copyOf(it, it.length / 2)),
        of("cut soon behind its head", it -> Arrays.copyOf(it, 2_500)));
  }

  static Stream<Arguments> odd() {
    return Stream.of(
        of("of four inks", it -> JpegEdit.withSampling(it, "11 11 11 11")),
        of(
            "red green and blue",
            it -> JpegEdit.with(
                JpegEdit.withSampling(it, "11 11 11"), 0xEE, "Adobe\0\144\0\0\0\0\0")),
        of(
            "colours called so",
            it -> JpegEdit.withFrame(it, 0xC0, frame -> {
              frame[6] = 'R';
              frame[9] = 'G';
              frame[12] = 'B';
              return frame;
            })),
        of("a quarter of colour across", it -> JpegEdit.withSampling(it, "41 11 11")),
        of("more of a colour than of another", it -> JpegEdit.withSampling(it, "22 21 11")),
        of(
            "of 12 bits",
            it -> JpegEdit.withFrame(it, 0xC1, frame -> {
              frame[0] = 12;
              return frame;
            })),
        of("without loss", it -> JpegEdit.withFrame(it, 0xC3, frame -> frame)),
        of("arithmetic", it -> JpegEdit.withFrame(it, 0xC9, frame -> frame)),
        of("of two frames", it -> JpegEdit.with(it, 0xC0, "\10\0\20\0\20\1\1\21\0")),
        of("without a frame", it -> JpegEdit.without(it, 0xC0)),
        of(
            "without width",
            it -> JpegEdit.withFrame(it, 0xC0, frame -> {
              frame[3] = 0;
              frame[4] = 0;
              return frame;
            })),
        of(
            "larger than its bytes",
            it -> JpegEdit.withFrame(it, 0xC0, frame -> {
              frame[1] = 50;
              frame[3] = 50;
              return frame;
            })),
        of("of old programs", it -> JpegEdit.with(it, 0xFE, "CS=ITU601")),
        of("of video cards", it -> JpegEdit.with(it, 0xE0, "AVI1\0\0\0\0")),
        of("without a name", it -> JpegEdit.without(it, 0xE0)),
        of(
            "with bytes between",
            it -> JpegEdit.joined(
                Arrays.copyOf(it, 20),
                JpegEdit.joined(new byte[3], Arrays.copyOfRange(it, 20, it.length)))),
        of("with an odd marker soon", it -> {
          byte[] changed = it.clone();
          changed[JpegEdit.indexOf(it, 0xDA) + 100] = (byte) 0xFF;
          changed[JpegEdit.indexOf(it, 0xDA) + 101] = 0x30;
          return changed;
        }),
        of("cut in its head", it -> Arrays.copyOf(it, JpegEdit.indexOf(it, 0xDA) + 4)),
        of("cut at its begin", it -> Arrays.copyOf(it, 3)),
        of("empty", _ -> new byte[0]));
  }

  @ParameterizedTest
  @MethodSource("ordinary")
  void an_ordinary_photo_is_known_as_ffprobe_knows_it(UnaryOperator<byte[]> how)
      throws IOException {
    byte[] bytes = how.apply(jpeg);
    Path download = Files.write(folder.resolve("input"), bytes);
    Path named = Files.write(folder.resolve("photo.JPG"), bytes);

    assertThat(read(download)).contains(asked(download));
    assertThat(read(named)).contains(asked(named));
  }

  @ParameterizedTest
  @MethodSource("odd")
  void an_odd_one_is_left_to_ffprobe(UnaryOperator<byte[]> how) throws IOException {
    Path file = Files.write(folder.resolve("input"), how.apply(jpeg));

    assertThat(OrdinaryPictures.read(file)).isEmpty();
    assertThat(probed(file)).isEqualTo(asked(file));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void a_photo_tells_how_it_must_be_turned(int orientation) {
    Path file =
        TestMedia.turnedPicture(folder.resolve("photo.jpg"), "testsrc2=size=301x201", orientation);

    assertThat(read(file)).contains(asked(file));
  }

  @Test
  void the_name_of_the_file_decides_how_ffprobe_calls_its_format() throws IOException {
    for (String name : new String[] {"a.png", "a.mp4", "a%03d.jpg", "a[1].jpg", "a.b"}) {
      assertThat(OrdinaryPictures.read(Files.write(folder.resolve(name), jpeg))).isEmpty();
    }
  }

  @Test
  void what_is_no_jpeg_is_left_to_ffprobe_whatever_its_name() throws IOException {
    Path text = Files.writeString(folder.resolve("a.jpg"), "<html>not a picture</html>");

    assertThat(OrdinaryPictures.read(text)).isEmpty();
    assertThat(OrdinaryPictures.read(folder.resolve("nothing.jpg"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void a_head_with_wrong_bytes_is_left_to_ffprobe_or_known_as_ffprobe_knows_it(long seed)
      throws IOException {
    var random = new Random(seed);
    int headBytes = JpegEdit.indexOf(jpeg, 0xDA) + 14;
    int known = 0;
    for (int round = 0; round < FUZZ; round++) {
      byte[] bytes = jpeg.clone();
      for (int count = random.nextInt(1, 4); count > 0; count--) {
        bytes[random.nextInt(headBytes)] = ANY[random.nextInt(ANY.length)];
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
