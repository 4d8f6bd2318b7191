package io.kinora.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.infra.base.AtOnce;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.render.text.TextPainter;
import io.kinora.media.sxml.TextStyle;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Films are drawn on several threads. What is wrong here ends the process.
class TextThreadsTest {

  private static final TextStyle.Face FACE =
      new TextStyle.Face("arial", Optional.empty(), 400, false, 1);
  private static final int THREADS = 4;
  private static final int LINES = 1_500;

  @Test
  void lines_are_shaped_on_many_threads_as_on_one() throws InterruptedException {
    var painter = new TextPainter(TestMedia.CACHE, Optional.empty());
    List<String> lines =
        IntStream.range(0, LINES).mapToObj(TextThreadsTest::line).toList();
    Callable<List<Double>> shaping = () ->
        lines.stream().map(line -> painter.line(line, FACE, false).advance()).toList();

    List<List<Double>> lengths = AtOnce.all(
        THREADS, "shaping", IntStream.range(0, THREADS).mapToObj(_ -> shaping).toList());

    assertThat(lengths.getFirst()).hasSize(LINES).allMatch(length -> length > 0);
    assertThat(lengths).containsOnly(lengths.getFirst());
  }

  private static String line(int seed) {
    var random = new Random(seed);
    var line = new StringBuilder("x");
    for (int left = random.nextInt(400); left > 0; left--) {
      line.append(random.nextInt(6) == 0 ? ' ' : (char) ('a' + random.nextInt(26)));
    }
    return line.toString();
  }
}
