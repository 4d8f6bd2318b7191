package io.kinora.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.media.sxml.Feature;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LimiterTest {

  @Test
  @Feature("AUD16")
  void what_is_within_full_scale_passes_unchanged_to_the_bit() {
    var limiter = new Limiter(4, 2);
    float[] block = {0.1f, -0.2f, 0.99f, -1f, 1f, 0f, 0.3f, 0.4f};

    limiter.next(block.clone());
    float[] out = limiter.next(new float[8]);

    assertThat(out).isEqualTo(block);
  }

  @Test
  void nothing_leaves_it_above_full_scale_and_the_gain_never_jumps() {
    var random = new Random(3);
    var limiter = new Limiter(64, 1);
    float lastGain = 1;
    for (int count = 0; count < 200; count++) {
      var block = new float[64];
      float level = count % 7 == 0 ? 3 : 0.8f;
      for (int index = 0; index < 64; index++) {
        block[index] = level * (0.5f + random.nextFloat() / 2);
      }
      float[] out = limiter.next(block);
      for (float sample : out) {
        assertThat(Math.abs(sample)).isLessThanOrEqualTo(1.000001f);
      }
      lastGain = Math.min(lastGain, out[0]);
    }
    assertThat(lastGain).isLessThan(1);
  }
}
