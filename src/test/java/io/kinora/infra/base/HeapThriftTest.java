package io.kinora.infra.base;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeapThriftTest {

  /// Of 4 GB the collector would not look for old garbage within what the process makes.
  @Test
  void old_garbage_goes_long_before_the_heap_is_full() throws Exception {
    assertThat(collections("-XX:+UseSerialGC", "-Xms32m", "-Xmx4g")).isGreaterThanOrEqualTo(2);
  }

  private static int collections(String... flags) throws IOException, InterruptedException {
    var command = new ArrayDeque<>(List.of(flags));
    command.addFirst(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addLast("-cp");
    command.addLast(System.getProperty("java.class.path"));
    command.addLast(Waster.class.getName());
    Process process = new ProcessBuilder(command.toArray(String[]::new))
        .redirectErrorStream(true)
        .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(process.waitFor()).as(said).isZero();
    return Integer.parseInt(said);
  }

  /// Makes arrays that grow old before they are garbage, and says how often somebody has looked for
  /// old garbage.
  static final class Waster {

    private static final int BYTES = 16 << 20; // Larger than what is young may be: old at once.
    private static final int COUNT_MAX = 200;

    private Waster() {}

    public static void main(String[] words) throws InterruptedException {
      HeapThrift.begin();
      Deque<byte[]> alive = new ArrayDeque<>();
      for (int count = 0; count < COUNT_MAX && looks() < 2; count++) {
        alive.add(new byte[BYTES]);
        if (alive.size() > 2) {
          alive.remove();
        }
        Pause.of(Duration.ofMillis(20));
      }
      System.out.println(looks());
    }

    private static long looks() {
      return ManagementFactory.getGarbageCollectorMXBeans().stream()
          .filter(it -> it.getName().equals("MarkSweepCompact"))
          .mapToLong(GarbageCollectorMXBean::getCollectionCount)
          .sum();
    }
  }
}
