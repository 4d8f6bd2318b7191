package io.kinora.infra.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.infra.base.CostMeter;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.RunCost.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a file that is sent when something goes wrong, for each protocol alike. The
/// page `docs/internals/transfers.md` has a column for each class that is one of these.
abstract class SendFaults {

  @TempDir
  Path local;

  @TempDir
  Path remote;

  Rig rig;
  Desk patient;
  Desk once;

  /// @param folder where a server may keep its files
  abstract Rig rig(Path folder) throws IOException;

  /// How large the file is that is sent.
  int sizeBytes() {
    return 3_000_000;
  }

  /// What protocols add, and what was on its way when a line broke.
  long extraBytes() {
    return 1_500_000;
  }

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

  private Path film(int seed) {
    return Desk.noise(local.resolve("film.mov"), sizeBytes(), seed);
  }

  @Test
  void what_is_sent_is_counted_for_the_work_that_sends_it() {
    Path film = film(1);
    var meter = new CostMeter();

    meter.during(() -> patient.send(film, rig.place("a.mov")));

    assertThat(meter.soFar().bytes()).containsOnly(Map.entry(Way.SENT, (long) sizeBytes()));
  }

  private long most() {
    return sizeBytes() * 5L / 8;
  }

  @Test
  void a_line_that_breaks_costs_only_what_was_on_its_way() throws IOException {
    Path film = film(1);
    rig.cutUpAfter(most());

    Sent sent = patient.send(film, rig.place("a.mov"));

    assertThat(sent.sizeBytes()).isEqualTo(sizeBytes());
    assertThat(rig.read("a.mov")).isEqualTo(Files.readAllBytes(film));
    assertThat(rig.upBytes()).isBetween((long) sizeBytes(), sizeBytes() + extraBytes());
    assertThat(rig.names()).containsExactly("a.mov");
  }

  @Test
  void the_next_attempt_goes_on_where_the_last_one_broke() throws IOException {
    Path film = film(1);
    rig.cutUpAfter(most());

    Failure broken = Desk.failureOf(() -> once.send(film, rig.place("a.mov")));
    assertThat(rig.names()).doesNotContain("a.mov");
    once.send(film, rig.place("a.mov"));

    assertThat(broken.code()).isEqualTo(FailureCode.OUTPUT_UNREACHABLE);
    assertThat(rig.read("a.mov")).isEqualTo(Files.readAllBytes(film));
    assertThat(rig.upBytes()).isBetween((long) sizeBytes(), sizeBytes() + extraBytes());
    assertThat(rig.names()).containsExactly("a.mov");
    assertThat(once.leftovers()).isEmpty();
  }

  @Test
  void a_file_that_changed_between_two_attempts_is_sent_anew() throws IOException {
    rig.cutUpAfter(most());
    Path first = film(1);
    Desk.failureOf(() -> once.send(first, rig.place("a.mov")));

    Path other = film(2);
    patient.send(other, rig.place("a.mov"));

    assertThat(rig.read("a.mov")).isEqualTo(Files.readAllBytes(other));
  }

  @Test
  void a_server_that_takes_nothing_more_is_given_up() throws IOException {
    Path film = film(1);
    rig.takeNothingAfter(most());

    Failure failure = Desk.failureOf(() -> once.transfers()
        .send(new Shipment(film, rig.place("a.mov"), "m-1"), Desk.IMPATIENT, Desk.WATCH));

    assertThat(failure)
        .isEqualTo(new Failure(
            FailureCode.OUTPUT_UNREACHABLE,
            rig.place("a.mov").shown() + ": the server fell silent"));
  }

  @Test
  void a_login_that_is_refused_is_final_and_told_without_the_password() {
    Failure failure = Desk.failureOf(
        () -> patient.send(film(1), rig.place("a.mov", new Login("me", "wrong-guess"))));

    assertThat(failure.code()).isEqualTo(FailureCode.OUTPUT_REFUSED);
    assertThat(failure.text())
        .startsWith(rig.place("a.mov").shown() + ": ")
        .doesNotContain("wrong-guess");
  }

  @Test
  void a_server_that_is_not_there_may_be_tried_again() throws IOException {
    Place gone = rig.place("a.mov");
    rig.close();

    assertThat(Desk.failureOf(() -> patient.send(film(1), gone)))
        .isEqualTo(new Failure(
            FailureCode.OUTPUT_UNREACHABLE,
            gone.shown() + ": the server does not take connections"));
  }

  @Test
  void folders_that_are_missing_are_made() throws IOException {
    Path film = film(1);

    patient.send(film, rig.place("new/folder/a.mov"));

    assertThat(rig.read("new/folder/a.mov")).isEqualTo(Files.readAllBytes(film));
  }

  @Test
  void a_folder_in_place_of_a_file_is_refused_and_nothing_is_left() throws IOException {
    rig.putFolder("folder");

    assertThat(Desk.failureOf(() -> patient.send(film(1), rig.place("folder"))).code())
        .isEqualTo(FailureCode.OUTPUT_REFUSED);
    assertThat(rig.names()).noneMatch(name -> name.endsWith(".part"));
  }

  @Test
  void a_server_without_room_is_final_and_nothing_is_left() throws IOException {
    rig.fillUp();

    assertThat(Desk.failureOf(() -> patient.send(film(1), rig.place("out/a.mov"))))
        .isEqualTo(new Failure(
            FailureCode.OUTPUT_REFUSED,
            rig.place("out/a.mov").shown() + ": there is no room left for it"));
    assertThat(rig.names()).isEmpty();
    assertThat(patient.leftovers()).isEmpty();
  }

  @Test
  void a_size_that_is_not_ours_is_never_taken_for_whole() throws IOException {
    rig.announce(sizeBytes() - 1_000);

    assertThat(Desk.failureOf(() -> patient.send(film(1), rig.place("a.mov"))).code())
        .isEqualTo(FailureCode.OUTPUT_UNREACHABLE);
    assertThat(rig.names()).doesNotContain("a.mov");
  }

  @Test
  void a_file_that_is_stopped_ends_soon_and_is_not_there() throws IOException {
    Path film = film(1);
    rig.takeNothingAfter(most());
    var watch = new StoppingWatch(500_000);

    assertThatThrownBy(() -> patient
            .transfers()
            .send(new Shipment(film, rig.place("a.mov"), "m-1"), Desk.LIMITS, watch))
        .isInstanceOf(CancellationException.class);

    assertThat(watch.sinceStopped()).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void what_was_begun_is_removed_when_nobody_goes_on_with_it() throws IOException {
    Path film = film(1);
    rig.cutUpAfter(most());
    Desk.failureOf(() -> once.send(film, rig.place("out/a.mov")));

    Thread.currentThread().interrupt(); // As that of a task that was cancelled.
    once.transfers().forget(new Shipment(film, rig.place("out/a.mov"), "m-1"));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(rig.names()).isEmpty();
    assertThat(once.leftovers()).isEmpty();
  }
}
