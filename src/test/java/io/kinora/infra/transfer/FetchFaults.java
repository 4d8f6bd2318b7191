package io.kinora.infra.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.infra.base.CostMeter;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.RunCost.Way;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a fetch when something goes wrong, for each protocol alike. The page
/// `docs/internals/transfers.md` has a column for each class that is one of these.
abstract class FetchFaults {

  static final int SIZE = 3_000_000;

  /// What protocols add, and what was on its way when a line broke.
  private static final long EXTRA = 1_200_000;

  @TempDir
  Path local;

  @TempDir
  Path remote;

  Rig rig;
  Desk patient;
  Desk once;

  /// @param folder where a server may keep its files
  abstract Rig rig(Path folder) throws IOException;

  @BeforeEach
  void open() throws IOException {
    rig = rig(remote);
    patient = new Desk(local, 3, rig.s3());
    once = new Desk(local, 1, rig.s3());
  }

  @AfterEach
  void close() throws IOException {
    patient.close();
    once.close();
    rig.close();
  }

  private byte[] put(int seed) throws IOException {
    byte[] film = Desk.noise(SIZE, seed);
    rig.put("a.mov", film);
    return film;
  }

  @Test
  void a_line_that_breaks_costs_only_what_was_on_its_way() throws IOException {
    byte[] film = put(1);
    rig.cutDownAfter(1_500_000);

    Received received = patient.fetch(rig.place("a.mov"));

    assertThat(received.sizeBytes()).isEqualTo(SIZE);
    assertThat(patient.target()).hasBinaryContent(film);
    assertThat(rig.downBytes()).isBetween((long) SIZE, SIZE + EXTRA);
  }

  @Test
  void what_is_fetched_is_counted_for_the_work_that_fetches_it() throws IOException {
    put(1);
    rig.cutDownAfter(1_500_000);
    var meter = new CostMeter();

    meter.during(() -> patient.fetch(rig.place("a.mov")));

    assertThat(meter.soFar().bytes()).containsOnly(Map.entry(Way.FETCHED, (long) SIZE));
  }

  @Test
  void the_next_attempt_goes_on_where_the_last_one_broke() throws IOException {
    byte[] film = put(1);
    rig.cutDownAfter(1_500_000);

    Failure broken = Desk.failureOf(() -> once.fetch(rig.place("a.mov")));
    once.fetch(rig.place("a.mov"));

    assertThat(broken.code()).isEqualTo(FailureCode.INPUT_UNREACHABLE);
    assertThat(once.target()).hasBinaryContent(film);
    assertThat(rig.downBytes()).isBetween((long) SIZE, SIZE + EXTRA);
    assertThat(once.leftovers()).isEmpty();
  }

  @Test
  void a_file_that_changed_between_two_attempts_is_fetched_anew() throws IOException {
    put(1);
    rig.cutDownAfter(1_500_000);
    Desk.failureOf(() -> once.fetch(rig.place("a.mov")));

    byte[] other = put(2);
    patient.fetch(rig.place("a.mov"));

    assertThat(once.target()).hasBinaryContent(other);
  }

  @Test
  void a_server_that_falls_silent_is_given_up() throws IOException {
    put(1);
    rig.fallSilentAfter(1_500_000);

    Failure failure = Desk.failureOf(() ->
        once.transfers().fetch(rig.place("a.mov"), once.target(), Desk.IMPATIENT, Desk.WATCH));

    assertThat(failure)
        .isEqualTo(new Failure(
            FailureCode.INPUT_UNREACHABLE,
            rig.place("a.mov").shown() + ": the server fell silent"));
  }

  @Test
  void a_login_that_is_refused_is_final_and_told_without_the_password() throws IOException {
    put(1);

    Failure failure =
        Desk.failureOf(() -> patient.fetch(rig.place("a.mov", new Login("me", "wrong-guess"))));

    assertThat(failure.code()).isEqualTo(FailureCode.INPUT_REFUSED);
    assertThat(failure.text())
        .startsWith(rig.place("a.mov").shown() + ": ")
        .doesNotContain("wrong-guess");
  }

  @Test
  void a_server_that_is_not_there_may_be_tried_again() throws IOException {
    Place gone = rig.place("a.mov");
    rig.close();

    assertThat(Desk.failureOf(() -> patient.fetch(gone)))
        .isEqualTo(new Failure(
            FailureCode.INPUT_UNREACHABLE,
            gone.shown() + ": the server does not take connections"));
  }

  @Test
  void a_file_that_is_not_there_is_refused() {
    Failure failure = Desk.failureOf(() -> patient.fetch(rig.place("none.mov")));

    assertThat(failure.code()).isEqualTo(FailureCode.INPUT_REFUSED);
    assertThat(failure.text()).startsWith(rig.place("none.mov").shown() + ": ");
  }

  @Test
  void a_folder_in_place_of_a_file_is_refused() throws IOException {
    rig.putFolder("folder");

    assertThat(Desk.failureOf(() -> patient.fetch(rig.place("folder"))).code())
        .isEqualTo(FailureCode.INPUT_REFUSED);
  }

  @Test
  void a_file_shorter_than_announced_is_never_taken_for_whole() throws IOException {
    put(1);
    rig.announce(SIZE + 1_000);

    Failure failure = Desk.failureOf(() -> patient.fetch(rig.place("a.mov")));

    assertThat(failure.code()).isEqualTo(FailureCode.INPUT_UNREACHABLE);
    assertThat(patient.target()).doesNotExist();
  }

  @Test
  void fifty_gigabytes_that_are_announced_are_not_begun() throws IOException {
    put(1);
    rig.announce(50_000_000_000L);

    Failure failure = Desk.failureOf(() -> patient.fetch(rig.place("a.mov")));

    assertThat(failure)
        .isEqualTo(new Failure(
            FailureCode.INPUT_TOO_LARGE,
            rig.place("a.mov").shown() + ": it is larger than 100000000 bytes"));
    assertThat(rig.downBytes()).isLessThan(EXTRA);
    assertThat(patient.leftovers()).isEmpty();
  }

  @Test
  void a_fetch_that_is_stopped_ends_soon_and_keeps_what_came() throws IOException {
    put(1);
    rig.fallSilentAfter(1_500_000);
    var watch = new StoppingWatch(500_000);

    assertThatThrownBy(() ->
            patient.transfers().fetch(rig.place("a.mov"), patient.target(), Desk.LIMITS, watch))
        .isInstanceOf(CancellationException.class);

    assertThat(watch.sinceStopped()).isLessThan(Duration.ofSeconds(2));
    assertThat(patient.leftovers()).contains("fetched.part");
  }
}
