package io.kinora.media.render;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.probe.ProbeLimits;
import io.kinora.media.probe.Prober;
import io.kinora.media.profile.Profile;
import io.kinora.media.sxml.FilmReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files that are not what they say: each fails its film by name, soon, and leaves nothing behind.
@Timeout(30)
@Isolated("counts the threads that draw")
class BrokenInputsTest {

  @TempDir
  Path folder;

  private FailureException failureOf(String content) {
    String body = "<stack><effect type='none' duration='14'><image color='#C00000'/></effect>"
        + content + "</stack>";
    FailureException failed = catchThrowableOfType(FailureException.class, () -> render(body));
    assertThat(failed).isNotNull();
    assertThat(failed.failure().text()).doesNotContain(folder.toString());
    assertThat(folder.resolve("work"))
        .satisfiesAnyOf(
            it -> assertThat(it).doesNotExist(), it -> assertThat(it).isEmptyDirectory());
    assertThat(folder.resolve("out.mp4")).doesNotExist();
    assertThat(threads()).isZero();
    return failed;
  }

  private void render(String body) {
    var stop = new StopSignal();
    var renderer = new FilmRenderer(
        TestMedia.runner(),
        new Prober(TestMedia.runner(), ProbeLimits.USUAL),
        TestMedia.CACHE,
        RenderSettings.of("ultrafast", 2));
    var planned = renderer.plan(
        FilmReader.read(body),
        named -> folder.resolve(named.filename()),
        Profile.find("240p").orElseThrow(),
        stop);
    try (var work = WorkFolder.in(folder.resolve("work"))) {
      renderer.render(planned, folder.resolve("out.mp4"), work, stop, (_, _) -> {});
    }
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("render-"))
        .count();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      text.mp4  | plain words
      empty.mp4 | ``
      list.mp4  | ffconcat version 1.0 file other.mp4
      list.m3u8 | #EXTM3U #EXTINF:1, other.ts
      draw.svg  | <svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>
      """)
  void what_is_no_media_is_refused(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text.replace("0 file", "0\nfile"));

    var failed = failureOf("<overlay><video filename='" + name + "'/></overlay>");

    assertThat(failed.failure().code()).isEqualTo(FailureCode.INPUT_NOT_MEDIA);
    assertThat(failed.failure().text()).isEqualTo("File '" + name + "' is not a valid video file");
  }

  @Test
  void a_truncated_photo_fails_its_film() throws IOException {
    cut(TestMedia.picture(folder.resolve("photo.jpg"), "testsrc2=size=640x360"), 0.5);

    var failed = failureOf("<overlay><image filename='photo.jpg'/></overlay>");

    assertThat(failed.failure().code()).isEqualTo(FailureCode.INPUT_NOT_MEDIA);
    assertThat(failed.failure().text()).isEqualTo("File 'photo.jpg' is not a valid image file");
  }

  @ParameterizedTest
  @CsvSource({
    "cut.mp4, <overlay><video filename='cut.mp4'/></overlay>",
    "cut.mp4, <audio filename='cut.mp4'/>",
    "cut.mkv, <overlay><video filename='cut.mkv'/></overlay>",
    "cut.mkv, <audio filename='cut.mkv'/>",
    "cut.webm, <overlay><video filename='cut.webm'/></overlay>"
  })
  void a_clip_that_breaks_off_fails_its_film_when_it_gets_there(String name, String content)
      throws IOException {
    String words = name.endsWith(".mp4") ? " -movflags +faststart" : "";
    TestMedia.made(
        folder.resolve(name),
        "-filter_complex testsrc2=size=64x36:rate=25:duration=4[v];sine=duration=4[a]"
            + " -map [v] -map [a] -pix_fmt yuv420p" + words);
    cut(folder.resolve(name), 0.6);

    var failed = failureOf(content);

    assertThat(failed.failure().code()).isEqualTo(FailureCode.INPUT_NOT_MEDIA);
    assertThat(failed.failure().text()).isEqualTo("File '" + name + "' is broken inside");
  }

  @Test
  void a_clip_without_its_index_is_no_clip() throws IOException {
    cut(TestMedia.clip(folder.resolve("late.mp4"), "testsrc2=size=64x36:rate=25", 2), 0.5);

    assertThat(failureOf("<overlay><video filename='late.mp4'/></overlay>")
            .failure()
            .code())
        .isEqualTo(FailureCode.INPUT_NOT_MEDIA);
  }

  private static void cut(Path file, double share) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, (int) (bytes.length * share)));
  }

  @Test
  void a_picture_that_is_vast_inside_is_refused() throws IOException {
    byte[] gif = "GIF89a\u0001\u0000\u0001\u0000".getBytes(ISO_8859_1);
    Arrays.fill(gif, 6, 10, (byte) 0x3A); // 14,906 x 14,906
    Files.write(folder.resolve("vast.gif"), Arrays.copyOf(gif, 400));
    TestMedia.made(
        folder.resolve("vast.png"),
        "-filter_complex color=red:size=14000x14000,format=gray -frames:v 1");

    assertThat(failureOf("<overlay><image filename='vast.gif'/></overlay>")
            .failure()
            .code())
        .isIn(FailureCode.INPUT_NOT_MEDIA, FailureCode.INPUT_TOO_LARGE);
    var failed = failureOf("<overlay><image filename='vast.png'/></overlay>");
    assertThat(failed.failure().code()).isEqualTo(FailureCode.INPUT_TOO_LARGE);
    assertThat(failed.failure().text()).startsWith("File 'vast.png' has 14000x14000 pixels");
  }

  @Test
  void a_file_of_very_many_streams_is_refused() {
    TestMedia.made(
        folder.resolve("many.mkv"),
        "-filter_complex anullsrc=r=8000:duration=0.1,asplit=100" + labels(100) + maps(100)
            + " -c:a pcm_s16le");

    var failed = failureOf("<audio filename='many.mkv'/>");

    assertThat(failed.failure().code()).isEqualTo(FailureCode.INPUT_TOO_LARGE);
    assertThat(failed.failure().text()).isEqualTo("File 'many.mkv' has more than 64 streams");
  }

  @Test
  void sounds_without_end_at_one_time_are_refused() {
    TestMedia.sound(folder.resolve("tone.wav"), "sine=duration=20");

    var failed = failureOf("<audio filename='tone.wav'/>".repeat(60));

    assertThat(failed.failure().code()).isEqualTo(FailureCode.DEFINITION_INVALID);
    assertThat(failed.failure().text()).startsWith("more than 48 sounds");
  }

  private static String labels(int count) {
    var labels = new StringBuilder();
    for (int index = 0; index < count; index++) {
      labels.append("[s").append(index).append(']');
    }
    return labels.toString();
  }

  private static String maps(int count) {
    return labels(count).replace("[", " -map [");
  }

  @Test
  void a_clip_that_announces_days_is_refused() throws IOException {
    Path clip = TestMedia.clip(folder.resolve("days.mkv"), "testsrc2=size=64x36:rate=25", 1);
    byte[] bytes = Files.readAllBytes(clip);
    int at = indexOf(bytes, new byte[] {0x44, (byte) 0x89, (byte) 0x88});
    ByteBuffer.wrap(bytes).putDouble(at + 3, 100 * 3_600_000.0);
    Files.write(clip, bytes);

    var failed = failureOf("<overlay><video filename='days.mkv'/></overlay>");

    assertThat(failed.failure().code()).isEqualTo(FailureCode.INPUT_TOO_LARGE);
    assertThat(failed.failure().text()).isEqualTo("File 'days.mkv' is longer than 24 hours");
  }

  private static int indexOf(byte[] bytes, byte[] wanted) {
    for (int at = 0; at < bytes.length - wanted.length; at++) {
      if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    throw new IllegalStateException("not there");
  }

  @Test
  void the_first_failure_of_a_crew_is_the_one_that_is_told() {
    var begun = new CountDownLatch(1);
    try (var crew = new Crew(2, new StopSignal())) {
      crew.add(() -> {
        begun.countDown();
        waitFor(crew.stop());
        throw new IllegalStateException("a consequence");
      });
      crew.add(() -> {
        wait(begun);
        throw new IllegalArgumentException("the cause");
      });

      assertThatThrownBy(crew::await).hasMessage("the cause");
    }
  }

  @Test
  void a_crew_that_is_stopped_from_outside_has_no_failure() {
    var outer = new StopSignal();
    try (var crew = new Crew(2, outer)) {
      crew.add(() -> {
        waitFor(crew.stop());
        throw new IllegalStateException("a consequence");
      });
      outer.stop();

      assertThatThrownBy(crew::await).isInstanceOf(StopSignal.StoppedException.class);
    }
  }

  private static void waitFor(StopSignal stop) {
    var stopped = new CountDownLatch(1);
    try (var _ = stop.onStop(stopped::countDown)) {
      wait(stopped);
    }
  }

  private static void wait(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
