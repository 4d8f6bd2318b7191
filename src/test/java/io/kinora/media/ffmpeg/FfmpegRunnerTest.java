package io.kinora.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kinora.infra.base.CostMeter;
import io.kinora.infra.base.StopSignal;
import io.kinora.media.fake.TestMedia;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegRunnerTest {

  private static final FfmpegRunner RUNNER = TestMedia.runner();

  @TempDir
  Path folder;

  private static FfmpegCommand endless() {
    return FfmpegCommand.ffmpeg()
        .words("-filter_complex", "testsrc2=size=64x48:rate=25,realtime")
        .words("-f", "null", "-")
        .build();
  }

  private static RunLimits limits(Duration wallClock, Duration stall, Duration cpu) {
    return new RunLimits(wallClock, stall, cpu, 3L << 30, 1 << 20);
  }

  @Test
  void the_packaged_ffmpeg_tells_its_version() {
    assertThat(RUNNER.version()).startsWith("8.");
  }

  @Test
  void a_run_past_its_time_is_ended() {
    var result = RUNNER.run(
        endless(),
        limits(Duration.ofMillis(700), Duration.ofMinutes(1), Duration.ofMinutes(1)),
        new StopSignal());

    assertThat(result.ending().kind()).isEqualTo(Ending.Kind.TIMED_OUT);
  }

  @Test
  void a_run_of_low_priority_lets_others_go_first() {
    var patient = FfmpegCommand.ffmpeg()
        .lowPriority()
        .words("-f", "rawvideo", "-video_size", "64x48", "-i", "pipe:0", "-f", "null", "-")
        .build();

    try (var _ = RUNNER.open(patient, RunLimits.SHORT, new StopSignal(), Progress.UNHEARD)) {
      await().untilAsserted(() -> assertThat(niceOfChildren()).contains("10"));
    }
  }

  /// Field 19 of what the kernel tells of a process.
  private static List<String> niceOfChildren() {
    return ProcessHandle.current()
        .descendants()
        .map(child -> Path.of("/proc", String.valueOf(child.pid()), "stat"))
        .map(FfmpegRunnerTest::stat)
        .filter(stat -> stat.contains("(ffmpeg)"))
        .map(stat -> stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[16])
        .toList();
  }

  private static String stat(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException _) { // It has ended.
      return "";
    }
  }

  @Test
  void a_run_that_shows_no_sign_of_life_is_ended() {
    var waits = FfmpegCommand.ffmpeg()
        .words("-f", "rawvideo", "-video_size", "64x48", "-i", "pipe:0", "-f", "null", "-")
        .build();
    var limits = limits(Duration.ofMinutes(1), Duration.ofSeconds(2), Duration.ofMinutes(1));

    try (var run = RUNNER.open(waits, limits, new StopSignal(), Progress.UNHEARD)) {
      assertThat(run.end().kind()).isEqualTo(Ending.Kind.STALLED);
    }
  }

  @Test
  void a_stopped_run_leaves_no_process_behind() throws Exception {
    var stop = new StopSignal();
    var started = new CompletableFuture<Boolean>();
    var ending = CompletableFuture.supplyAsync(() -> RUNNER
        .run(endless(), RunLimits.SHORT, stop, _ -> started.complete(true))
        .ending());
    started.get();

    stop.stop();

    assertThat(ending.get().kind()).isEqualTo(Ending.Kind.STOPPED);
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
        .noneMatch(it -> it.info().commandLine().orElse("").contains("realtime"));
  }

  @Test
  void a_file_larger_than_allowed_ends_the_run() {
    var large = FfmpegCommand.ffmpeg()
        .words("-filter_complex", "testsrc2=size=640x480:rate=25:duration=3")
        .words("-f", "rawvideo")
        .output(folder.resolve("large.yuv"))
        .build();

    var result = RUNNER.run(
        large,
        limits(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(1)),
        new StopSignal());

    assertThat(result.ending().isSuccess()).isFalse();
    assertThat(folder.resolve("large.yuv").toFile().length()).isLessThanOrEqualTo(1 << 20);
  }

  @Test
  void too_much_processor_time_ends_the_run() {
    var heavy = FfmpegCommand.ffmpeg()
        .words("-filter_complex", "mandelbrot=size=1920x1080:maxiter=5000")
        .words("-f", "null", "-")
        .build();

    var result = RUNNER.run(
        heavy,
        limits(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofSeconds(1)),
        new StopSignal());

    assertThat(result.ending().isSuccess()).isFalse();
  }

  @Test
  void a_run_tells_how_far_it_has_come() {
    var heard = new CopyOnWriteArrayList<Duration>();
    var command = FfmpegCommand.ffmpeg()
        .words("-filter_complex", "testsrc2=size=64x48:rate=25:duration=2", "-f", "null", "-")
        .build();

    RUNNER.run(command, RunLimits.SHORT, new StopSignal(), heard::add);

    assertThat(heard).isNotEmpty().isSorted();
    assertThat(heard.getLast()).isBetween(Duration.ofMillis(1_900), Duration.ofMillis(2_100));
  }

  @Test
  void the_processor_time_of_a_program_is_counted_for_who_runs_it() {
    var meter = new CostMeter();

    var result = meter.during(() -> RUNNER.run(drawing(), RunLimits.SHORT, new StopSignal()));

    assertThat(result.ending().isSuccess()).isTrue();
    assertThat(meter.soFar().cpu()).isBetween(Duration.ofMillis(50), Duration.ofMinutes(1));
  }

  @Test
  void what_a_program_took_that_was_ended_is_counted_too() {
    var meter = new CostMeter();
    var heavy = FfmpegCommand.ffmpeg()
        .words("-filter_complex", "mandelbrot=size=1920x1080:maxiter=5000")
        .words("-f", "null", "-")
        .build();
    var limits = limits(Duration.ofSeconds(2), Duration.ofMinutes(1), Duration.ofMinutes(1));

    var _ = meter.during(() -> RUNNER.run(heavy, limits, new StopSignal()));

    assertThat(meter.soFar().cpu()).isGreaterThan(Duration.ofMillis(100));
  }

  private static FfmpegCommand drawing() {
    return FfmpegCommand.ffmpeg()
        .words("-filter_complex", "testsrc2=size=1280x720:rate=25:duration=10")
        .words("-f", "null", "-")
        .build();
  }

  @Test
  void a_failed_run_keeps_the_words_of_its_error() throws Exception {
    Path broken = Files.writeString(folder.resolve("broken.mp4"), "nothing");
    var command =
        FfmpegCommand.ffmpeg().foreignInput(broken).words("-f", "null", "-").build();

    var ending = RUNNER.run(command, RunLimits.SHORT, new StopSignal()).ending();

    assertThat(ending.kind()).isEqualTo(Ending.Kind.FAILED);
    assertThat(ending.messages()).contains("Invalid data");
  }

  @Test
  void the_network_is_out_of_reach() {
    var fetch = FfmpegCommand.ffmpeg()
        .words("-protocol_whitelist", "file,pipe,fd", "-i", "http://127.0.0.1:1/x")
        .words("-f", "null", "-")
        .build();

    var ending = RUNNER.run(fetch, RunLimits.SHORT, new StopSignal()).ending();

    assertThat(ending.messages()).contains("not on whitelist");
  }

  @Test
  void a_locked_in_child_does_not_reach_even_this_machine() throws Exception {
    assumeTrue(
        RUNNER.sandboxLevel().compareTo(SandboxLevel.NAMESPACES) >= 0,
        "this machine has no namespaces for us");
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var connect = FfmpegCommand.ffmpeg()
          .words("-protocol_whitelist", "file,pipe,tcp")
          .words("-i", "tcp://127.0.0.1:" + server.getLocalPort(), "-f", "null", "-")
          .build();

      var ending = RUNNER.run(connect, RunLimits.SHORT, new StopSignal()).ending();

      assertThat(ending.isSuccess()).isFalse();
      assertThat(ending.messages()).containsAnyOf("unreachable", "refused");
    }
  }

  @Test
  void a_locked_in_child_sees_only_the_files_it_was_given() throws Exception {
    assumeTrue(
        RUNNER.sandboxLevel() == SandboxLevel.BUBBLEWRAP, "bubblewrap is not installed here");
    Path given = TestMedia.sound(folder.resolve("given.wav"), "sine=duration=1");
    Path secret = TestMedia.sound(folder.resolve("secret.wav"), "sine=duration=1");
    var command = FfmpegCommand.ffmpeg()
        .input(given)
        .words("-i", "file:" + secret, "-f", "null", "-")
        .build();

    var ending = RUNNER.run(command, RunLimits.SHORT, new StopSignal()).ending();

    assertThat(ending.messages()).contains("secret.wav: No such file");
  }

  @Test
  void work_that_was_stopped_before_it_began_starts_nothing() {
    var stop = new StopSignal();
    stop.stop();

    assertThatThrownBy(() -> RUNNER.run(endless(), RunLimits.SHORT, stop))
        .isInstanceOf(StopSignal.StoppedException.class);
  }
}
