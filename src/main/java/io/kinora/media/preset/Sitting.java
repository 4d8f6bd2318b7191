package io.kinora.media.preset;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.StopSignal;
import io.kinora.media.ffmpeg.Ending;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.LocalProgram;
import io.kinora.media.ffmpeg.RunLimits;
import io.kinora.media.preset.Outcome.Failed;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// One order while it is worked on: runs programs for it, tells how far they have come, and ends
/// those that nobody wants any more.
final class Sitting {

  private static final Pattern IS_FULL =
      Pattern.compile("No space left on device|Disk quota exceeded");

  private static final long GIB = 1L << 30;

  private static final RunLimits LIMITS = new RunLimits(
      RunLimits.LONG.wallClock(),
      RunLimits.LONG.stall(),
      Duration.ofDays(2),
      12 * GIB, // Several encoders at once.
      RunLimits.LONG.fileBytes());

  private final FfmpegRunner runner;
  private final KitchenOrder order;
  private final KitchenWatch watch;
  private final StopSignal stop;
  private final Map<String, Double> shares = new ConcurrentHashMap<>();
  private final Set<String> begun = new HashSet<>();
  private final Map<String, StringBuilder> logs = new HashMap<>();

  Sitting(FfmpegRunner runner, KitchenOrder order, KitchenWatch watch, StopSignal stop) {
    this.runner = runner;
    this.order = order;
    this.watch = watch;
    this.stop = stop;
  }

  StopSignal stop() {
    return stop;
  }

  SourceFacts facts() {
    return order.facts();
  }

  boolean isWanted(Wish wish) {
    return watch.isWanted(wish.id());
  }

  void start(List<Wish> wishes) {
    wishes.stream().map(Wish::id).filter(begun::add).forEach(watch::started);
  }

  /// How far a run counts among all that is done for some wishes.
  ///
  /// @param seconds that it will write
  record Part(double from, double share, double seconds) {

    static Part whole(double seconds) {
      return new Part(0, 1, seconds);
    }

    double at(Duration written) {
      double done = seconds > 0 ? Math.clamp(written.toNanos() / 1e9 / seconds, 0, 1) : 0;
      return from + share * done;
    }
  }

  /// @return how it ended; stopped where nobody wants any of it any more
  Ending run(FfmpegCommand command, List<Wish> wishes, Part part) {
    var ownStop = new StopSignal();
    try (var _ = stop.onStop(ownStop::stop)) {
      Ending ending = runner
          .run(command, LIMITS, ownStop, written -> {
            wishes.forEach(it -> tell(it.id(), part.at(written)));
            if (wishes.stream().noneMatch(this::isWanted)) {
              ownStop.stop();
            }
          })
          .ending();
      return heard(ending, wishes);
    }
  }

  /// The same of a program of the operator.
  Ending run(LocalProgram.Call call, Wish wish) {
    return heard(runner.run(call, LIMITS, stop), List.of(wish));
  }

  private Ending heard(Ending ending, List<Wish> wishes) {
    stop.check();
    if (Thread.currentThread().isInterrupted()) {
      throw new StopSignal.StoppedException();
    }
    wishes.forEach(it -> note(it, ending.messages()));
    if (IS_FULL.matcher(ending.messages()).find()) {
      throw new Failure(FailureCode.OUT_OF_SPACE, "there is not enough space left")
          .asException(new IllegalStateException(ending.messages()));
    }
    return ending;
  }

  /// Tells a share that grows only, also where something is tried again.
  private void tell(String id, double share) {
    double before = shares.getOrDefault(id, 0.0);
    if (share > before) {
      shares.put(id, share);
      watch.progress(id, share);
    }
  }

  void note(Wish wish, String text) {
    if (!text.isBlank()) {
      logs.computeIfAbsent(wish.id(), _ -> new StringBuilder())
          .append(text.strip())
          .append("\n");
    }
  }

  String log(Wish wish) {
    String said = logs.getOrDefault(wish.id(), new StringBuilder()).toString();
    return LogMask.masked(said, order.source(), order.folder());
  }

  Failed failed(Wish wish, ErrorClass errorClass, String message) {
    return new Failed(wish.id(), errorClass, message, log(wish));
  }

  /// Source: the panda contract, section 7, cancelled.
  Failed unwanted(Wish wish) {
    return failed(wish, ErrorClass.ENCODING_ERROR, "Canceled");
  }
}
