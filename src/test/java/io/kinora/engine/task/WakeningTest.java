package io.kinora.engine.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WakeningTest {

  private final Wakening wakening = new Wakening(new Random(1));

  private long wokenOf(int processes, int hints) {
    return IntStream.range(0, hints).filter(_ -> wakening.isOurs(processes)).count();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16})
  void of_few_processes_all_look(int processes) {
    assertThat(wokenOf(processes, 100)).isEqualTo(100);
  }

  @Test
  void of_a_thousand_about_sixteen_look() {
    assertThat(wokenOf(1_000, 100_000)).isBetween(1_400L, 1_800L);
  }
}
