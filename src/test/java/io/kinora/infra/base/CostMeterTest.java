package io.kinora.infra.base;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.infra.base.RunCost.Way;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class CostMeterTest {

  private final CostMeter meter = new CostMeter();

  private static boolean fetch(long bytes) {
    CostMeter.count(Way.FETCHED, bytes);
    return true;
  }

  @Test
  void what_the_work_moves_is_counted_for_it() {
    boolean _ = meter.during(() -> {
      CostMeter.count(Way.SENT, 2);
      return fetch(3) && fetch(4);
    });

    assertThat(meter.soFar().bytes())
        .containsOnly(Map.entry(Way.FETCHED, 7L), Map.entry(Way.SENT, 2L));
    assertThat(meter.soFar().bytes(Way.READ)).isZero();
  }

  @Test
  void what_nobody_wants_to_know_the_cost_of_is_counted_nowhere() throws IOException {
    fetch(3);
    CostMeter.computing(() -> fetch(4));
    var bytes = new ByteArrayInputStream(new byte[5]);

    assertThat(CostMeter.counted(Way.READ, bytes)).isSameAs(bytes);
    assertThat(CostMeter.current()).isEmpty();
    assertThat(meter.soFar()).isEqualTo(RunCost.NOTHING);
  }

  @Test
  void a_stream_counts_what_is_read_of_it() throws IOException {
    int rest = meter.during(() -> {
      try (var in = CostMeter.counted(Way.READ, new ByteArrayInputStream(new byte[10]))) {
        in.read();
        return in.readNBytes(20).length + in.read();
      }
    });

    assertThat(rest).isEqualTo(8);
    assertThat(meter.soFar().bytes(Way.READ)).isEqualTo(10);
  }

  @Test
  void threads_that_do_a_part_of_the_work_count_for_it() throws Exception {
    List<Callable<Boolean>> jobs = List.of(() -> fetch(1), () -> fetch(2), () -> fetch(3));
    Thread handed = meter.during(() -> {
      AtOnce.all(2, "job", jobs);
      return Thread.ofVirtual().start(Handover.of(() -> fetch(10)));
    });
    handed.join();

    assertThat(meter.soFar().bytes(Way.FETCHED)).isEqualTo(16);
  }

  @Test
  void other_threads_work_for_nobody() throws Exception {
    Thread stranger = meter.during(() -> Thread.ofVirtual().start(() -> fetch(10)));
    stranger.join();

    assertThat(meter.soFar().bytes()).isEmpty();
  }

  @Test
  void the_time_that_a_thread_computes_is_counted_and_not_that_it_waits() throws Exception {
    Thread computing = meter.during(() -> Thread.ofPlatform()
        .start(Handover.of(() -> CostMeter.computing(() -> {
          long end = System.nanoTime() + Duration.ofMillis(200).toNanos();
          while (System.nanoTime() < end) {
            Thread.onSpinWait();
          }
          LockSupport.parkNanos(Duration.ofMillis(600).toNanos());
        }))));
    computing.join();

    assertThat(meter.soFar().cpu()).isBetween(Duration.ofMillis(20), Duration.ofMillis(400));
  }
}
