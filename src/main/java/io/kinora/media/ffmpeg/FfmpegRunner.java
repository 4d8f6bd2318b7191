package io.kinora.media.ffmpeg;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.infra.base.StopSignal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Starts ffmpeg, ffprobe and programs of the operator, locked in and limited. Thread-safe; nothing
/// else starts processes.
public final class FfmpegRunner {

  /// More than any JSON answer of ffprobe or picture that we ask for through a pipe.
  private static final int OUTPUT_BYTES_MAX = 64 << 20;

  /// The first start after unpacking may meet a descriptor that another child still inherits.
  private static final int FIRST_START_TRIES = 3;

  /// What a whole run gave.
  ///
  /// @param ending how it ended
  /// @param output what it wrote to its standard output
  public record Result(Ending ending, byte[] output) {}

  private static final Pattern LEADING_NUMBER = Pattern.compile("^\\d{1,4}");

  private final FfmpegPrograms programs;
  private final Sandbox sandbox;
  private final EndedChildren endedChildren = EndedChildren.ofThisProcess();
  private final String version;

  private FfmpegRunner(FfmpegPrograms programs, Sandbox sandbox) {
    this.programs = programs;
    this.sandbox = sandbox;
    version = firstVersion();
  }

  /// Checks that ffmpeg starts, inside the best sandbox of this machine.
  ///
  /// @throws IllegalStateException when ffmpeg does not start, or the sandbox is worse than
  ///     `lowest`
  public static FfmpegRunner start(FfmpegPrograms programs, SandboxLevel lowest) {
    return new FfmpegRunner(programs, Sandbox.bestOfThisMachine(lowest));
  }

  /// The version that ffmpeg tells, such as `8.0.1`.
  public String version() {
    return version;
  }

  /// Tells whether it is of this version or a later one; of a version without a number it is.
  ///
  /// @param major the first number of a version
  public boolean isAtLeast(int major) {
    Matcher first = LEADING_NUMBER.matcher(version);
    return !first.find() || Integer.parseInt(first.group()) >= major;
  }

  public SandboxLevel sandboxLevel() {
    return sandbox.level();
  }

  /// Runs a command to its end and keeps its output.
  public Result run(FfmpegCommand command, RunLimits limits, StopSignal stop) {
    return run(command, limits, stop, Progress.UNHEARD);
  }

  /// The same, and `progress` hears how far it has come.
  public Result run(FfmpegCommand command, RunLimits limits, StopSignal stop, Progress progress) {
    try (FfmpegRun run =
        watched(nameOf(command), started(command, limits, stop), limits, stop, progress)) {
      run.closeInput();
      byte[] output = read(run.output());
      return new Result(run.end(), output);
    }
  }

  /// Starts a command that the caller feeds or reads through its pipes.
  public FfmpegRun open(
      FfmpegCommand command, RunLimits limits, StopSignal stop, Progress progress) {
    Process process = started(command, limits, stop);
    Pipe.widen(process);
    return watched(nameOf(command), process, limits, stop, progress);
  }

  /// @param name as traces call it
  private FfmpegRun watched(
      String name, Process process, RunLimits limits, StopSignal stop, Progress progress) {
    var account = new ProgramAccount(name, process, endedChildren);
    return new FfmpegRun(process, account, limits, stop, progress);
  }

  private static String nameOf(FfmpegCommand command) {
    return command.program().fileName();
  }

  private Process started(FfmpegCommand command, RunLimits limits, StopSignal stop) {
    stop.check();
    try {
      return new ProcessBuilder(sandbox.wrapped(command, programs.folder(), limits)).start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Runs a program of the operator to its end; what it writes to its standard output is lost.
  public Ending run(LocalProgram.Call call, RunLimits limits, StopSignal stop) {
    stop.check();
    var builder = new ProcessBuilder(sandbox.wrapped(call, limits))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .directory(call.folder().toFile());
    builder.environment().clear();
    builder.environment().putAll(call.environment());
    try (FfmpegRun run = watched("program", builder.start(), limits, stop, Progress.UNHEARD)) {
      write(call.input(), run.input());
      return run.end();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void write(String text, OutputStream input) {
    try (input) {
      input.write(text.getBytes(UTF_8));
    } catch (IOException _) {
      // It does not want to know all, or has gone: its ending says why.
    }
  }

  private static byte[] read(InputStream output) {
    try {
      return output.readNBytes(OUTPUT_BYTES_MAX);
    } catch (IOException _) { // The process was killed: its ending says why.
      return new byte[0];
    }
  }

  private String firstVersion() {
    var command = FfmpegCommand.ffmpeg().words("-version").build();
    Ending last = new Ending(Ending.Kind.FAILED, "");
    for (int count = 0; count < FIRST_START_TRIES; count++) {
      Result result = run(command, RunLimits.SHORT, new StopSignal());
      if (result.ending().isSuccess()) {
        String[] words = new String(result.output(), UTF_8).split(" ", 4);
        return words.length > 2 ? words[2] : "unknown";
      }
      last = result.ending();
    }
    throw new IllegalStateException("ffmpeg does not start; is its folder on a mount that forbids"
        + " programs? Let KINORA_DATA or KINORA_FFMPEG name another. " + last.messages());
  }
}
