package io.kinora.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.media.fake.TestMedia;
import io.kinora.media.ffmpeg.FfmpegPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A machine whose processor has no vectors for us makes the same films.
class ScalarFilmTest {

  @TempDir
  private Path folder;

  @Test
  void a_film_is_the_same_to_the_bit_with_and_without_vectors() throws Exception {
    TestMedia.picture(folder.resolve("photo.jpg"), "testsrc2=s=1200x800");
    TestMedia.picture(folder.resolve("tall.jpg"), "mandelbrot=s=640x900");
    Path film = Files.writeString(folder.resolve("film.xml"), """
        <movie service="craftsman-1.0"><body><stack><sequence>
          <effect type="kenburns" duration="4"><image filename="photo.jpg"/></effect>
          <transition type="crossfade" duration="1"/>
          <effect type="kenburns" direction="negative" duration="4">
            <image filename="tall.jpg"/></effect>
          <transition type="over" duration="1"/>
          <effect type="none" duration="3"><image filename="photo.jpg"/></effect>
        </sequence>
        <overlay top="0.6" left="0.6" width="0.3" height="0.3">
          <image filename="tall.jpg" color="#ffffff"/></overlay>
        <text type="legend" duration="..">the same words</text></stack></body></movie>
        """);

    Path vectors = frames(film, "-Dkinora.scalar=false");
    Path scalars = frames(film, "-Dkinora.scalar=true");

    assertThat(Files.size(vectors)).isGreaterThan(1_000_000);
    assertThat(Files.mismatch(vectors, scalars)).isEqualTo(-1);
  }

  /// All frames as they are drawn, by a process of its own.
  private Path frames(Path film, String flag) throws IOException, InterruptedException {
    Path frames = folder.resolve(flag + ".y4m");
    var process = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "--add-modules",
        "jdk.incubator.vector",
        flag,
        "-cp",
        System.getProperty("java.class.path"),
        "io.kinora.Main",
        "render",
        "--profile",
        "240p",
        film.toString(),
        frames.toString());
    process
        .environment()
        .put("KINORA_FFMPEG", FfmpegPrograms.packaged(TestMedia.CACHE).folder().toString());
    process.environment().put("XDG_CACHE_HOME", TestMedia.CACHE.toString());
    Process running = process.redirectErrorStream(true).start();
    String said = new String(running.getInputStream().readAllBytes(), UTF_8);
    assertThat(running.waitFor()).as(said).isZero();
    return frames;
  }
}
