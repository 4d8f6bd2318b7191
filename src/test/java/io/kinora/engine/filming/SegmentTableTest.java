package io.kinora.engine.filming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.engine.task.TaskId;
import io.kinora.infra.base.StopSignal;
import io.kinora.media.render.SegmentDealer.Turn;
import io.kinora.media.render.SegmentRuns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SegmentTableTest {

  private final StopSignal stop = new StopSignal();
  private final TaskId helper = TaskId.random();
  private final TaskId other = TaskId.random();

  private SegmentTable table(int segments) {
    return new SegmentTable(new SegmentRuns(segments, 1), stop);
  }

  /// Sends the last segment away.
  private static int sendLast(SegmentTable table, TaskId to) {
    int awayCount = table.away().size() + 1;
    int segment = table.lastOnes(awayCount, _ -> false).getFirst();
    table.sendAway(segment, to);
    return segment;
  }

  private static int make(SegmentTable table) {
    Turn turn = table.next(0).orElseThrow();
    table.made(turn.segment());
    return turn.segment();
  }

  /// What a thread is dealt that waits, when `meanwhile` has happened.
  private static Optional<Turn> nextAfter(SegmentTable table, Runnable meanwhile) {
    var next = CompletableFuture.supplyAsync(() -> table.next(0));
    while (!table.isAnyIdle()) {
      Thread.onSpinWait();
    }
    meanwhile.run();
    return next.join();
  }

  @Test
  void alone_all_are_made_in_their_order() {
    SegmentTable table = table(3);

    assertThat(List.of(make(table), make(table), make(table))).containsExactly(0, 1, 2);
    assertThat(table.next(0)).isEmpty();
    assertThat(table.isOpen()).isFalse();
  }

  @Test
  void the_last_are_sent_away_as_many_as_may_be() {
    SegmentTable table = table(6);

    List<Integer> sent = table.lastOnes(2, _ -> false);

    assertThat(sent).containsExactly(5, 4);
    sent.forEach(segment -> table.sendAway(segment, TaskId.random()));
    assertThat(table.lastOnes(2, _ -> false)).isEmpty();
    assertThat(table.lastOnes(3, _ -> false)).containsExactly(3);
  }

  @Test
  void what_is_there_is_not_sent_but_dealt_here() {
    SegmentTable table = table(3);

    assertThat(table.lastOnes(2, segment -> segment == 2)).containsExactly(1, 0);

    assertThat(table.next(0)).contains(Turn.alone(2));
  }

  @Test
  void who_has_nothing_to_do_waits_for_those_that_are_away() {
    SegmentTable table = table(2);
    int sent = sendLast(table, helper);
    make(table);

    Optional<Turn> next = nextAfter(table, () -> table.arrived(helper));

    assertThat(next).contains(Turn.alone(sent));
    table.made(sent);
    assertThat(table.next(0)).isEmpty();
  }

  @Test
  void what_a_helper_does_not_make_is_made_here() {
    SegmentTable table = table(2);
    int sent = sendLast(table, helper);
    make(table);

    assertThat(nextAfter(table, () -> table.bringBack(helper))).contains(Turn.alone(sent));
  }

  @Test
  void what_takes_too_long_elsewhere_is_made_here_too() {
    SegmentTable table = table(2);
    int sent = sendLast(table, helper);
    table.atWork(helper);
    make(table); // In no time: no patience with others.

    Turn turn = table.next(0).orElseThrow();

    assertThat(turn.segment()).isEqualTo(sent);
    assertThat(turn.enough()).isNotNull();
    table.made(sent);
    assertThat(table.takeOvertaken()).containsExactly(helper);
    assertThat(table.takeOvertaken()).isEmpty();
    assertThat(table.away()).isEmpty();
    assertThat(table.next(0)).isEmpty();
  }

  @Test
  void who_is_overtaken_may_still_be_first() {
    SegmentTable table = table(2);
    sendLast(table, helper);
    table.atWork(helper);
    make(table);
    Turn turn = table.next(0).orElseThrow();

    table.arrived(helper);

    assertThat(turn.enough()).matches(StopSignal::isStopped);
    table.made(turn.segment());
    assertThat(table.takeOvertaken()).isEmpty();
    assertThat(table.next(0)).isEmpty();
  }

  @Test
  void one_that_nobody_has_begun_is_not_overtaken() {
    SegmentTable table = table(3);
    sendLast(table, helper);
    sendLast(table, other);
    make(table);
    table.atWork(other);

    assertThat(table.next(0).orElseThrow().segment()).isEqualTo(1);
  }

  @Test
  void what_was_made_here_is_stored_and_what_arrived_is_not() throws InterruptedException {
    SegmentTable table = table(3);
    int sent = sendLast(table, helper);
    make(table);
    make(table);
    table.arrived(helper);
    table.made(table.next(0).orElseThrow().segment());

    var stored = new ArrayList<Integer>();
    for (var next = table.nextUnstored(); next.isPresent(); next = table.nextUnstored()) {
      stored.add(next.get());
    }

    assertThat(stored).containsExactly(0, 1).doesNotContain(sent);
  }

  @Test
  void who_waits_hears_of_the_end() {
    SegmentTable table = table(2);
    sendLast(table, helper);
    make(table);

    assertThatThrownBy(() -> nextAfter(table, stop::stop))
        .hasCauseInstanceOf(StopSignal.StoppedException.class);
    assertThat(table.isOpen()).isFalse();
  }

  @Test
  void nothing_is_stored_any_more_when_the_film_is_stopped_in_the_middle_of_a_segment()
      throws InterruptedException {
    SegmentTable table = table(2);
    assertThat(table.next(0)).isPresent();

    stop.stop();

    assertThat(table.nextUnstored()).isEmpty();
  }

  @Test
  void a_change_ends_waiting_for_one() throws InterruptedException {
    SegmentTable table = table(2);
    var waiting = CompletableFuture.runAsync(() -> {
      try {
        table.awaitChange(Duration.ofDays(1));
      } catch (InterruptedException failure) {
        throw new IllegalStateException(failure);
      }
    });

    while (!waiting.isDone()) {
      table.bringBack(other); // Nobody knows it, but something has happened.
    }

    waiting.join();
  }
}
