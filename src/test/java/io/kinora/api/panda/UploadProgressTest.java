package io.kinora.api.panda;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.api.panda.UploadProgress.State;
import io.kinora.engine.task.fake.FakeClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Source: the panda contract, section 8.4.
class UploadProgressTest {

  private final FakeClock clock = new FakeClock();
  private final UploadProgress progress = new UploadProgress(clock);

  private InputStream upload(String key) {
    return progress.watch(key, 1000, new ByteArrayInputStream(new byte[1000]));
  }

  @Test
  void uploads_at_a_time_are_counted_each_by_its_key() throws IOException {
    upload("one").readNBytes(10);
    upload("two").readNBytes(20);

    assertThat(progress.of("one")).isEqualTo(new State.Uploading(10, 1000));
    assertThat(progress.of("two")).isEqualTo(new State.Uploading(20, 1000));
    assertThat(progress.of("three")).isEqualTo(new State.Starting());
  }

  @Test
  void an_end_is_told_for_half_a_minute() {
    upload("one");
    upload("two");
    progress.done("one");
    progress.failed("two", 413);

    clock.turn(Duration.ofSeconds(29));
    assertThat(progress.of("one")).isEqualTo(new State.Done());
    assertThat(progress.of("two")).isEqualTo(new State.Failed(413));

    clock.turn(Duration.ofSeconds(2));
    assertThat(progress.of("one")).isEqualTo(new State.Starting());
    assertThat(progress.of("two")).isEqualTo(new State.Starting());
  }
}
