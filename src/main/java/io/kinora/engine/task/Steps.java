package io.kinora.engine.task;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What a task goes through in one process, put together: from its submission to its end.
///
/// @param runs what runs in this process
/// @param laneTasks what is done with what the lanes pick
record Steps(
    LiveRuns runs,
    RunReports reports,
    LeaseCheck leaseCheck,
    Shares shares,
    Yielding yielding,
    Submission submission,
    Cancellation cancellation,
    LaneTasks laneTasks) {

  /// What they know of the rest of the engine.
  record Surroundings(
      TaskSettings settings,
      Callbacks callbacks,
      Watches watches,
      Helping.ThreadsElsewhere threadsElsewhere) {}

  /// @param works all kinds
  static Steps of(Parts parts, Collection<Work> works, Surroundings around) {
    Map<String, Work> byKind = works.stream().collect(toUnmodifiableMap(Work::kind, it -> it));
    TaskSettings settings = around.settings();
    RunObserver observer = around.callbacks().observer();
    var runs = new LiveRuns();
    var reports = new RunReports(parts);
    var admission = new Admission(settings, parts, around.threadsElsewhere());
    var succession = new Succession(parts, admission);
    var submission = new Submission(byKind, parts, admission, settings.labelRules());
    var cancellation = new Cancellation(parts, admission, succession);
    var helping =
        new Helping(parts, submission, cancellation, around.watches(), around.threadsElsewhere());
    var settlement = new Settlement(
        parts,
        new Tries(settings.retries(), byKind),
        admission,
        succession,
        submission,
        cancellation,
        observer);
    var yielding = new Yielding(parts, settings, runs);
    var memory = new MemoryShare(settings.machine().memoryMb(), observer);
    var runTask = new RunTask(byKind, parts, runs, reports, yielding, helping, settlement, memory);
    var laneTasks = new LaneTasks(
        parts,
        runTask,
        runs,
        errands(parts, runs, around.callbacks()),
        new Silences(parts.time().watch()),
        observer);
    return new Steps(
        runs,
        reports,
        new LeaseCheck(parts, runs),
        new Shares(parts, admission),
        yielding,
        submission,
        cancellation,
        laneTasks);
  }

  private static List<RunErrand> errands(Parts parts, LiveRuns runs, Callbacks callbacks) {
    Stream<Errand> own = Stream.of(new SendCallback(parts, callbacks.sender()));
    return Stream.concat(own, callbacks.errands().stream())
        .map(errand -> new RunErrand(parts, errand, runs, callbacks.observer()))
        .toList();
  }
}
