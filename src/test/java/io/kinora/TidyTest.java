package io.kinora;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the house keeps tidy, so that nobody has to say it.
class TidyTest {

  private static final Path MAIN = Path.of("src/main/java");
  private static final Path TEST = Path.of("src/test/java");

  /// Longer files are asked what two things they are.
  private static final int LINES_MAX = 300;

  /// A word that may not stand in the code.
  ///
  /// @param word as a pattern
  /// @param instead what to use
  /// @param exceptions files that may have it: the end of their path
  record Banned(String word, String instead, List<String> exceptions) {
    static Banned of(String word, String instead, String... exceptions) {
      return new Banned(word, instead, List.of(exceptions));
    }
  }

  static Stream<Banned> banned() {
    return Stream.of(
        Banned.of(
            "Instant\\.now\\(|System\\.currentTimeMillis\\(|LocalDate(Time)?\\.now\\(",
            "the clock that was passed in"),
        Banned.of(
            "new ProcessBuilder",
            "FfmpegRunner",
            "FfmpegRunner.java",
            "Sandbox.java",
            "Actor.java",
            "SystemCommand.java"),
        Banned.of("System\\.(out|err)\\b", "the log, or the command's Screen", "LogSetup.java"),
        Banned.of("\\.printStackTrace\\(", "the log"),
        Banned.of("Thread\\.sleep\\(", "Pause", "Pause.java"),
        Banned.of("\\b(TODO|FIXME|XXX)\\b", "an issue"),
        Banned.of("@Disabled|@SuppressWarnings", "mending the cause"),
        Banned.of("import (static )?[\\w.]+\\.\\*;", "one import a line"),
        Banned.of("\\.parallel\\(\\)|parallelStream\\(", "a pool of our own"),
        Banned.of(
            "Runtime\\.getRuntime\\(\\)\\.addShutdownHook",
            "Server",
            "Server.java",
            "ServeCommand.java",
            "ChaosCommand.java"),
        Banned.of(
            "https?://(?!example|127\\.0\\.0\\.1|localhost|www\\.(youtube|googleapis|facebook)|oauth2\\.googleapis|api\\.vimeo|graph(-video)?\\.facebook|www\\.w3|files\\.com)[a-z]",
            "an address in a document"));
  }

  @ParameterizedTest
  @MethodSource("banned")
  void a_banned_word_stands_nowhere(Banned banned) throws IOException {
    var word = Pattern.compile(banned.word());
    var found = new ArrayList<String>();
    for (Path file : sourcesIn(MAIN)) {
      boolean isAllowed = banned.exceptions().stream().anyMatch(file.toString()::endsWith);
      List<String> lines = Files.readAllLines(file);
      for (int line = 0; line < lines.size() && !isAllowed; line++) {
        if (word.matcher(lines.get(line)).find()) {
          found.add(file + ":" + (line + 1) + " use " + banned.instead());
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void every_package_has_its_sign() throws IOException {
    var missing = new ArrayList<Path>();
    for (Path file : sourcesIn(MAIN)) {
      Path sign = file.resolveSibling("package-info.java");
      if (!Files.exists(sign) || !Files.readString(sign).contains("@NullMarked")) {
        missing.add(file.getParent());
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void no_file_is_long() throws IOException {
    var found = new ArrayList<String>();
    for (Path file : sourcesIn(MAIN)) {
      long count = Files.readAllLines(file).size();
      if (count > LINES_MAX) {
        found.add(file + " has " + count + " lines");
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void every_type_says_what_it_is() throws IOException {
    var declaration = Pattern.compile(
        "^(public |final |abstract |sealed |non-sealed )*(class|record|enum|interface) ");
    var found = new ArrayList<String>();
    for (Path file : sourcesIn(MAIN)) {
      List<String> lines = Files.readAllLines(file);
      for (int line = 1; line < lines.size(); line++) {
        if (declaration.matcher(lines.get(line)).find() && !isDocumented(lines, line)) {
          found.add(file + ":" + (line + 1));
        }
      }
    }
    assertThat(found).isEmpty();
  }

  /// Looks upward over annotations, which may take several lines.
  private static boolean isDocumented(List<String> lines, int declaration) {
    for (int line = declaration - 1; line >= 0 && !lines.get(line).isBlank(); line--) {
      if (lines.get(line).startsWith("///")) {
        return true;
      }
    }
    return false;
  }

  @Test
  void every_link_of_the_documents_leads_somewhere() throws IOException {
    var link = Pattern.compile("\\]\\((?!https?:|#|mailto:)([^)#]+)");
    var broken = new ArrayList<String>();
    for (Path page : documents()) {
      var links = link.matcher(Files.readString(page));
      while (links.find()) {
        Path target = page.toAbsolutePath().resolveSibling(links.group(1)).normalize();
        if (!Files.exists(target)) {
          broken.add(page + " → " + links.group(1));
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void tests_do_not_sleep() throws IOException {
    var found = new ArrayList<Path>();
    for (Path file : sourcesIn(TEST)) {
      if (Files.readString(file).contains("Thread" + ".sleep(")) {
        found.add(file);
      }
    }
    assertThat(found).isEmpty();
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> top = Files.list(Path.of(""));
        Stream<Path> docs = Files.walk(Path.of("docs"))) {
      return Stream.concat(top, docs)
          .filter(file -> file.toString().endsWith(".md"))
          .toList();
    }
  }

  private static List<Path> sourcesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }
}
