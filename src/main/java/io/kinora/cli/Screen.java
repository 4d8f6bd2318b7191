package io.kinora.cli;

import static java.util.Objects.requireNonNull;

import io.kinora.media.render.PlannedFilm;
import io.kinora.media.sxml.InvalidFilmException;
import io.kinora.media.sxml.Problem;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/// How a command tells what it does: a bar on a terminal, plain lines elsewhere, JSON for machines.
final class Screen {

  private static final int BAR_WIDTH = 30;

  /// Lines for those who read a log: one each ten per cent.
  private static final int LOG_STEP = 10;

  private final CommandLine commandLine;
  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean isJson;
  private final boolean isTerminal =
      Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  private final long begin = System.nanoTime();
  private int lastPercent = -1;

  private Screen(CommandLine commandLine, boolean isJson) {
    this.commandLine = commandLine;
    this.out = commandLine.getOut();
    this.err = commandLine.getErr();
    this.isJson = isJson;
  }

  static Screen of(CommandLine.Model.@Nullable CommandSpec spec, boolean isJson) {
    return new Screen(requireNonNull(spec, "picocli sets it").commandLine(), isJson);
  }

  CommandLine commandLine() {
    return commandLine;
  }

  void warn(String text) {
    if (!isJson) {
      complain("warning: " + text);
    }
  }

  void say(String text) {
    out.println(text);
    out.flush();
  }

  /// Every problem on a line of its own, as editors read them.
  void complain(InvalidFilmException invalid, Path definition) {
    invalid.problems().forEach(problem -> complain(problem, definition));
  }

  void complain(Problem problem, Path definition) {
    String severity = problem.severity().name().toLowerCase(Locale.ROOT);
    complain(definition + ": " + severity + " " + problem.rule() + ": " + problem);
  }

  void complain(String text) {
    err.println(text);
    err.flush();
  }

  void progress(long done, long all) {
    int percent = (int) (100 * done / all);
    if (isJson || percent == lastPercent) {
      return;
    }
    if (isTerminal) {
      lastPercent = percent;
      drawBar(percent, done);
    } else if (percent / LOG_STEP > lastPercent / LOG_STEP || lastPercent < 0) {
      lastPercent = percent;
      out.println(percent + " %");
      out.flush();
    }
  }

  private void drawBar(int percent, long done) {
    double seconds = (System.nanoTime() - begin) / 1e9;
    int filled = BAR_WIDTH * percent / 100;
    out.printf(
        Locale.ROOT,
        "\r%s%s %3d %%  %.0f frames a second ",
        "█".repeat(filled),
        "░".repeat(BAR_WIDTH - filled),
        percent,
        done / seconds);
    out.flush();
  }

  /// @param width of the pictures in the file
  void done(Path file, PlannedFilm film, int width) {
    double length = film.length().toNanos() / 1e9;
    double took = (System.nanoTime() - begin) / 1e9;
    if (isJson) {
      out.println(JsonMapper.shared()
          .writeValueAsString(Map.of(
              "file", file.toString(),
              "duration", length,
              "width", width,
              "height", film.profile().height(),
              "bytes", sizeOf(file))));
    } else {
      out.printf(
          Locale.ROOT,
          "%s%s: %.2f s, %dx%d, %,d kB, made in %.1f s%n",
          isTerminal ? "\r" : "",
          file.getFileName(),
          length,
          width,
          film.profile().height(),
          sizeOf(file) / 1000,
          took);
    }
    out.flush();
  }

  private static long sizeOf(Path file) {
    try {
      return Files.size(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
